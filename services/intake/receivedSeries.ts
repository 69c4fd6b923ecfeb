import { KIND_RULES } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { formerSeries, type FormerKind } from '../imports/formerSeries';
import { auditMaster } from '../parts/auditMaster';

/** Books of numbers that are looked through: two suppliers rarely bear the same number, a hundred never. */
const MOST_BOOKS = 100;
/** A code has sixty letters. */
const CODE_LENGTH = 30;

/**
 * The series that holds a number which others gave, so that none of ours is taken. What was sold elsewhere lies beside
 * the numbers of the former system. Where a number is borne already, by another supplier, another year or an invoice
 * that was voided, the next book takes it: the number itself stays as it is on the invoice.
 */
export async function receivedSeries(
	tx: LedgerTx,
	company: Master<'company'>,
	kind: Extract<FormerKind, 'invoice' | 'creditNote' | 'supplierInvoice'>,
	number: string,
	context: WorkContext,
): Promise<Master<'numberSeries'>> {
	for (let book = 1; book <= MOST_BOOKS; book += 1) {
		const series =
			book === 1 && kind !== 'supplierInvoice'
				? await formerSeries(tx, company, kind, context)
				: await openBook(tx, company, kind, book, context);
		if ((await tx.series.bearer(series.id, number)) === undefined) return series;
	}
	throw new Error(`Number ${number} is borne ${MOST_BOOKS} times among received documents`);
}

async function openBook(
	tx: LedgerTx,
	company: Master<'company'>,
	kind: FormerKind,
	book: number,
	context: WorkContext,
): Promise<Master<'numberSeries'>> {
	const code = `${company.code.slice(0, CODE_LENGTH)}-received-${kind}-${book}`;
	const known = await tx.masters.find('numberSeries', code, company.id);
	if (known) return known;
	const name = `${KIND_RULES[kind].title}s that were received (${book})`;
	const { master } = await tx.masters.save({
		...{ kind: 'numberSeries', companyId: company.id, code, name, active: true },
		content: {
			...{ code, name, company: company.id, kinds: [kind], pattern: '{SEQ}', reset: 'never', external: true },
		},
	});
	auditMaster(tx, context, 'created', master);
	return master;
}
