import { setImmediate } from 'node:timers/promises';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { LedgerTx, Reading } from '../../ledger/port';
import type { WorkContext } from '../context';
import { formerSeriesCode } from '../parts/assertNotFormer';

/** Kinds that come in from a former system with numbers of their own. */
export type FormerKind = Extract<
	Kind,
	'quotation' | 'salesOrder' | 'invoice' | 'creditNote' | 'supplierInvoice'
>;

/**
 * The series that holds the numbers of a former system, one a company and kind: two kinds may bear the same number
 * there. It gives none of them itself, so it is never offered to new documents.
 */
export async function formerSeries(
	tx: LedgerTx,
	company: Master<'company'>,
	kind: FormerKind,
	{ actor }: WorkContext,
): Promise<Master<'numberSeries'>> {
	const code = formerSeriesCode(company, kind);
	const known = await tx.masters.find('numberSeries', code, company.id);
	if (known) return known;
	const name = `${KIND_RULES[kind].title}s of the former system`;
	const content = {
		code,
		name,
		company: company.id,
		kinds: [kind],
		pattern: '{SEQ}',
		reset: 'never' as const,
		external: true,
	};
	const { master } = await tx.masters.save({
		kind: 'numberSeries',
		companyId: company.id,
		code,
		name,
		active: true,
		content,
	});
	tx.audit.add({
		chain: company.id,
		actor,
		action: 'numberSeries.created',
		subjectKind: 'numberSeries',
		subjectId: master.id,
		data: { version: master.version, content },
	});
	return master;
}

/** Numbers that documents of a kind bear already. */
export interface TakenNumbers {
	/** Documents of the former system by their number. */
	readonly former: ReadonlyMap<string, string>;
	/** Numbers of our own. */
	readonly own: ReadonlySet<string>;
}

const PAGE = 1000;

/** Read once for a whole import: asking number by number would read the whole table each time. */
export async function readTakenNumbers(
	read: Pick<Reading, 'masters' | 'series'>,
	company: Master<'company'>,
	kind: FormerKind,
): Promise<TakenNumbers> {
	const all = await read.masters.list({ kind: 'numberSeries', companyId: company.id, limit: PAGE });
	const former = new Map<string, string>();
	const own = new Set<string>();
	for (const { id, content } of all.filter((series) => mayNumber(series, kind))) {
		for (const { period } of await read.series.counters([id])) {
			for (let after = 0; ;) {
				const page = await read.series.numbered(id, period, after, PAGE);
				for (const { number, documentId } of page) {
					if (content.external === true) former.set(number, documentId);
					else own.add(number);
				}
				if (page.length < PAGE) break;
				after = page.at(-1)?.sequence ?? after;
				await setImmediate();
			}
		}
	}
	return { former, own };
}

/** Credit notes may share the series of the invoices. */
function mayNumber({ content }: Master<'numberSeries'>, kind: FormerKind): boolean {
	if (content.external === true) return content.kinds.includes(kind);
	return content.kinds.includes(kind) || (kind === 'creditNote' && content.kinds.includes('invoice'));
}
