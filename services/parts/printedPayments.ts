import type { BillingDocument } from '../../domain/documents/document';
import { sumMinor } from '../../domain/money/minor';
import { amountDue } from '../../domain/payments/amountDue';
import { MATCH_SOURCES } from '../../domain/payments/payment';
import { standingMatches } from '../../domain/payments/standingMatches';
import type { PrintedPayments } from '../../formats/pdf';
import type { MoneyAround } from './moneyAround';

/**
 * What came for a document by its sources, and the amount due as the screen says it. The deposits that an invoice names
 * itself are printed one by one, so they are not counted here again.
 */
export function printedPayments(
	document: BillingDocument,
	{ matches, matched, pending, waiting }: MoneyAround,
): PrintedPayments {
	const { prepayments = [], totals, validatedAt } = document;
	const named = new Set(prepayments.map(({ documentId }) => documentId));
	const others = standingMatches(matches).filter(
		({ sourceKind, sourceId }) => sourceKind !== 'deposit' || !named.has(sourceId),
	);
	const bySource = MATCH_SOURCES.map((source) => {
		const amounts = others.filter(({ sourceKind }) => sourceKind === source).map(({ amount }) => amount);
		return { source, amount: sumMinor(source === 'payment' ? [...amounts, waiting] : amounts) };
	});
	const received = [...bySource, { source: 'pending' as const, amount: pending }];
	// Validation matches the deposits that an invoice names; what a draft names is not matched yet.
	const unmatched = validatedAt === null ? sumMinor(prepayments.map(({ amount }) => amount)) : 0;
	const due = amountDue(document, { open: totals.gross - matched, pending, waiting });
	return { received: received.filter(({ amount }) => amount !== 0), due: Math.max(0, due - unmatched) };
}
