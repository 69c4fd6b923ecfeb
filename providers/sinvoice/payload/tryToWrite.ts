import { Refusal } from '../../../domain/refusal';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { ProviderError } from '../../eInvoiceProvider';
import { ProviderRefusal } from '../../providerErrors';
import { writeInvoice, type InvoiceBody } from './writeInvoice';

export type Written = { readonly body: InvoiceBody } | { readonly error: ProviderError };

/** The body, or what forbids to send it; the rule that forbids it is the code. */
export function tryToWrite(invoice: EInvoice): Written {
	try {
		return { body: writeInvoice(invoice) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { rule, message, fix } = error;
		return { error: { code: rule, message, fix, retryable: false } };
	}
}

/** @throws ProviderRefusal */
export function writeOrRefuse(invoice: EInvoice): InvoiceBody {
	const written = tryToWrite(invoice);
	if ('error' in written) throw new ProviderRefusal(written.error);
	return written.body;
}
