import type { BillingDocument, Numbering } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import { formatNumber } from '../../domain/numbering/pattern';
import { refuse } from '../../domain/refusal';
import type { LedgerTx, Reading } from '../../ledger/port';
import { assertNotFormer } from './assertNotFormer';

export interface TakenNumber {
	readonly number: string | null;
	readonly internalReference: string | null;
	readonly numbering: Numbering;
}

type Numbered = Pick<
	BillingDocument,
	'kind' | 'issueDate' | 'journal' | 'invoiceType' | 'number' | 'internalReference' | 'numbering'
>;

/**
 * Takes the next number of the company's series for the document. Where the e-invoice provider gives the legal number
 * (Viet Nam), the series gives an internal reference only. A document that was unlocked keeps the number it had.
 *
 * @param forced sequence to take instead of the next one; the caller has checked the privilege.
 */
export async function takeNumber(
	tx: LedgerTx,
	company: Master<'company'>,
	draft: Numbered,
	forced?: number,
): Promise<TakenNumber> {
	const { kind, issueDate, number, internalReference } = draft;
	if (draft.numbering !== null) return { number, internalReference, numbering: draft.numbering };
	const series = await findSeries(tx, company, draft);
	const { reset } = series.content;
	const numbering =
		forced === undefined
			? await tx.series.take(series.id, issueDate, reset)
			: await tx.series.force(series.id, issueDate, reset, forced);
	const text = writeNumber(company, series, issueDate, numbering.sequence);
	const byProvider = kind === 'invoice' && company.content.invoiceNumbers === 'provider';
	if (!byProvider) await assertNotFormer(tx, company, kindsNumberedWith(company, kind), text);
	return { number: byProvider ? null : text, internalReference: byProvider ? text : null, numbering };
}

/** Before the number of a document of a company in test mode, so that no copy can pass for a real one. */
export const TEST_MARK = 'TEST-';

export function writeNumber(
	company: Master<'company'>,
	series: Master<'numberSeries'>,
	issueDate: CalendarDate,
	sequence: number,
): string {
	const number = formatNumber(series.content.pattern, issueDate, sequence);
	return company.content.testMode === true ? `${TEST_MARK}${number}` : number;
}

/** Credit notes share the invoice series unless the company keeps their own. */
export function seriesKind(company: Master<'company'>, kind: Kind): Kind {
	return kind === 'creditNote' && company.content.creditNoteSeries !== 'own' ? 'invoice' : kind;
}

/** Kinds that a kind shares its numbers with, itself among them. */
function kindsNumberedWith(company: Master<'company'>, kind: Kind): readonly Kind[] {
	const shared = seriesKind(company, 'creditNote') === 'invoice';
	return shared && (kind === 'invoice' || kind === 'creditNote') ? ['invoice', 'creditNote'] : [kind];
}

/**
 * The active series for a document: of its kind, and the closest one by journal and invoice type.
 *
 * @throws Refusal `series.none`, `series.several` or `series.journal`.
 */
export async function findSeries(
	tx: Pick<Reading, 'masters'>,
	company: Master<'company'>,
	{ kind, journal, invoiceType }: Pick<Numbered, 'kind' | 'journal' | 'invoiceType'>,
): Promise<Master<'numberSeries'>> {
	const wanted = seriesKind(company, kind);
	const all = await tx.masters.list({
		kind: 'numberSeries',
		companyId: company.id,
		onlyActive: true,
		limit: 1000,
	});
	const ofKind = all.filter(
		({ content }) =>
			content.external !== true &&
			content.kinds.includes(wanted) &&
			(content.invoiceType === undefined || content.invoiceType === invoiceType),
	);
	const fitting = ofKind.filter(({ content }) => (content.journal ?? null) === (journal ?? null));
	if (fitting.length === 0 && journal) refuseJournal(company, journal, wanted);
	const typed = fitting.filter(({ content }) => content.invoiceType !== undefined);
	const closest = typed.length > 0 ? typed : fitting;
	const [only] = closest;
	if (only !== undefined && closest.length === 1) return only;
	return refuse({
		rule: only ? 'series.several' : 'series.none',
		message: only
			? `Company '${company.code}' has several active number series for ${KIND_RULES[wanted].title.toLowerCase()}: ${closest.map((series) => series.code).join(', ')}.`
			: `Company '${company.code}' has no number series for ${KIND_RULES[wanted].title.toLowerCase()}.`,
		fix: only
			? 'Leave one active, or give them different journals (Billing Master Data, Number Series).'
			: 'Create one with the Billing Master Data node (Number Series), or run setup-company.json.',
	});
}

function refuseJournal(company: Master<'company'>, journal: string, kind: Kind): never {
	refuse({
		rule: 'series.journal',
		field: 'journal',
		message: `Company '${company.code}' has no number series of journal '${journal}' for ${KIND_RULES[kind].title.toLowerCase()}.`,
		fix: "Correct 'journal' on the document, or create a series with this journal (Billing Master Data, Number Series).",
	});
}
