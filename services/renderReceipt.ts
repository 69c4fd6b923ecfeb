import { z } from 'zod/v4';
import { refuse } from '../domain/refusal';
import { language, reference } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import { findUnprintable, renderPdf, shortPaymentId } from '../formats/pdf';
import type { Payment, Reading } from '../ledger/port';
import type { ServiceContext } from './context';
import { receiptOf } from './parts/receiptOf';
import { resolveMaster } from './parts/resolve';
import { viewPayments, type PaymentView } from './payments/paymentView';

const schema = z.object({
	/** A payment, by its id. */
	id: reference,
	/** The customer's own language where it is missing, else the company's. */
	language: language.optional(),
});

export interface RenderedReceipt {
	readonly view: PaymentView;
	readonly fileName: string;
	readonly mimeType: 'application/pdf';
	readonly content: Buffer;
	/** Characters that the print cannot show. */
	readonly unprintable: readonly string[];
}

/**
 * Prints the receipt of money that a customer paid (reçu, accusé de règlement): proof of the payment, and no invoice. It
 * reads only; a receipt takes no number and leaves no trace.
 *
 * @throws Refusal `payment.unknown`, `receipt.reversed` or `receipt.direction`
 */
export async function renderReceipt({ ledger }: ServiceContext, input: unknown): Promise<RenderedReceipt> {
	const { id, language: asked } = parseInput(schema, input);
	const payment = await getReceipt(ledger.read, id);
	const company = await resolveMaster(ledger.read, 'company', payment.companyId, undefined, 'company');
	const printable = await receiptOf(ledger.read, payment, company, asked);
	const [view] = await viewPayments(ledger.read, ledger.id, [id]);
	if (!view) throw new Error(`Payment ${id} is gone`);
	return {
		view,
		fileName: `receipt-${payment.receivedOn}-${shortPaymentId(payment)}.pdf`,
		mimeType: 'application/pdf',
		content: await renderPdf(printable),
		unprintable: findUnprintable(printable),
	};
}

/** The payment, if it is one that a receipt can confirm. */
async function getReceipt({ payments }: Pick<Reading, 'payments'>, id: string): Promise<Payment> {
	const payment = await payments.get(id);
	if (!payment) {
		return refuse({
			rule: 'payment.unknown',
			field: 'id',
			document: id,
			message: `Payment ${id} does not exist in this ledger.`,
			fix: "Pass the 'id' of a payment, pay_…, that Customer Payment gave; of an invoice, print the receipts of what paid it.",
		});
	}
	if (payment.kind !== 'receipt') {
		refuse({
			rule: 'receipt.direction',
			field: 'id',
			document: id,
			message: `Payment ${id} is a ${payment.kind}; a receipt confirms money that came in from a customer.`,
			fix: 'Choose money that a customer paid; the list of payments shows nothing else.',
		});
	}
	if (payment.reversedBy !== null) {
		const reversal = await payments.get(payment.reversedBy);
		const why = reversal ? ` on ${reversal.receivedOn} (${reversal.reason ?? 'no reason given'})` : '';
		refuse({
			rule: 'receipt.reversed',
			field: 'id',
			document: id,
			message: `Payment ${id} was reversed${why}: the money is not there, so no receipt confirms it.`,
			fix: 'Record the money anew when it comes, and print the receipt of that payment.',
		});
	}
	return payment;
}
