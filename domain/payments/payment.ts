/**
 * Kinds of payment, as data. A receipt (encaissement) is money that a customer paid; a disbursement (décaissement) is
 * money that we paid to a supplier; a refund (remboursement) gives money back to a customer; a reversal (rejet, impayé)
 * undoes one of them, such as a cheque that bounced.
 */
export const PAYMENT_KINDS = ['receipt', 'disbursement', 'refund', 'reversal'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/**
 * What can settle a document: money, a credit note, a small rest that is given up, a cash discount (escompte), and a
 * deposit invoice whose amount is shown as prepaid. `correction`: an e-invoice that replaces this one or lowers it (Viet Nam).
 */
export const MATCH_SOURCES = [
	'payment',
	'creditNote',
	'writeOff',
	'cashDiscount',
	'deposit',
	'correction',
] as const;
export type MatchSource = (typeof MATCH_SOURCES)[number];

/** A collection is pending from the day on which it was handed in, until the money arrives or the bank says no. */
export const COLLECTION_STATES = ['pending', 'collected', 'failed'] as const;
export type CollectionState = (typeof COLLECTION_STATES)[number];
