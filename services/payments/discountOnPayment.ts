import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import type { Allocation } from '../../domain/payments/allocatePayment';
import { lastDiscountDay } from '../../domain/payments/cashDiscount';
import { nameOf } from '../../domain/documents/nameOf';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { openAmount } from '../parts/settle';
import { discountOf, grantCashDiscount, isDiscountTaken } from './grantCashDiscount';

/**
 * Takes the cash discount of each invoice that a payment has settled but for exactly its discount, where the money came
 * in time. Of the others it is said why not; nothing is refused, because the money is there.
 */
export async function discountOnPayment(
	tx: LedgerTx,
	allocations: readonly Allocation[],
	paidOn: CalendarDate,
	company: Master<'company'>,
	context: WorkContext,
): Promise<void> {
	for (const invoice of await tx.documents.getMany([...new Set(allocations.map(({ id }) => id))])) {
		const { cashDiscount, issueDate } = invoice;
		if (!cashDiscount || (await isDiscountTaken(tx, invoice))) continue;
		const inTime = paidOn <= lastDiscountDay(issueDate, cashDiscount);
		const fits = (await openAmount(tx, invoice)) === (await discountOf(tx, invoice));
		if (inTime && fits) await grantCashDiscount(tx, invoice, company, paidOn, context);
		else
			context.hint(
				`${nameOf(invoice)}: no cash discount was taken, because ${inTime ? 'what is open is not its amount' : 'the money came too late'}.`,
			);
	}
}
