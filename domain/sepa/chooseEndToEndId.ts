import { findIdProblem } from './findIdProblem';

/** What the standard wants where the creditor has no id of its own. */
export const NO_END_TO_END_ID = 'NOTPROVIDED';

interface NamedDebit {
	readonly endToEndId?: string;
	readonly invoiceNumber?: string;
}

/**
 * The id by which the bank's answers are matched: the one that was given, else the number of the invoice where banks
 * take its characters, else the word for none.
 */
export function chooseEndToEndId({ endToEndId, invoiceNumber }: NamedDebit): string {
	if (endToEndId !== undefined) return endToEndId;
	if (invoiceNumber === undefined || findIdProblem(invoiceNumber, { name: '' })) return NO_END_TO_END_ID;
	return invoiceNumber;
}
