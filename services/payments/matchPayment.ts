import { z } from 'zod/v4';
import { minorToFixed } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { id } from '../../domain/schemas/fields';
import { assertMayWrite } from '../parts/rights';
import type { UseCase } from '../useCase';
import { amountLeft } from './amountLeft';
import { assertUsable, auditPayment, getPayment, lockPayment, onPayment } from './onPayment';
import type { PaymentView } from './paymentView';
import { lockCandidates, planFields, settleInvoices } from './settle';

const schema = z.object({ ...envelope, id, ...planFields });

/**
 * Sets what is left of a payment against invoices (lettrage): those that are named, or those that its reference names, or
 * the oldest. With nothing left it does nothing.
 */
export const matchPayment: UseCase<typeof schema, PaymentView> = {
	operation: 'payment.match',
	schema,
	...onPayment,
	withoutKey: ({ allocations = [] }) =>
		allocations.some(({ amount }) => amount !== undefined) ? 'refuse' : 'safe',
	async work(tx, input, context) {
		const payment = await getPayment(tx, input.id);
		const { companyId, receivedOn, reference: text } = payment;
		assertUsable(payment);
		await assertMayWrite(tx, companyId, 'invoice', context);
		const settle = input.settle ?? (input.allocations ? 'none' : 'byReference');
		const candidates = await lockCandidates(tx, payment, { ...input, settle, text });
		const locked = await lockPayment(tx, payment.id);
		assertUsable(locked);
		const left = await amountLeft(tx, locked);
		if (left <= 0) {
			if (!input.allocations) return { ids: [payment.id], reused: true };
			refuseUsedUp(payment.id, minorToFixed(payment.amount, payment.currency), payment.currency);
		}
		const source = {
			...account(payment),
			sourceKind: 'payment',
			sourceId: payment.id,
			name: `Payment ${payment.id}`,
			onDate: receivedOn,
		} as const;
		const allocations = await settleInvoices(tx, source, left, candidates, context);
		if (allocations.length === 0) {
			context.hint('No open invoice was found for it; the money stays as credit of the customer.');
			return { ids: [payment.id], reused: true };
		}
		auditPayment(tx, context, 'match', payment, { allocations });
		return { ids: [payment.id] };
	},
};

const account = ({
	companyId,
	partyId,
	currency,
}: {
	companyId: string;
	partyId: string;
	currency: string;
}) => ({
	companyId,
	partyId,
	currency,
});

function refuseUsedUp(id: string, amount: string, currency: string): never {
	refuse({
		rule: 'payment.usedUp',
		field: 'id',
		message: `Payment ${id} of ${amount} ${currency} has nothing left.`,
		fix: 'Take it off an invoice with Unmatch first, or choose another payment.',
	});
}
