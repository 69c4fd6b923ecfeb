import { Exact, type Decimal } from '../money/decimal';
import { fromMinor, roundToMinor, sumMinor, type Minor } from '../money/minor';
import type { DocumentTotals, FooterCharge, TaxCategory, TaxLine, TaxRounding } from './document';

export interface PricedLine {
	readonly quantity: Decimal;
	readonly unitPrice: Decimal | null;
	readonly discountPercent: Decimal;
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
}

/** A product is exact where a division would have to be cut off, and quicker. */
const ONE_PERCENT = new Exact('0.01');

/** Line net (BT-131): quantity × unit price × (1 − discount), rounded once. The unit price itself is never rounded. */
export function computeLineNet(line: Omit<PricedLine, 'taxCategory' | 'taxRate'>, currency: string): Minor {
	if (line.unitPrice === null) return 0;
	const full = new Exact(line.quantity).times(line.unitPrice);
	const percent = new Exact(line.discountPercent);
	return roundToMinor(
		percent.eq(0) ? full : full.times(new Exact(100).minus(percent)).times(ONE_PERCENT),
		currency,
	);
}

/** Anything that carries VAT: a line or a footer charge, already rounded. */
interface Taxed {
	readonly net: Minor;
	readonly taxCategory: TaxCategory;
	readonly taxRate: Decimal;
}

/**
 * Totals of a document. `document` rounding (EN 16931, BR-CO-17): tax = round(base × rate) once per category and
 * rate. `line` rounding: each line's tax is rounded, then summed. In both, base = sum of rounded nets and
 * gross = net + tax.
 */
export function computeTotals(
	lines: ReadonlyArray<Taxed>,
	charges: readonly FooterCharge[],
	currency: string,
	rounding: TaxRounding,
): DocumentTotals {
	const taxed: Taxed[] = [...lines, ...charges.map((charge) => ({ ...charge, net: charge.amount }))];
	const taxLines = groupByRate(taxed).map((group) => taxOf(group, currency, rounding));
	const lineTotal = sumMinor(lines.map((line) => line.net));
	const chargeTotal = sumMinor(charges.map((charge) => charge.amount));
	const net = sumMinor([lineTotal, chargeTotal]);
	const tax = sumMinor(taxLines.map((line) => line.tax));
	return { lines: lineTotal, charges: chargeTotal, net, tax, gross: sumMinor([net, tax]), taxLines };
}

function groupByRate(taxed: readonly Taxed[]): Taxed[][] {
	const groups = new Map<string, Taxed[]>();
	for (const item of taxed) {
		const key = `${item.taxCategory} ${new Exact(item.taxRate).toFixed()}`;
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return [...groups.values()];
}

function taxOf(group: readonly Taxed[], currency: string, rounding: TaxRounding): TaxLine {
	const { taxCategory: category, taxRate: rate } = group[0] as Taxed;
	const base = sumMinor(group.map((item) => item.net));
	const tax =
		rounding === 'document'
			? roundTax(base, rate, currency)
			: sumMinor(group.map((item) => roundTax(item.net, rate, currency)));
	return { category, rate, base, tax };
}

function roundTax(base: Minor, rate: Decimal, currency: string): Minor {
	return roundToMinor(fromMinor(base, currency).times(rate).times(ONE_PERCENT), currency);
}
