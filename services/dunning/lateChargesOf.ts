import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { computeLateCharges, type LateCharges } from '../../domain/interest/computeLateCharges';
import type { InterestTerms } from '../../domain/interest/computeLateInterest';
import type { BuyerKind, LateDebt, Settled } from '../../domain/interest/interest';
import type { Master } from '../../domain/masters/schemas';
import { standingMatches } from '../../domain/payments/standingMatches';
import type { Claim, DocumentMatch, Reading } from '../../ledger/port';

/** Late interest and indemnity of an invoice, by the position of its instalments. */
export interface ChargesOfInvoice extends LateCharges {
	/** Positions in the order of `instalments`. */
	readonly positions: readonly number[];
}

/** Who pays late, and by which contract. */
export function interestTerms(company: Master<'company'>, party: Master<'party'>): InterestTerms {
	const contractPercent = party.content.lateInterestPercent ?? company.content.lateInterestPercent;
	return {
		country: company.content.country,
		buyer: buyerKind(party),
		...(contractPercent !== undefined && { contractPercent }),
	};
}

export function buyerKind({ content }: Master<'party'>): BuyerKind {
	if (content.publicBuyer === true) return 'public';
	return content.professional === false ? 'consumer' : 'business';
}

/** What each invoice costs its buyer beside the debt, on a day; computed and never posted. */
export async function lateChargesOf(
	{ payments, claims }: Pick<Reading, 'payments' | 'claims'>,
	invoices: readonly BillingDocument[],
	until: CalendarDate,
	terms: InterestTerms,
): Promise<ReadonlyMap<string, ChargesOfInvoice>> {
	const ids = invoices.map(({ id }) => id);
	const matches = Map.groupBy(await payments.matchesOf(ids), ({ documentId }) => documentId);
	const claimed = Map.groupBy(await claims.ofDocuments(ids), ({ documentId }) => documentId);
	return new Map(
		invoices.map((invoice) => {
			const debts = debtsOf(invoice, matches.get(invoice.id) ?? [], claimed.get(invoice.id) ?? []);
			const charges = computeLateCharges(
				debts.map(({ debt }) => debt),
				until,
				terms,
			);
			return [invoice.id, { ...charges, positions: debts.map(({ position }) => position) }];
		}),
	);
}

/**
 * Instalments with the money that came for each and its day. Money that was collected for an instalment is its own; all
 * other money covers them in their order.
 */
function debtsOf(
	{ totals, dueDate }: BillingDocument,
	matches: readonly DocumentMatch[],
	claims: readonly Claim[],
): Array<{ readonly position: number; readonly debt: LateDebt }> {
	const instalments = totals.instalments ?? [{ position: 1, amount: totals.gross, dueDate }];
	const collected = new Map(
		claims.flatMap(({ paymentId, instalment }) => (paymentId === null ? [] : [[paymentId, instalment]])),
	);
	const room = new Map(instalments.map(({ position, amount }) => [position, amount]));
	const settled = new Map<number, Settled[]>(instalments.map(({ position }) => [position, []]));
	const inOrder = standingMatches(matches).toSorted((one, other) => (one.onDate < other.onDate ? -1 : 1));
	for (const { sourceId, amount, onDate } of inOrder) {
		const own = collected.get(sourceId);
		let left = amount;
		for (const { position } of instalments) {
			if (own !== undefined && own !== position) continue;
			const part = Math.min(left, room.get(position) ?? 0);
			if (part <= 0) continue;
			settled.get(position)?.push({ on: onDate, amount: part });
			room.set(position, (room.get(position) ?? 0) - part);
			left -= part;
		}
	}
	return instalments.flatMap(({ position, amount, dueDate: due }) =>
		due === null ? [] : [{ position, debt: { dueDate: due, amount, settled: settled.get(position) ?? [] } }],
	);
}
