import { findMethod, type PaymentMethod } from '../payments/methods';
import type { EInvoicePaymentMethod } from './eInvoice';

const BY_METHOD: Readonly<Record<PaymentMethod, EInvoicePaymentMethod>> = {
	bankCard: 'card',
	billOfExchange: 'other',
	cash: 'cash',
	cheque: 'other',
	clearing: 'offset',
	directDebit: 'transfer',
	onlinePayment: 'transfer',
	promissoryNote: 'other',
	sepaDirectDebit: 'transfer',
	sepaTransfer: 'transfer',
	transfer: 'transfer',
};

/** How an e-invoice says that a document is paid: cash or transfer (TM/CK) where nobody says it, or says it in own words. */
export function paymentMethodOf(method: string | null): EInvoicePaymentMethod {
	const found = method === null ? undefined : findMethod(method);
	return found === undefined ? 'cashOrTransfer' : BY_METHOD[found];
}
