import { minorToNumber } from '../../../domain/money/minor';
import type { Reading, StripeDebit } from '../../../ledger/port';
import { getDocument } from '../../parts/resolve';
import { detailsOf } from './debitDetails';

/** A debit as nodes give it out; amounts in euros. */
export interface DebitView {
	readonly ledger: string;
	readonly id: string;
	readonly debit: string;
	readonly number: string | null;
	readonly companyCode: string;
	readonly partyId: string;
	readonly partyCode: string;
	readonly partyName: string;
	readonly instalment: number;
	readonly attempt: number;
	/** `sending`, `unknown`, `refused`, `notSent`, `notFound`, or in the words of Stripe. */
	readonly status: string;
	/** `processing` is not paid; `settled`, `returned`, `failed`; null while Stripe has said nothing. */
	readonly standing: string | null;
	readonly paid: boolean;
	readonly amount: number;
	/** What is there of the money. */
	readonly kept: number;
	readonly refunded: number;
	readonly currency: string;
	readonly stripeCustomer: string | null;
	readonly paymentIntent: string | null;
	readonly paymentMethod: string | null;
	readonly mandateReference: string | null;
	readonly last4: string | null;
	/** When the debtor's account is expected to be debited. */
	readonly expectedOn: string | null;
	readonly dispute: string | null;
	readonly failureCode: string | null;
	readonly problem: string | null;
	readonly fix: string | null;
	/** The payment as which the money stands in the books. */
	readonly payment: string | null;
	readonly createdAt: string;
	readonly updatedAt: string;
	readonly reused: boolean;
}

export async function viewDebit(
	read: Pick<Reading, 'documents' | 'masters'>,
	ledger: string,
	debit: StripeDebit,
	reused = false,
): Promise<DebitView> {
	const document = await getDocument(read, debit.documentId);
	const company = await read.masters.get('company', debit.companyId);
	const party = await read.masters.get('party', document.partyId);
	const details = detailsOf(debit);
	const money = (minor: number) => minorToNumber(minor, debit.currency);
	return {
		ledger,
		id: debit.documentId,
		debit: debit.id,
		number: document.number,
		companyCode: company?.code ?? '',
		partyId: document.partyId,
		partyCode: party?.code ?? '',
		partyName: party?.name ?? '',
		instalment: debit.instalment,
		attempt: debit.attempt,
		status: debit.status,
		standing: details.standing,
		paid: details.standing === 'settled',
		amount: money(debit.amount),
		kept: money(details.kept),
		refunded: money(details.refunded),
		currency: debit.currency,
		stripeCustomer: debit.customerId,
		paymentIntent: debit.paymentIntentId,
		paymentMethod: debit.paymentMethodId,
		mandateReference: debit.mandateReference,
		last4: details.last4,
		expectedOn: details.expectedOn,
		dispute: details.disputes.at(-1)?.status ?? null,
		failureCode: debit.failureCode,
		problem: details.problem?.message ?? null,
		fix: details.problem?.fix ?? null,
		payment: details.payment,
		createdAt: debit.createdAt,
		updatedAt: debit.updatedAt,
		reused,
	};
}
