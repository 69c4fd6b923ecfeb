import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed, parseMinor, type Minor } from '../../domain/money/minor';
import { readMethod } from '../../domain/payments/methods';
import { standingMatches } from '../../domain/payments/standingMatches';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { date, decimal, id, text } from '../../domain/schemas/fields';
import type { LedgerTx } from '../../ledger/port';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import { unallocatedCredit } from '../parts/settle';
import { getDocument, unknownDocument } from '../parts/resolve';
import type { UseCase } from '../useCase';
import { amountLeft } from './amountLeft';
import { assertCredit } from './applyCredit';
import { assertUsable, auditPayment, getPayment, lockPayment } from './onPayment';
import type { Account } from './openInvoices';
import { showPayments, type PaymentView } from './paymentView';

const schema = z.object({
	...envelope,
	/** A payment of which something is not allocated, or a credit note that is not used up. */
	id,
	/** Everything that is left where it is missing. */
	amount: decimal({ moreThan: 0, scale: 4 }).optional(),
	paidOn: date.optional(),
	method: text(60).optional(),
	reference: text(500).optional(),
	reason: text(500).optional(),
});

const isPaymentId = (given: string) => given.startsWith('pay_');

/** Gives money back to a customer (remboursement): what a payment has too much, or what a credit note has left. */
export const refundPayment: UseCase<typeof schema, PaymentView> = {
	operation: 'payment.refund',
	schema,
	order: ({ id: given }) => given,
	scope: async (tx, { id: given }) =>
		(isPaymentId(given) ? await getPayment(tx, given) : await getDocument(tx, given)).companyId,
	withoutKey: ({ amount }) => (amount === undefined ? 'safe' : 'refuse'),
	async work(tx, input, context) {
		const { sourceKind, name, left, companyId, partyId, currency } = await lockCredit(tx, input.id);
		await assertMayWrite(tx, companyId, 'creditNote', context);
		const before = await refundsOf(tx, input.id);
		if (left <= 0 && input.amount === undefined && before.length > 0) return { ids: before, reused: true };
		const amount = input.amount === undefined ? left : parseMinor(input.amount, currency, 'amount');
		if (amount > left || amount <= 0) {
			const money = (minor: Minor) => `${minorToFixed(minor, currency)} ${currency}`;
			refuse({
				rule: 'refund.tooMuch',
				field: 'amount',
				document: name,
				message: `${name} has ${money(left)} left to pay back, ${money(amount)} were asked for.`,
				fix: 'Pay back at most what is left; take a payment off its invoice with Unmatch first.',
			});
		}
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		const paidOn = input.paidOn ?? todayOf(company, context.now);
		const refundId = await tx.payments.add({
			kind: 'refund',
			companyId,
			partyId,
			currency,
			amount,
			receivedOn: paidOn,
			method: input.method === undefined ? null : readMethod(input.method),
			reference: input.reference ?? null,
			reason: input.reason ?? null,
			actor: context.actor,
		});
		await tx.payments.match({ refundId, sourceKind, sourceId: input.id, amount, onDate: paidOn });
		const data = { source: input.id, amount, currency, paidOn, reason: input.reason };
		auditPayment(tx, context, 'refund', { id: refundId, companyId }, data);
		return { ids: [refundId] };
	},
	show: showPayments,
};

interface Credit extends Account {
	readonly sourceKind: 'payment' | 'creditNote';
	readonly name: string;
	readonly left: Minor;
}

async function lockCredit(tx: LedgerTx, given: string): Promise<Credit> {
	if (isPaymentId(given)) {
		const payment = await lockPayment(tx, given);
		assertUsable(payment);
		const { companyId, partyId, currency } = payment;
		const left = await amountLeft(tx, payment);
		return { sourceKind: 'payment', name: `Payment ${given}`, left, companyId, partyId, currency };
	}
	const [note] = await tx.documents.lock([given]);
	if (!note) return unknownDocument(given);
	assertCredit(note);
	const { companyId, partyId, currency } = note;
	const left = await unallocatedCredit(tx, note);
	return { sourceKind: 'creditNote', name: nameOf(note), left, companyId, partyId, currency };
}

async function refundsOf(tx: LedgerTx, sourceId: string): Promise<string[]> {
	return standingMatches(await tx.payments.matchesFrom([sourceId])).flatMap(({ refundId }) => refundId ?? []);
}
