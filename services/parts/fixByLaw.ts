import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { findMissingMentions, type MissingMention } from '../../domain/legal/findMissingMentions';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { checkCrossBorder } from '../../domain/tax/checkCrossBorder';
import { explainTaxes } from '../../domain/tax/explainTaxes';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { findOperationNature } from './findOperationNature';

export interface ByLaw {
	/** The draft with its nature of operation, and with the reasons of rates without VAT. */
	readonly draft: BillingDocument;
	/** Mandatory mentions that it lacks; for the audit trail. */
	readonly missingMentions: readonly MissingMention[];
}

/**
 * What the law asks of an invoice or credit note when it is validated. A credit note gives back what was invoiced, with
 * the VAT that it had: it is never held up by rules on VAT.
 *
 * @throws Refusal `tax.…` of `explainTaxes` and `checkCrossBorder`, `mentions.missing` where the company wants that
 */
export async function fixByLaw(
	tx: LedgerTx,
	draft: BillingDocument,
	company: Master<'company'>,
	context: Pick<WorkContext, 'hint'>,
): Promise<ByLaw> {
	const { side, accounting } = KIND_RULES[draft.kind];
	if (side !== 'sale' || !accounting) return { draft, missingMentions: [] };
	const party = await tx.masters.get('party', draft.partyId);
	if (!party) throw new Error(`The customer of ${draft.id} is missing`);
	const parties = { company, party };
	const isInvoice = draft.kind === 'invoice';
	const taxLines = explainTaxes(draft, parties, { strict: isInvoice });
	if (isInvoice) checkCrossBorder(draft, parties);
	const operationNature = draft.operationNature ?? (await findOperationNature(tx, draft, company));
	const fixed: BillingDocument = {
		...draft,
		...(operationNature === undefined ? {} : { operationNature }),
		totals: { ...draft.totals, taxLines },
	};
	const check = company.content.legalMentions ?? 'warn';
	if (check === 'off') return { draft: fixed, missingMentions: [] };
	const missingMentions = findMissingMentions({ document: fixed, ...parties }, draft.issueDate);
	if (missingMentions.length > 0) tell(missingMentions, draft, check, context);
	return { draft: fixed, missingMentions };
}

function tell(
	missing: readonly MissingMention[],
	{ id, kind }: BillingDocument,
	check: 'refuse' | 'warn',
	{ hint }: Pick<WorkContext, 'hint'>,
): void {
	const title = KIND_RULES[kind].title;
	const list = missing.map(({ title: mention, source }) => `${mention} (${source})`).join('; ');
	const fix = `Fill in ${missing.map(placeOf).join(', ')}.`;
	if (check === 'warn') {
		// Without the number, so that a batch says it once.
		hint(
			`${title}: mentions that French law asks for are missing: ${list}. ${fix} The company's 'Legal Mentions' decides whether that is refused.`,
		);
		return;
	}
	const [first] = missing;
	refuse({
		rule: 'mentions.missing',
		...(first === undefined ? {} : { field: first.field }),
		document: id,
		message: `${title} ${id} lacks mentions that French law asks for: ${list}.`,
		fix: `${fix} Or let the company's 'Legal Mentions' warn only.`,
	});
}

function placeOf({ master, code, field }: MissingMention): string {
	return code === null ? `'${field}' of the document` : `'${field}' of ${master} '${code}'`;
}
