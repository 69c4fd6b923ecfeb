import type { CalendarDate } from '../../domain/dates/calendarDate';
import { standingMatches } from '../../domain/payments/standingMatches';
import { refuse } from '../../domain/refusal';
import type { LedgerTx, SettlementMatch } from '../../ledger/port';
import type { WorkContext } from '../context';
import { auditPayment, lockPayment } from './onPayment';
import { undoMatches } from './undoMatches';

/**
 * Undoes a payment as a whole, inside a transaction: its documents are locked, then itself; its matches are taken back
 * by counter-matches, and a payment of the kind `reversal` stands beside it.
 *
 * @returns false where it was undone already
 * @throws Refusal `payment.isReversal`, `payment.refunded`
 */
export async function undoPayment(
	tx: LedgerTx,
	id: string,
	{ onDate, reason }: { readonly onDate: CalendarDate; readonly reason: string },
	context: WorkContext,
): Promise<boolean> {
	await tx.documents.lock([
		...new Set((await everyMatch(tx, id)).flatMap(({ documentId }) => documentId ?? [])),
	]);
	const payment = await lockPayment(tx, id);
	if (payment.reversedBy !== null) return false;
	if (payment.kind === 'reversal') refuseReversal(payment.id);
	const standing = standingMatches(await everyMatch(tx, id));
	const refund = standing.find(({ refundId }) => refundId !== null && refundId !== payment.id);
	if (refund) refuseRefunded(payment.id, refund.refundId ?? '');
	await undoMatches(tx, standing, onDate, context);
	const { companyId, partyId, currency, amount, method, reference } = payment;
	const reversal = await tx.payments.add({
		kind: 'reversal',
		companyId,
		partyId,
		currency,
		amount,
		receivedOn: onDate,
		method,
		reference,
		reverses: payment.id,
		reason,
		actor: context.actor,
	});
	auditPayment(tx, context, 'reverse', payment, { reversal, reason, onDate });
	return true;
}

/** What it gave, and what it gave back. */
async function everyMatch({ payments }: Pick<LedgerTx, 'payments'>, id: string): Promise<SettlementMatch[]> {
	return [...(await payments.matchesFrom([id])), ...(await payments.matchesOfRefunds([id]))];
}

function refuseReversal(id: string): never {
	refuse({
		rule: 'payment.isReversal',
		field: 'id',
		message: `${id} is itself the reversal of a payment.`,
		fix: 'Record the money anew if it came after all.',
	});
}

function refuseRefunded(id: string, refund: string): never {
	refuse({
		rule: 'payment.refunded',
		field: 'id',
		message: `Of payment ${id} a part was paid back by refund ${refund}.`,
		fix: 'Reverse the refund first if that money came back; else record what the customer owes by an invoice.',
	});
}
