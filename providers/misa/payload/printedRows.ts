import type { EInvoice, EInvoiceRow } from '../../../domain/vietnam/eInvoice';

export interface PrintedRow {
	readonly row: EInvoiceRow;
	/** Place among all rows, from 1. */
	readonly position: number;
	/** Number that is printed (STT), from 1; null for discounts and notes. */
	readonly number: number | null;
}

const NOTHING = { quantity: '0', unitPrice: '0', amount: '0', discount: '0', code: null, tax: '0' } as const;
const noteRow = (name: string): EInvoiceRow => ({ kind: 'note', name, ...NOTHING });

/**
 * The rows as they are printed. The sentence of a correction and the note of the document have no field at MISA that
 * every template prints, so that they become rows of words.
 */
export function printedRows({ rows, correction, note }: EInvoice): PrintedRow[] {
	const all = [
		...(correction === null ? [] : [noteRow(correction.sentence)]),
		...rows,
		...(note === undefined || note.trim() === '' ? [] : [noteRow(note)]),
	];
	let numbered = 0;
	return all.map((row, index) => ({
		row,
		position: index + 1,
		number: row.kind === 'goods' ? (numbered += 1) : null,
	}));
}
