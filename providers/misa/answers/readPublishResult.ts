import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { IssueOutcome } from '../../eInvoiceProvider';
import { findErrorRule } from '../errors/findErrorRule';
import { ownError } from '../errors/ownErrors';
import { readError } from '../errors/readError';
import { member, rowsOf, textOf, unfold, type Members } from './members';
import type { Envelope } from './readEnvelope';
import { readIssued } from './readIssued';
import { readTaxOffice } from './taxOffice';

/** What became of each invoice that was sent, in the order in which they were sent. */
export function readPublishResult(envelope: Envelope, invoices: readonly EInvoice[]): IssueOutcome[] {
	const result = unfold(member(envelope, 'publishInvoiceResult'));
	const rows = rowsOf(result);
	return invoices.map((invoice) => {
		const own = rows.filter((row) => textOf(row, 'RefID')?.toLowerCase() === invoice.key.toLowerCase());
		const [row] = own;
		if (row !== undefined && own.length === 1) return readRow(row, invoice);
		return unknown(
			own.length > 1
				? 'MISA answered twice for one invoice.'
				: 'MISA answered without a result for the invoice.',
		);
	});
}

function readRow(row: Members, { key, template, correction, issueDate, issuedAt }: EInvoice): IssueOutcome {
	const issued = readIssued(row, {
		template,
		taxOffice: (taxOfficeCode) => readTaxOffice(template.series, null, taxOfficeCode),
		status: correction?.method ?? 'original',
	});
	const code = textOf(row, 'ErrorCode');
	if (code !== null)
		return failed(code, textOf(row, 'Description', 'DescriptionErrorCode'), issued !== undefined);
	if (issued === undefined) return unknown('MISA answered for the invoice without a number.');
	return {
		state: 'issued',
		invoice: {
			...issued,
			key,
			issueDate: issued.issueDate ?? issueDate,
			issuedAt: issued.issuedAt ?? issuedAt,
		},
	};
}

/** A code beside a number contradicts itself: that is looked up, and so is a key that MISA has met before. */
function failed(code: string, description: string | null, isNumbered: boolean): IssueOutcome {
	const error = readError(code, description);
	const isUnknown = isNumbered || findErrorRule(code).means === 'unknown';
	return { state: isUnknown ? 'unknown' : 'refused', error };
}

const unknown = (message: string): IssueOutcome => ({
	state: 'unknown',
	error: ownError('NO_RESULT', message),
});
