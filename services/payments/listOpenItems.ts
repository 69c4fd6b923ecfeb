import { z } from 'zod/v4';
import { daysBetween, type CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import { minorToNumber, type Minor } from '../../domain/money/minor';
import { nextDueDate } from '../../domain/terms/dueDates';
import { toPay } from '../../domain/payments/toPay';
import { currency, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import type { Payment, Reading } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { moneyAround, type MoneyAround } from '../parts/moneyAround';
import { resolveCompany, resolveMaster } from '../parts/resolve';
import { amountsLeft } from './amountLeft';

export const OPEN_ITEM_KINDS = ['invoice', 'creditNote', 'payment'] as const;
export type OpenItemKind = (typeof OPEN_ITEM_KINDS)[number];

const schema = z.object({
	company: reference.optional(),
	/** One customer; all of them where it is missing. */
	party: reference.optional(),
	currency: currency.optional(),
	itemKinds: z
		.array(z.enum(OPEN_ITEM_KINDS, `must be one of ${OPEN_ITEM_KINDS.join(', ')}`))
		.min(1)
		.optional(),
	/** Only invoices that are overdue. */
	overdue: z.boolean().optional(),
	limit: z.int().min(1).max(10_000).optional(),
});

/**
 * One thing that waits to be matched: an invoice is an expected receipt (opération engagée) of its open amount on its due
 * date; a credit note (avoir disponible) and money that is not allocated stand against it, with a negative `balance`.
 */
export interface OpenItemView {
	readonly ledger: string;
	readonly itemKind: OpenItemKind;
	readonly id: string;
	readonly number: string | null;
	readonly companyId: string;
	readonly companyCode: string;
	readonly partyId: string;
	readonly partyCode: string;
	readonly partyName: string;
	readonly currency: string;
	readonly date: CalendarDate;
	/** When the money is expected; null for what we owe the customer. */
	readonly expectedOn: CalendarDate | null;
	readonly daysOverdue: number;
	readonly amount: number;
	/** What is left of it, more than zero. */
	readonly open: number;
	/** On its way (en cours d'encaissement). */
	readonly inCollection: number;
	/** Open less what is on its way. */
	readonly toPay: number;
	/** `open` with its sign in the customer's account: minus for credits and money. */
	readonly balance: number;
	readonly reference: string | null;
}

/** Rows of the ledger that are read at once. */
const PAGE = 500;
const MOST = 10_000;

/** Open items (postes ouverts), invoices first, each kind in the order of age. */
export async function listOpenItems(context: ServiceContext, query: unknown): Promise<OpenItemView[]> {
	const { ledger } = context;
	const input = parseInput(schema, query);
	const company = input.company === undefined ? undefined : await resolveCompany(ledger.read, input.company);
	const party =
		input.party === undefined
			? undefined
			: await resolveMaster(ledger.read, 'party', input.party, company?.id, 'party');
	const wanted: readonly OpenItemKind[] = input.overdue ? ['invoice'] : (input.itemKinds ?? OPEN_ITEM_KINDS);
	const limit = input.limit ?? MOST;
	const filter = { companyId: company?.id, partyId: party?.id, currency: input.currency };
	const show = shower(ledger.read, ledger.id, context.now());
	const items: OpenItemView[] = [];
	for (const kind of OPEN_ITEM_KINDS.filter((candidate) => wanted.includes(candidate))) {
		const pages =
			kind === 'payment' ? paymentPages(ledger.read, filter) : documentPages(ledger.read, kind, filter);
		for await (const page of pages) {
			for (const row of page) {
				const item = await show(row);
				if (!input.overdue || item.daysOverdue > 0) items.push(item);
				if (items.length >= limit) return items;
			}
		}
	}
	return items;
}

interface Filter {
	readonly companyId: string | undefined;
	readonly partyId: string | undefined;
	readonly currency: string | undefined;
}

type Row =
	| { readonly document: BillingDocument; readonly money: MoneyAround }
	| { readonly payment: Payment; readonly left: Minor };

async function* documentPages(
	read: Reading,
	kind: 'invoice' | 'creditNote',
	filter: Filter,
): AsyncGenerator<Row[]> {
	let after: string | undefined;
	do {
		const page = await read.documents.find({
			...filter,
			kinds: [kind],
			states: ['validated'],
			notFinished: true,
			after,
			limit: PAGE,
		});
		const money = await moneyAround(read, page);
		yield page.map((document) => ({ document, money: money(document.id) }));
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
}

async function* paymentPages({ payments }: Reading, filter: Filter): AsyncGenerator<Row[]> {
	let after: string | undefined;
	do {
		const page = await payments.find({ ...filter, unallocated: true, after, limit: PAGE });
		const left = await amountsLeft({ payments }, page);
		yield page.map((payment) => ({ payment, left: left.get(payment.id) ?? 0 }));
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
}

type Common = Omit<OpenItemView, 'ledger' | 'companyCode' | 'partyCode' | 'partyName'>;

function shower({ masters }: Reading, ledger: string, now: string): (row: Row) => Promise<OpenItemView> {
	const companies = new Map<string, Master<'company'>>();
	const parties = new Map<string, Master<'party'>>();
	return async (row) => {
		const { companyId, partyId } = 'payment' in row ? row.payment : row.document;
		const company = companies.get(companyId) ?? (await masters.get('company', companyId));
		const party = parties.get(partyId) ?? (await masters.get('party', partyId));
		if (!company || !party) throw new Error(`The masters of an open item of ${partyId} are missing`);
		companies.set(companyId, company);
		parties.set(partyId, party);
		const common = 'payment' in row ? ofPayment(row) : ofDocument(row, todayOf(company, now));
		const { code: partyCode, name: partyName } = party;
		return { ledger, companyCode: company.code, partyCode, partyName, ...common };
	};
}

function ofDocument(
	{ document, money }: { readonly document: BillingDocument; readonly money: MoneyAround },
	today: CalendarDate,
): Common {
	const { id, kind, companyId, partyId, totals, customerReference, issueDate } = document;
	const isInvoice = kind === 'invoice';
	// With a schedule, the next of its dates that the money does not cover.
	const dueDate = totals.instalments ? nextDueDate(totals.instalments, money.matched) : document.dueDate;
	const open = totals.gross - (isInvoice ? money.matched : money.given);
	const asNumber = (amount: Minor) => minorToNumber(amount, document.currency);
	const late = isInvoice && dueDate !== null && dueDate < today ? daysBetween(dueDate, today) : 0;
	return {
		itemKind: isInvoice ? 'invoice' : 'creditNote',
		id,
		number: document.number ?? document.internalReference,
		companyId,
		partyId,
		currency: document.currency,
		date: issueDate,
		expectedOn: isInvoice ? dueDate : null,
		daysOverdue: late,
		amount: asNumber(totals.gross),
		open: asNumber(open),
		inCollection: asNumber(money.pending),
		toPay: asNumber(isInvoice ? toPay(open, [{ amount: money.pending, state: 'pending' }]) : 0),
		balance: asNumber(isInvoice ? open : -open),
		reference: customerReference,
	};
}

function ofPayment({ payment, left }: { readonly payment: Payment; readonly left: Minor }): Common {
	const { id, companyId, partyId, currency: inCurrency, amount, receivedOn, reference: text } = payment;
	const asNumber = (minor: Minor) => minorToNumber(minor, inCurrency);
	return {
		itemKind: 'payment',
		id,
		number: null,
		companyId,
		partyId,
		currency: inCurrency,
		date: receivedOn,
		expectedOn: null,
		daysOverdue: 0,
		amount: asNumber(amount),
		open: asNumber(left),
		inCollection: 0,
		toPay: 0,
		balance: asNumber(-left),
		reference: text,
	};
}
