import { createHash } from 'node:crypto';
import { isCashRegister, isWithCode } from './templates';
import type { SInvoiceSandboxInvoice, SInvoiceWorld } from './world';

const WORDS = {
	waiting: 'INVOICE_HAS_CODE_SENT',
	accept: 'INVOICE_HAS_CODE_APPROVED',
	refuse: 'INVOICE_HAS_CODE_DISAPPROVED',
	sendError: 'INVOICE_HAS_CODE_NOT_SENT',
} as const;
const WORDS_WITHOUT_CODE = {
	...WORDS,
	accept: 'INVOICE_NO_CODE_APPROVED',
	refuse: 'INVOICE_NO_CODE_DISAPPROVED',
};

/** Where an invoice stands with the tax office at this moment. */
export function viewTaxOffice({ now }: SInvoiceWorld, invoice: SInvoiceSandboxInvoice) {
	const { answeredAt, taxOffice, series } = invoice;
	const state = answeredAt !== null && now() >= answeredAt ? taxOffice : 'waiting';
	return {
		exchangeStatus: (isWithCode(series) ? WORDS : WORDS_WITHOUT_CODE)[state],
		codeOfTax: isWithCode(series) && state === 'accept' ? codeOf(invoice) : null,
		isAccepted: state === 'accept',
	};
}

/** 34 hexadecimal digits, or the other shape that cash registers have. */
function codeOf({ transactionId, series, number }: SInvoiceSandboxInvoice): string {
	const hash = createHash('sha256').update(transactionId).digest('hex').toUpperCase();
	if (!isCashRegister(series)) return `00${hash.slice(0, 32)}`;
	return `M1-${series.slice(1, 3)}-${hash.slice(0, 5)}-${String(number).padStart(11, '0')}`;
}

/** The answer that an invoice of now will get, and when: cash registers have their code at once. */
export function askTaxOffice(
	{ taxOfficeAnswers, now, rules }: SInvoiceWorld,
	series: string,
): Pick<SInvoiceSandboxInvoice, 'taxOffice' | 'answeredAt'> {
	const delay = isCashRegister(series) ? 0 : rules.codeDelay;
	return {
		taxOffice: taxOfficeAnswers.shift() ?? 'accept',
		answeredAt: delay === null ? null : now() + delay,
	};
}
