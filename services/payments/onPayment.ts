import { refuse } from '../../domain/refusal';
import type { LedgerTx, Payment } from '../../ledger/port';
import type { WorkContext } from '../context';
import { showPayments } from './paymentView';

interface ById {
	readonly id: string;
}

/** What every use case on one payment shares: worked off by id, scoped by its company, shown as payments. */
export const onPayment = {
	order: ({ id }: ById): string => id,
	scope: async (tx: LedgerTx, { id }: ById): Promise<string> => (await getPayment(tx, id)).companyId,
	show: showPayments,
};

/** @throws Refusal `payment.unknown` */
export async function getPayment({ payments }: Pick<LedgerTx, 'payments'>, id: string): Promise<Payment> {
	return (await payments.get(id)) ?? unknownPayment(id);
}

/** The same, locked; after the documents that the work touches. */
export async function lockPayment({ payments }: Pick<LedgerTx, 'payments'>, id: string): Promise<Payment> {
	const [payment] = await payments.lock([id]);
	return payment ?? unknownPayment(id);
}

function unknownPayment(id: string): never {
	return refuse({
		rule: 'payment.unknown',
		field: 'id',
		message: `Payment ${id} does not exist in this ledger.`,
		fix: "Pass the 'id' of a payment that Record gave, or choose it from the list.",
	});
}

/**
 * A receipt that can still be matched or paid back.
 *
 * @throws Refusal `payment.reversed` or `payment.direction`
 */
export function assertUsable({ id, kind, reversedBy }: Payment): void {
	if (reversedBy !== null) {
		refuse({
			rule: 'payment.reversed',
			field: 'id',
			message: `Payment ${id} was reversed by ${reversedBy}: the money is not there.`,
			fix: 'Record the money anew when it comes.',
		});
	}
	if (kind !== 'receipt') {
		refuse({
			rule: 'payment.direction',
			field: 'id',
			message: `Payment ${id} is a ${kind}: money that goes out settles no sales invoice.`,
			fix: 'Choose money that came in from the customer.',
		});
	}
}

/** One audit entry of a payment, in the chain of its company. */
export function auditPayment(
	tx: LedgerTx,
	{ actor }: WorkContext,
	action: string,
	{ id, companyId }: Pick<Payment, 'id' | 'companyId'>,
	data: object,
): void {
	tx.audit.add({
		chain: companyId,
		actor,
		action: `payment.${action}`,
		subjectKind: 'payment',
		subjectId: id,
		data,
	});
}
