import type { CalendarDate } from '../../domain/dates/calendarDate';
import { minorToNumber, sumMinor } from '../../domain/money/minor';
import { nameOf } from '../../domain/documents/nameOf';
import { findMethod, PAYMENT_METHODS } from '../../domain/payments/methods';
import type { MatchSource, PaymentKind } from '../../domain/payments/payment';
import { standingMatches } from '../../domain/payments/standingMatches';
import type { Payment, Reading, SettlementMatch } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { LedgerTx } from '../../ledger/port';
import type { Done } from '../useCase';
import { amountsLeft } from './amountLeft';

/** Where a part of a payment went, or, of a refund, where it came from. */
export interface AllocationView {
	readonly matchId: string;
	readonly sourceKind: MatchSource;
	/** The invoice that was settled; of a refund, the credit note or payment that was paid back. */
	readonly id: string;
	readonly number: string | null;
	readonly amount: number;
	readonly onDate: CalendarDate;
}

/** A payment as nodes give it out. Amounts are JSON numbers, rounded to the currency. */
export interface PaymentView {
	readonly id: string;
	readonly ledger: string;
	readonly kind: PaymentKind;
	readonly companyId: string;
	readonly companyCode: string;
	readonly partyId: string;
	readonly partyCode: string;
	readonly partyName: string;
	readonly currency: string;
	readonly amount: number;
	/** Set against invoices. */
	readonly allocated: number;
	/** Given back to the customer. */
	readonly refunded: number;
	/** Neither: credit of the customer (trop-perçu, acompte reçu). */
	readonly unallocated: number;
	readonly receivedOn: CalendarDate;
	readonly method: string | null;
	/** UNTDID 4461, where the method is one that we know. */
	readonly methodCode: string | null;
	readonly reference: string | null;
	readonly externalReference: string | null;
	/** Quotation, order or draft that the money came for. */
	readonly documentId: string | null;
	readonly documentNumber: string | null;
	readonly reversed: boolean;
	readonly reversedBy: string | null;
	readonly reverses: string | null;
	readonly reason: string | null;
	readonly allocations: readonly AllocationView[];
	readonly reused: boolean;
}

type Read = Pick<Reading, 'payments' | 'documents' | 'masters'>;

/** Shows payments in the order of the given ids; what stands around them is read once for the whole page. */
export async function viewPayments(
	read: Read,
	ledgerId: string,
	ids: readonly string[],
	reused = false,
): Promise<PaymentView[]> {
	const payments = new Map((await read.payments.getMany(ids)).map((payment) => [payment.id, payment]));
	const from = Map.groupBy(await read.payments.matchesFrom(ids), ({ sourceId }) => sourceId);
	const back = Map.groupBy(await read.payments.matchesOfRefunds(ids), ({ refundId }) => refundId ?? '');
	const left = await amountsLeft(read, [...payments.values()]);
	const around = { from, back, left, names: await namesOf(read, payments, from, back) };
	const views: PaymentView[] = [];
	for (const id of ids) {
		const payment = payments.get(id);
		if (payment) views.push(await viewOne(read, ledgerId, payment, around, reused));
	}
	return views;
}

type Matches = ReadonlyMap<string, readonly SettlementMatch[]>;

interface Around {
	readonly from: Matches;
	readonly back: Matches;
	readonly left: ReadonlyMap<string, number>;
	readonly names: ReadonlyMap<string, string>;
}

async function namesOf(
	read: Read,
	payments: ReadonlyMap<string, Payment>,
	from: Matches,
	back: Matches,
): Promise<Map<string, string>> {
	const ids = [
		...[...payments.values()].map(({ documentId }) => documentId),
		...[...from.values()].flat().map(({ documentId }) => documentId),
		...[...back.values()].flat().map(({ sourceId }) => sourceId),
	].filter((id) => id !== null);
	const documents = await read.documents.getMany([...new Set(ids)]);
	return new Map(documents.map((document) => [document.id, nameOf(document)]));
}

async function viewOne(
	read: Read,
	ledger: string,
	payment: Payment,
	{ from, back, left, names }: Around,
	reused: boolean,
): Promise<PaymentView> {
	const { id, currency, companyId, partyId, method, documentId } = payment;
	const company = await read.masters.get('company', companyId);
	const party = await read.masters.get('party', partyId);
	if (!company || !party) throw new Error(`The masters of payment ${id} are missing`);
	const standing = standingMatches([...(from.get(id) ?? []), ...(back.get(id) ?? [])]);
	const money = (amount: number) => minorToNumber(amount, currency);
	const sum = (matches: readonly SettlementMatch[]) => money(sumMinor(matches.map(({ amount }) => amount)));
	const known = method === null ? undefined : findMethod(method);
	return {
		id,
		ledger,
		kind: payment.kind,
		companyId,
		companyCode: company.code,
		partyId,
		partyCode: party.code,
		partyName: party.name,
		currency,
		amount: money(payment.amount),
		allocated: sum(standing.filter((match) => match.documentId !== null)),
		refunded: sum(standing.filter((match) => match.refundId !== null && match.sourceId === id)),
		unallocated: money(left.get(id) ?? 0),
		receivedOn: payment.receivedOn,
		method,
		methodCode: known ? PAYMENT_METHODS[known].code : null,
		reference: payment.reference,
		externalReference: payment.externalReference,
		documentId,
		documentNumber: documentId === null ? null : (names.get(documentId) ?? null),
		reversed: payment.reversedBy !== null,
		reversedBy: payment.reversedBy,
		reverses: payment.reverses,
		reason: payment.reason,
		allocations: standing
			.filter((match) => match.documentId !== null || match.refundId === id)
			.map((match) => {
				const other = match.documentId ?? match.sourceId;
				return {
					matchId: match.id,
					sourceKind: match.sourceKind,
					id: other,
					number: names.get(other) ?? null,
					amount: money(match.amount),
					onDate: match.onDate,
				};
			}),
		reused,
	};
}

/** The `show` of every use case whose result is payments. */
export function showPayments(tx: LedgerTx, done: Done, _context: WorkContext): Promise<PaymentView[]> {
	return viewPayments(tx, tx.ledgerId, done.ids, done.reused);
}
