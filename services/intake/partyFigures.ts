import { minorToNumber } from '../../domain/money/minor';
import { averageDelay } from '../../domain/payments/averageDelay';
import type { IntakeRecord, Reading } from '../../ledger/port';
import { todayOf } from '../parts/assembleHeader';
import { outstandingOf } from '../parts/outstandingOf';
import { resolveMaster } from '../parts/resolve';
import { paidInvoices } from '../payments/getAccountFigures';

/** What a customer owes us or we owe a supplier, in the currency of an invoice, once it is confirmed. */
export interface PartyFigures {
	readonly due: number;
	readonly overdue: number;
	/** Of credit notes, not used yet. */
	readonly credit: number;
	/** Mean of paid date − due date over the last 12 months; null where nothing was paid. */
	readonly averageDelayDays: number | null;
}

const MOST_CREDITS = 1000;

/** Undefined of an intake that is not confirmed. */
export async function partyFigures(
	read: Pick<Reading, 'masters' | 'documents' | 'payments' | 'intakes'>,
	{ state, companyId, partyId, currency, direction }: IntakeRecord,
	now: string,
): Promise<PartyFigures | undefined> {
	const isComplete = state === 'confirmed' && direction !== 'unknown';
	if (!isComplete || companyId === null || partyId === null || currency === null) return undefined;
	const company = await resolveMaster(read, 'company', companyId, undefined, 'company');
	const todays = new Map([[companyId, todayOf(company, now)]]);
	const rows = await outstandingOf(read, [partyId], todays, direction);
	const row = rows.find((one) => one.currency === currency);
	const kind = direction === 'sale' ? 'invoice' : 'supplierInvoice';
	const paid = await paidInvoices(read, { companyId, partyId, currency }, company, now, kind);
	const own = direction === 'purchase' ? await supplierCredit(read, partyId, currency) : 0;
	return {
		due: minorToNumber(row?.open ?? 0, currency),
		overdue: minorToNumber(row?.overdue ?? 0, currency),
		credit: minorToNumber((row?.credit ?? 0) + own, currency),
		averageDelayDays: averageDelay(paid),
	};
}

/** Credit notes of suppliers are no documents. */
async function supplierCredit(
	{ intakes }: Pick<Reading, 'intakes'>,
	partyId: string,
	currency: string,
): Promise<number> {
	const notes = await intakes.find({
		...{ partyId, direction: 'purchase', kind: 'creditNote', states: ['confirmed'], limit: MOST_CREDITS },
	});
	return notes.filter((note) => note.currency === currency).reduce((sum, { gross }) => sum + (gross ?? 0), 0);
}
