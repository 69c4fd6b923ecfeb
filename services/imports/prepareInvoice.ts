import { Exact, toDecimal } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { Verdict, Entry } from './entries';
import type { RowValues } from './readRow';

/** Old systems show a credit note as an invoice below zero: here its amounts are positive, and the type says what it is. */
export function prepareInvoice(values: RowValues): RowValues {
	const { total, open } = values;
	const below = total !== undefined && new Exact(String(total)).lt(0);
	const type = values['type'] ?? (below ? 'creditNote' : 'invoice');
	if (type === 'invoice' && below) {
		refuse({
			rule: 'import.negativeInvoice',
			field: 'total',
			message: "'total' is below zero, although the row is an invoice.",
			fix: "Write 'avoir' or 'credit note' in the column of the type, or leave that cell empty.",
		});
	}
	const positive = (amount: unknown) => {
		const exact = new Exact(String(amount));
		return toDecimal(below || type === 'creditNote' ? exact.times(exact.lt(0) ? -1 : 1) : exact);
	};
	return {
		...values,
		type,
		...(total === undefined ? {} : { total: positive(total) }),
		...(open === undefined ? {} : { open: positive(open) }),
	};
}

/** A settled invoice is no open one: it stays in the old books. */
export function skipSettled(verdict: Verdict): Verdict {
	if (!('entry' in verdict)) return verdict;
	const { key, rows, input }: Entry = verdict.entry;
	const settled = input['open'] !== undefined && new Exact(String(input['open'])).eq(0);
	return settled ? { rows, key, skipped: 'Nothing of it is open.' } : verdict;
}
