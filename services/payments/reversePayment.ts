import { z } from 'zod/v4';
import { standingMatches } from '../../domain/payments/standingMatches';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { date, id, text } from '../../domain/schemas/fields';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import type { LedgerTx, SettlementMatch } from '../../ledger/port';
import type { UseCase } from '../useCase';
import { auditPayment, getPayment, lockPayment, onPayment } from './onPayment';
import type { PaymentView } from './paymentView';
import { undoMatches } from './undoMatches';

const schema = z.object({
	...envelope,
	id,
	/** Why: insufficient funds, a wrong entry. It stays in the audit trail. */
	reason: text(500),
	onDate: date.optional(),
});

/**
 * Undoes a payment as a whole: a cheque that bounced (impayé), a transfer that was called back, a wrong entry. Its matches
 * are taken back by counter-matches, so that the invoices are open again, and a payment of the kind `reversal` stands
 * beside it. Nothing is deleted.
 */
export const reversePayment: UseCase<typeof schema, PaymentView> = {
	operation: 'payment.reverse',
	schema,
	...onPayment,
	async work(tx, input, context) {
		const { companyId } = await getPayment(tx, input.id);
		await assertMayWrite(tx, companyId, 'invoice', context);
		await tx.documents.lock([
			...new Set((await everyMatch(tx, input.id)).flatMap(({ documentId }) => documentId ?? [])),
		]);
		const payment = await lockPayment(tx, input.id);
		if (payment.reversedBy !== null) return { ids: [payment.id], reused: true };
		if (payment.kind === 'reversal') refuseReversal(payment.id);
		const standing = standingMatches(await everyMatch(tx, input.id));
		const refund = standing.find(({ refundId }) => refundId !== null && refundId !== payment.id);
		if (refund) refuseRefunded(payment.id, refund.refundId ?? '');
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		const onDate = input.onDate ?? todayOf(company, context.now);
		await undoMatches(tx, standing, onDate, context);
		const { partyId, currency, amount, method, reference } = payment;
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
			reason: input.reason,
			actor: context.actor,
		});
		auditPayment(tx, context, 'reverse', payment, { reversal, reason: input.reason, onDate });
		return { ids: [payment.id] };
	},
};

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
