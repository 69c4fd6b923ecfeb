import type { TaxLine } from '../documents/document';
import { baseOf } from '../amounts/taxGroups';
import { sumMinor } from '../money/minor';
import { refuse } from '../refusal';
import { findVatRate } from './findVatRate';
import type { RateInvoice, RateRow, RowSource, SplitSource } from './rateInvoice';
import { shareWithinRate } from './shareWithinRate';
import type { VatCode } from './vatRates';

/**
 * Splits a document with lines of several rates into one invoice a rate (tách hóa đơn theo thuế suất), in the order in
 * which the rates appear. The totals of the set are those of the document, because each invoice takes the base and the
 * VAT that the document has for its rate:
 * - the discount of the document goes to the rates as the document shares it, and within a rate to its lines by net;
 * - a charge (shipping) and a tax other than VAT go with their own rate, to an invoice of their own where no line has it;
 * - a note goes with the line above it; one above all lines stands on every invoice.
 *
 * @throws Refusal `vietnam.taxCategory`; `vietnam.negativePart` for a rate whose amounts are negative while the document
 * is not, as when a deposit is taken back at another rate
 */
export function splitByRate(source: SplitSource): RateInvoice[] {
	const groups = Map.groupBy(
		source.totals.taxLines,
		({ category, rate }) => findVatRate({ taxCategory: category, taxRate: rate }).code,
	);
	const rows = rowsByRate(source, [...groups.keys()]);
	return [...groups].map(([code, taxLines]) => {
		assertSameSign(source, code, taxLines);
		return invoiceOf(code, taxLines, shareWithinRate(rows.get(code) ?? [], taxLines));
	});
}

function rowsByRate({ lines, charges }: SplitSource, codes: readonly VatCode[]): Map<VatCode, RowSource[]> {
	const rows = new Map<VatCode, RowSource[]>(codes.map((code) => [code, []]));
	let above: VatCode | undefined;
	for (const line of lines) {
		if (line.kind === 'note') {
			for (const code of above === undefined ? codes : [above]) rows.get(code)?.push({ kind: 'note', line });
			continue;
		}
		above = findVatRate(line, `lines[${line.position - 1}].taxCategory`).code;
		rows.get(above)?.push({ kind: 'line', line });
		for (const otherTax of line.otherTaxes ?? [])
			rows.get(findVatRate(otherTax).code)?.push({ kind: 'otherTax', line, otherTax });
	}
	for (const charge of charges) rows.get(findVatRate(charge).code)?.push({ kind: 'charge', charge });
	return rows;
}

function assertSameSign({ totals }: SplitSource, code: VatCode, taxLines: readonly TaxLine[]): void {
	const base = baseOf(taxLines);
	if (base >= 0 || totals.net < 0) return;
	refuse({
		rule: 'vietnam.negativePart',
		field: 'lines',
		message: `The lines at VAT ${code} come to less than nothing, and an invoice of that rate alone cannot.`,
		fix: 'Take the deposit or discount back at the rate of goods on the same document, or invoice the rates apart.',
	});
}

function invoiceOf(code: VatCode, taxLines: readonly TaxLine[], rows: readonly RateRow[]): RateInvoice {
	const sumOf = (kind: RateRow['kind']) =>
		sumMinor(rows.filter((row) => row.kind === kind).map(({ net }) => net));
	const allowance = sumMinor(rows.map((row) => row.allowance));
	const net = baseOf(taxLines);
	const tax = sumMinor(taxLines.map((line) => line.tax));
	const { category, rate } = taxLines[0] as TaxLine;
	return {
		code,
		rows,
		totals: {
			lines: sumOf('line'),
			charges: sumOf('charge'),
			...(rows.some(({ kind }) => kind === 'otherTax') ? { otherTaxes: sumOf('otherTax') } : {}),
			allowance,
			...(allowance === 0 ? {} : { allowances: [{ category, rate, amount: allowance }] }),
			net,
			tax,
			gross: sumMinor([net, tax]),
			taxLines,
		},
	};
}
