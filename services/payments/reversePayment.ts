import { z } from 'zod/v4';
import { envelope } from '../../domain/schemas/documentInput';
import { date, id, text } from '../../domain/schemas/fields';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import type { UseCase } from '../useCase';
import { getPayment, onPayment } from './onPayment';
import type { PaymentView } from './paymentView';
import { undoPayment } from './undoPayment';

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
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		const onDate = input.onDate ?? todayOf(company, context.now);
		const { reason } = input;
		const isDone = await undoPayment(tx, input.id, { onDate, reason }, context);
		return isDone ? { ids: [input.id] } : { ids: [input.id], reused: true };
	},
};
