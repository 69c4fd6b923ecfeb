import { refuse } from '../../../domain/refusal';
import { checkArithmetic } from '../../../domain/vietnam/checkArithmetic';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { assertTexts } from './assertTexts';
import { PAYMENT_METHODS } from './codes';
import { writeBuyer } from './writeBuyer';
import { writeGeneral } from './writeGeneral';
import { writeRows } from './writeRows';
import { writeRates, writeTotals } from './writeTotals';

/**
 * The body of an invoice, the same for issue, draft and preview. The seller is left out: the portal knows him.
 *
 * @throws Refusal `sinvoice.arithmetic`, `sinvoice.textTooLong`, `sinvoice.key`, `sinvoice.number`, `sinvoice.exchangeRate`
 */
export function writeInvoice(invoice: EInvoice) {
	assertArithmetic(invoice);
	const body = {
		generalInvoiceInfo: writeGeneral(invoice),
		buyerInfo: writeBuyer(invoice),
		payments: [PAYMENT_METHODS[invoice.paymentMethod]],
		itemInfo: writeRows(invoice),
		taxBreakdowns: writeRates(invoice),
		summarizeInfo: writeTotals(invoice),
		metadata: [],
	};
	assertTexts(body);
	return body;
}

export type InvoiceBody = ReturnType<typeof writeInvoice>;

function assertArithmetic(invoice: EInvoice): void {
	const [fault, ...more] = checkArithmetic(invoice);
	if (!fault) return;
	const others = more.length === 0 ? '' : ` ${more.length} more figures do not fit.`;
	refuse({
		rule: 'sinvoice.arithmetic',
		field: fault.field,
		message: `${fault.message}${others}`,
		fix: 'Make the figures fit; S-Invoice would refuse them.',
	});
}
