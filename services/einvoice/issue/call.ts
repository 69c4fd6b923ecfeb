import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { IssueOutcome } from '../../../providers/eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../../providers/providerErrors';
import type { EInvoiceContext } from '../operation';

type Outcomes = readonly [IssueOutcome, ...IssueOutcome[]];

/** Calls the provider. What it throws before anything was sent is a refusal; what nobody foresaw is unknown. */
export async function call(context: EInvoiceContext, invoices: readonly EInvoice[]): Promise<Outcomes> {
	context.onStep?.('eInvoice.beforeCall');
	const outcomes = await issue(context, invoices);
	context.onStep?.('eInvoice.afterCall');
	return invoices.map((_invoice, index) => outcomes[index] ?? NO_ANSWER) as unknown as Outcomes;
}

async function issue(
	{ provider }: EInvoiceContext,
	invoices: readonly EInvoice[],
): Promise<readonly IssueOutcome[]> {
	try {
		return await provider.issue(invoices);
	} catch (error) {
		if (error instanceof ProviderRefusal || error instanceof ProviderUnreachable)
			return invoices.map(() => ({ state: 'refused', error: error.error }));
		// A fault of ours: its text may hold anything, so that it goes no further.
		return invoices.map(() => ({ state: 'unknown', error: FAULT }));
	}
}

const NO_ANSWER: IssueOutcome = {
	state: 'unknown',
	error: {
		code: 'NO_ANSWER',
		message: 'The provider did not answer for this invoice.',
		fix: 'Its key is looked up; run Resume Unknown if it stays unknown.',
		retryable: false,
	},
};
const FAULT = {
	code: 'FAULT',
	message: 'The call failed in a way that nobody foresaw.',
	fix: 'Its key is looked up; run Resume Unknown if it stays unknown.',
	retryable: false,
};
