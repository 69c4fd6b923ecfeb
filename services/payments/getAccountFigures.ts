import { z } from 'zod/v4';
import { addDays, type CalendarDate } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import { Exact } from '../../domain/money/decimal';
import { minorToNumber, roundToMinor, sumMinor } from '../../domain/money/minor';
import { averageDelay, type PaidInvoice } from '../../domain/payments/averageDelay';
import { lastPaidOn } from '../../domain/payments/lastPaidOn';
import { reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import type { Reading } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { getOutstanding, type OutstandingView } from '../getOutstanding';
import { moneyAround } from '../parts/moneyAround';
import { todayOf } from '../parts/assembleHeader';
import { amountsLeft } from './amountLeft';
import { openInvoicesOf, type Account } from './openInvoices';

const schema = z.object({
	company: reference.optional(),
	/** One customer; all that have something open where it is missing. */
	party: reference.optional(),
});

/** What a customer owes, and how it pays (encours, en souffrance, délai moyen). */
export interface AccountFigures extends OutstandingView {
	/** Of what is open, on its way. */
	readonly inCollection: number;
	/** Money received that no invoice took. */
	readonly unallocated: number;
	/** Open less what is on its way, less open credits and money that is not allocated. */
	readonly amountDue: number;
	/** Mean of paid date − due date of the invoices that were paid in the last 12 months; null where none was. */
	readonly averageDelayDays: number | null;
	readonly invoicesPaid: number;
}

const A_YEAR = 365;
const PAGE = 500;

/** Key figures of customers' accounts, by company and currency. */
export async function getAccountFigures(context: ServiceContext, query: unknown): Promise<AccountFigures[]> {
	const { read } = context.ledger;
	const input = parseInput(schema, query);
	const rows = await getOutstanding(context, { ...input, side: 'sale' });
	const views: AccountFigures[] = [];
	for (const row of rows) views.push(await figuresOf(read, row, context.now()));
	return views;
}

async function figuresOf(read: Reading, row: OutstandingView, now: string): Promise<AccountFigures> {
	const { companyId, partyId, currency } = row;
	const account = { companyId, partyId, currency };
	const company = await read.masters.get('company', companyId);
	if (!company) throw new Error(`Company ${companyId} is missing`);
	const pending = await pendingOf(read, account);
	const money = await unallocatedOf(read, account);
	const paid = await paidInvoices(read, account, company, now);
	const number = (amount: number) => minorToNumber(amount, currency);
	const balance = roundToMinor(new Exact(String(row.balance)), currency);
	return {
		...row,
		inCollection: number(pending),
		unallocated: number(money),
		amountDue: number(balance - pending - money),
		averageDelayDays: averageDelay(paid),
		invoicesPaid: paid.length,
	};
}

async function pendingOf(read: Reading, account: Account): Promise<number> {
	const invoices = await openInvoicesOf(read, account);
	const money = await moneyAround(read, invoices);
	return sumMinor(invoices.map(({ id }) => money(id).pending));
}

async function unallocatedOf({ payments }: Reading, account: Account): Promise<number> {
	let sum = 0;
	let after: string | undefined;
	do {
		const page = await payments.find({ ...account, unallocated: true, after, limit: PAGE });
		sum = sumMinor([sum, ...(await amountsLeft({ payments }, page)).values()]);
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
	return sum;
}

/** Invoices that the last money came for in the twelve months before today, and that are settled. */
export async function paidInvoices(
	read: Pick<Reading, 'payments' | 'documents'>,
	{ companyId, partyId, currency }: Account,
	company: Master<'company'>,
	now: string,
	kind: 'invoice' | 'supplierInvoice' = 'invoice',
): Promise<PaidInvoice[]> {
	const paidTo: CalendarDate = todayOf(company, now);
	const paidFrom = addDays(paidTo, -A_YEAR);
	const paid: PaidInvoice[] = [];
	let after: string | undefined;
	do {
		const ids = await read.payments.paidInvoices({
			companyId,
			partyId,
			kind,
			paidFrom,
			paidTo,
			after,
			limit: PAGE,
		});
		const matches = Map.groupBy(await read.payments.matchesOf(ids), ({ documentId }) => documentId);
		for (const { id, dueDate, totals, currency: inCurrency } of await read.documents.getMany(ids)) {
			const own = matches.get(id) ?? [];
			const isSettled = sumMinor(own.map(({ amount }) => amount)) >= totals.gross;
			const paidOn = lastPaidOn(own);
			const counts = isSettled && inCurrency === currency && paidOn !== null && paidOn >= paidFrom;
			if (counts && dueDate !== null && paidOn <= paidTo) paid.push({ dueDate, paidOn });
		}
		after = ids.length === PAGE ? ids.at(-1) : undefined;
	} while (after !== undefined);
	return paid;
}
