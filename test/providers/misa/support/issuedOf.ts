import type { IssuedInvoice, IssueOutcome } from '../../../../providers/eInvoiceProvider';

/** The invoice that was issued; a test that expected one says what came instead. */
export function issuedOf(outcome: IssueOutcome | undefined): IssuedInvoice {
	if (outcome?.state !== 'issued') throw new Error(`Not issued: ${JSON.stringify(outcome)}`);
	return outcome.invoice;
}
