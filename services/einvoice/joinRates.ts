import { minorDigits } from '../../domain/money/currencies';
import { Exact } from '../../domain/money/decimal';
import type { EInvoiceAmounts } from '../../domain/vietnam/eInvoiceAmounts';
import type { RateInvoice, RateRow } from '../../domain/vietnam/rateInvoice';
import { writeAmounts } from '../../domain/vietnam/writeAmounts';

/** A row with where it comes from. */
export interface WrittenRow {
	readonly source: RateRow;
	readonly amounts: EInvoiceAmounts['rows'][number];
}

export interface Written {
	readonly rows: readonly WrittenRow[];
	readonly rates: EInvoiceAmounts['rates'];
	readonly totals: EInvoiceAmounts['totals'];
}

const NOTHING: EInvoiceAmounts['totals'] = { amount: '0', discount: '0', net: '0', tax: '0', gross: '0' };

/** The figures of one e-invoice that holds these parts: one of them, or all where the template allows several rates. */
export function joinRates(parts: readonly RateInvoice[], currency: string, hasVat: boolean): Written {
	const written = parts.map((part) => ({ part, amounts: writeAmounts(part, currency, hasVat) }));
	const rows = written.flatMap(({ part, amounts }) =>
		part.rows.flatMap((source, index): WrittenRow[] => {
			const row = amounts.rows[index];
			return row ? [{ source, amounts: row }] : [];
		}),
	);
	return {
		rows: inOrder(rows),
		rates: written.flatMap(({ amounts }) => amounts.rates),
		totals: written.reduce((sum, { amounts }) => add(sum, amounts.totals, currency), zero(currency)),
	};
}

function zero(currency: string): EInvoiceAmounts['totals'] {
	return add(NOTHING, NOTHING, currency);
}

function add(
	one: EInvoiceAmounts['totals'],
	other: EInvoiceAmounts['totals'],
	currency: string,
): EInvoiceAmounts['totals'] {
	const digits = minorDigits(currency);
	const sum = (name: keyof EInvoiceAmounts['totals']) =>
		new Exact(one[name]).plus(other[name]).toFixed(digits);
	return {
		amount: sum('amount'),
		discount: sum('discount'),
		net: sum('net'),
		tax: sum('tax'),
		gross: sum('gross'),
	};
}

/** As on the document: lines with what belongs to them, then charges. A note that stands on every part comes once. */
function inOrder(rows: readonly WrittenRow[]): WrittenRow[] {
	const notes = new Set<string>();
	const once = rows.filter(({ source }) => {
		if (source.kind !== 'note') return true;
		const seen = notes.has(source.line.id);
		notes.add(source.line.id);
		return !seen;
	});
	const placeOf = ({ source }: WrittenRow) =>
		source.kind === 'charge' ? Number.MAX_SAFE_INTEGER : source.line.position;
	return once.toSorted((one, other) => placeOf(one) - placeOf(other));
}
