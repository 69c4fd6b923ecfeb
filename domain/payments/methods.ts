import { refuse } from '../refusal';

/**
 * Means of payment (mode de règlement) by the names that people choose, with their code of UNTDID 4461. A field may also
 * be filled in with the code itself.
 */
export const PAYMENT_METHODS = {
	bankCard: { code: '48', title: 'Bank Card', fr: 'carte bancaire' },
	billOfExchange: { code: '24', title: 'Bill of Exchange', fr: 'lettre de change (LCR)' },
	cash: { code: '10', title: 'Cash', fr: 'espèces' },
	cheque: { code: '20', title: 'Cheque', fr: 'chèque' },
	clearing: { code: '97', title: 'Clearing Between Partners', fr: 'compensation' },
	directDebit: { code: '49', title: 'Direct Debit', fr: 'prélèvement' },
	onlinePayment: { code: '68', title: 'Online Payment Service', fr: 'paiement en ligne' },
	promissoryNote: { code: '60', title: 'Promissory Note', fr: 'billet à ordre' },
	sepaDirectDebit: { code: '59', title: 'SEPA Direct Debit', fr: 'prélèvement SEPA' },
	sepaTransfer: { code: '58', title: 'SEPA Transfer', fr: 'virement SEPA' },
	transfer: { code: '30', title: 'Transfer', fr: 'virement' },
} as const;
export type PaymentMethod = keyof typeof PAYMENT_METHODS;

const NAMES = Object.keys(PAYMENT_METHODS) as readonly PaymentMethod[];

/** Words that people and other systems use for the same means. */
const OTHER_WORDS: Readonly<Record<string, PaymentMethod>> = { card: 'bankCard', check: 'cheque' };

/** @returns undefined for a text that is neither a name nor a code. */
export function findMethod(text: string): PaymentMethod | undefined {
	const wanted = text.trim().toLowerCase();
	return (
		OTHER_WORDS[wanted] ??
		NAMES.find((name) => name.toLowerCase() === wanted || PAYMENT_METHODS[name].code === wanted)
	);
}

/** @throws Refusal `payment.method` listing the names. */
export function readMethod(text: string): PaymentMethod {
	return (
		findMethod(text) ??
		refuse({
			rule: 'payment.method',
			field: 'method',
			message: `'${text}' is no method of payment.`,
			fix: `Give one of ${NAMES.join(', ')}, or its code of UNTDID 4461.`,
		})
	);
}
