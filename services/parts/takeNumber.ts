import type { Numbering } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { formatNumber } from '../../domain/numbering/pattern';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';

export interface TakenNumber {
	readonly number: string | null;
	readonly internalReference: string | null;
	readonly numbering: Numbering;
}

/**
 * Takes the next number of the company's series for the kind. Where the e-invoice provider gives the legal number
 * (Viet Nam), the series gives an internal reference only.
 */
export async function takeNumber(
	tx: LedgerTx,
	company: Master<'company'>,
	kind: Kind,
	issueDate: string,
): Promise<TakenNumber> {
	const series = await findSeries(tx, company, kind);
	const { pattern, reset } = series.content;
	const numbering = await tx.series.take(series.id, issueDate, reset);
	const text = formatNumber(pattern, issueDate, numbering.sequence);
	const byProvider = kind === 'invoice' && company.content.invoiceNumbers === 'provider';
	return { number: byProvider ? null : text, internalReference: byProvider ? text : null, numbering };
}

/** Credit notes share the invoice series unless the company keeps their own. */
export function seriesKind(company: Master<'company'>, kind: Kind): Kind {
	return kind === 'creditNote' && company.content.creditNoteSeries !== 'own' ? 'invoice' : kind;
}

export async function findSeries(
	tx: Pick<LedgerTx, 'masters'>,
	company: Master<'company'>,
	kind: Kind,
): Promise<Master<'numberSeries'>> {
	const wanted = seriesKind(company, kind);
	const all = await tx.masters.list({
		kind: 'numberSeries',
		companyId: company.id,
		onlyActive: true,
		limit: 1000,
	});
	const fitting = all.filter((series) => series.content.kinds.includes(wanted));
	const [only] = fitting;
	if (only !== undefined && fitting.length === 1) return only;
	return refuse({
		rule: only ? 'series.several' : 'series.none',
		message: only
			? `Company '${company.code}' has several active number series for ${KIND_RULES[wanted].title.toLowerCase()}: ${fitting.map((series) => series.code).join(', ')}.`
			: `Company '${company.code}' has no number series for ${KIND_RULES[wanted].title.toLowerCase()}.`,
		fix: only
			? 'Leave one active (Billing Master Data, Number Series).'
			: 'Create one with the Billing Master Data node (Number Series), or run setup-company.json.',
	});
}
