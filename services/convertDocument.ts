import { z } from 'zod/v4';
import { CONVERSIONS } from '../domain/documents/conversions';
import { KIND_RULES, type Kind } from '../domain/documents/kinds';
import { DISPOSITIONS, type BillingDocument } from '../domain/documents/document';
import type { Master } from '../domain/masters/schemas';
import { refuse } from '../domain/refusal';
import { envelope, headerFields } from '../domain/schemas/documentInput';
import { id, quantity, quantityOrNone, reference } from '../domain/schemas/fields';
import type { LedgerTx } from '../ledger/port';
import type { WorkContext } from './context';
import { assertPurchasing } from './createDocument';
import { todayOf } from './parts/assembleHeader';
import { convert, documentsMadeFrom, lockSources } from './parts/convert';
import { DEDUCTIONS } from './parts/deductionChoice';
import { withDispositions } from './parts/disposeReturns';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { nameOf } from '../domain/documents/nameOf';
import { dateOfNext } from './parts/orderByDate';
import { resolveMaster, resolveParty } from './parts/resolve';
import { validateDraft } from './parts/validateDraft';
import type { Done, UseCase } from './useCase';

const disposition = z.enum(DISPOSITIONS, `must be one of ${DISPOSITIONS.join(', ')}`);

/** Part of a source, line by line. */
export const quantityChoices = z
	.array(
		z.strictObject({
			line: z.int('must be a line number').min(1),
			quantity,
			/** How much of the rest stays open (reliquat); what is neither taken nor left open is given up. */
			backorder: quantityOrNone.optional(),
			/** What happens to goods that come back. */
			disposition: disposition.optional(),
			operationCode: reference.optional(),
		}),
	)
	.min(1, 'must name at least one line')
	.max(2000);

export const conversionInput = z.object({
	...envelope,
	id,
	/** Part of the source; everything that is left where it is missing. */
	quantities: quantityChoices.optional(),
	/** More than is left may be taken, on purpose (sur-livraison). */
	allowMore: z.boolean('must be true or false').optional(),
	/** What happens to the goods of all lines of a return that say nothing themselves. */
	disposition: disposition.optional(),
	...headerFields,
	supplier: reference.optional(),
	validate: z.boolean().optional(),
	startProduction: z.boolean().optional(),
	/** Deposits that an invoice takes back: those that are paid (default), all that are posted, or none. */
	deductDeposits: z.enum(DEDUCTIONS, `must be one of ${DEDUCTIONS.join(', ')}`).optional(),
});
export type ConversionInput = z.output<typeof conversionInput>;

/**
 * Turns a document into the next one. Without quantities it takes all that is left, and when nothing is left it
 * gives back the documents that took it: so it may run twice.
 */
export function convertDocument(to: Kind): UseCase<typeof conversionInput, DocumentView> {
	return {
		operation: `document.convertTo.${to}`,
		schema: conversionInput,
		...onDocument,
		order: (input, read, now) => dateOfNext(read, input, now),
		withoutKey: (input) => (input.quantities ? 'refuse' : isCopy(to) ? 'hint' : 'safe'),
		work: (tx, input, context) => convertSources(tx, [input.id], to, input, context),
	};
}

/** A copy uses nothing up, so nothing tells a second one from a repetition. */
function isCopy(to: Kind): boolean {
	return CONVERSIONS.filter((conversion) => conversion.to === to).every(
		({ competing }) => competing.length === 0,
	);
}

/** The conversion of one or several sources, shared by Convert and Create Invoice. */
export async function convertSources(
	tx: LedgerTx,
	ids: readonly string[],
	to: Kind,
	input: Omit<ConversionInput, 'id'>,
	context: WorkContext,
	more: Partial<Parameters<typeof convert>[1]> = {},
): Promise<Done> {
	const sources = await lockSources(tx, ids);
	const [first] = sources as [BillingDocument];
	const company = await resolveMaster(tx, 'company', first.companyId, undefined, 'company');
	assertPurchasing(company.content.purchasing !== false, to);
	const party = await partyFor(tx, first, to, input.supplier, company);
	const { quantities, allowMore, disposition, validate, startProduction, deductDeposits, ...header } = input;
	const dispose = await withDispositions(tx, to, company, quantities ?? [], disposition);
	const draft = await convert(
		tx,
		{ sources, to, quantities, allowMore, dispose, header, company, party, deductDeposits, ...more },
		context,
	);
	if (!draft) return reuse(tx, sources, to, company, validate === true, context);
	if (validate === true) await validateDraft(tx, draft, company, context);
	if (startProduction === true) await noteProduction(tx, draft, company, context);
	return { ids: [draft.id] };
}

/** Nothing is left: the documents that took it are the answer. A draft among them is validated if that was asked. */
async function reuse(
	tx: LedgerTx,
	sources: readonly BillingDocument[],
	to: Kind,
	company: Master<'company'>,
	validate: boolean,
	context: WorkContext,
): Promise<Done> {
	const made = await documentsMadeFrom(tx, sources, to);
	if (made.length === 0) {
		const names = sources.map(nameOf).join(', ');
		refuse({
			rule: 'conversion.nothingLeft',
			document: names,
			message: `Nothing of ${names} is left for a ${KIND_RULES[to].title.toLowerCase()}: it went into documents of another kind.`,
			fix: 'Look at Get History for the documents that took the quantities.',
		});
	}
	for (const draft of made.filter((document) => validate && document.state === 'draft')) {
		await tx.documents.lock([draft.id]);
		await validateDraft(tx, draft, company, context);
	}
	return { ids: made.map((document) => document.id), reused: true };
}

/** The customer stays; across to the purchase side a supplier is chosen (type of account: supplier). */
async function partyFor(
	tx: LedgerTx,
	source: BillingDocument,
	to: Kind,
	supplier: string | undefined,
	company: Master<'company'>,
): Promise<Master<'party'>> {
	const crosses = KIND_RULES[source.kind].side !== KIND_RULES[to].side;
	if (crosses || supplier !== undefined) return resolveParty(tx, supplier, company, KIND_RULES[to].side);
	return resolveMaster(tx, 'party', source.partyId, undefined, 'customer');
}

/** Generating the order starts production (lancement de la fabrication): a dated entry of the follow-up. */
async function noteProduction(
	tx: LedgerTx,
	order: BillingDocument,
	company: Master<'company'>,
	context: WorkContext,
): Promise<void> {
	const onDate = todayOf(company, context.now);
	await tx.facts.add({
		documentId: order.id,
		kind: 'productionStarted',
		onDate,
		actor: context.actor,
		data: {},
	});
}
