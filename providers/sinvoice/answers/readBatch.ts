import { z } from 'zod/v4';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { IssueOutcome } from '../../eInvoiceProvider';
import { findErrorRule } from '../errors/findErrorRule';
import { ownError } from '../errors/ownErrors';
import { codeOf, readError } from '../errors/readError';
import { isMembers, text, wholeNumber, type Members } from './members';
import { readIssued } from './readIssued';

const rows = z
	.array(z.unknown())
	.nullish()
	.catch(null)
	.transform((list) => (list ?? []).filter(isMembers));
const batch = z.object({ createInvoiceOutputs: rows, lstMapError: rows, totalSuccess: wholeNumber });
const withUuid = z.object({ transactionUuid: text });
const keyOf = (output: Members) => withUuid.safeParse(output).data?.transactionUuid?.toLowerCase();

/**
 * Reads the answer to a batch, whose parts come in any order. Each part is found by its key, never by its place. Errors
 * stand apart without a key: all that is left over is refused only where there are as many errors as invoices left,
 * none of which leaves room for doubt.
 */
export function readBatch(body: Members, invoices: readonly EInvoice[]): IssueOutcome[] {
	const { createInvoiceOutputs: outputs, lstMapError: errors, totalSuccess } = batch.parse(body);
	const byKey = new Map(outputs.map((output) => [keyOf(output), output]));
	const told = invoices.map((invoice) => {
		const output = byKey.get(invoice.key.toLowerCase());
		return output ? readOutput(output, invoice) : undefined;
	});
	const found = told.filter((outcome) => outcome !== undefined);
	const issued = found.filter(({ state }) => state === 'issued').length;
	const isWhole =
		found.length === outputs.length &&
		found.length + errors.length === invoices.length &&
		(totalSuccess === null || totalSuccess === issued);
	const rest = isWhole ? readLeftOver(errors) : NOT_TOLD;
	return told.map((outcome) => outcome ?? rest);
}

const NOT_TOLD: IssueOutcome = {
	state: 'unknown',
	error: ownError('NOT_IN_ANSWER', 'S-Invoice answered for the batch, but not for this invoice.'),
};

function readOutput(output: Members, invoice: EInvoice): IssueOutcome {
	const code = codeOf(output, 200);
	if (code !== undefined) return outcomeOf([{ code, of: output }]);
	const issued = readIssued(output, invoice);
	if (issued) return { state: 'issued', invoice: issued };
	return { state: 'unknown', error: ownError('NO_RESULT', 'S-Invoice gave no number that can be read.') };
}

/** Which error belongs to which invoice is not told: each of them gets the words of all. */
function readLeftOver(errors: readonly Members[]): IssueOutcome {
	const told = errors.map((of) => ({ code: codeOf(of, 200) ?? 'ERROR', of }));
	return told.length === 0 ? NOT_TOLD : outcomeOf(told);
}

function outcomeOf(told: ReadonlyArray<{ readonly code: string; readonly of: Members }>): IssueOutcome {
	const errors = told.map(({ code, of }) => readError(code, of));
	const words = [...new Set(errors.map(({ message }) => message))].join(' / ');
	const unsure = errors.find(({ code, message }) => findErrorRule(code, message).means !== 'refused');
	const first = unsure ?? errors[0] ?? ownError('NO_RESULT', words);
	const retryable = errors.every((error) => error.retryable);
	return { state: unsure ? 'unknown' : 'refused', error: { ...first, message: words, retryable } };
}
