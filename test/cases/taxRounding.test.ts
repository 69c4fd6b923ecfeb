import { computeLineNet, computeTotals } from '../../domain/documents/computeTotals';
import { minorToFixed, roundToMinor } from '../../domain/money/minor';
import { Exact } from '../../domain/money/decimal';
import type { DocumentTotals } from '../../domain/documents/document';
import { replayCases, type PeerCase } from './peerCases';

interface Line {
	readonly unit_price: string;
	readonly quantity: string;
	readonly tax_percent?: string;
	readonly discount_percent?: string;
}

const priced = (line: Line, currency = 'EUR') => ({
	net: computeLineNet(
		{ unitPrice: line.unit_price, quantity: line.quantity, discountPercent: line.discount_percent ?? '0' },
		currency,
	),
	taxRate: line.tax_percent ?? '0',
	taxCategory: line.tax_percent === undefined ? ('Z' as const) : ('S' as const),
});

function totalsOf(
	lines: readonly Line[],
	rounding: 'per_line' | 'document',
	currency = 'EUR',
): DocumentTotals {
	return computeTotals(
		lines.map((line) => priced(line, currency)),
		[],
		currency,
		rounding === 'per_line' ? 'line' : 'document',
	);
}

const same = (amount: number, text: string) =>
	expect(new Exact(minorToFixed(amount, 'EUR')).eq(text)).toBe(true);

/** Net, tax and gross of lines, rounded as the case says. */
function totals({ given, expect: outcome }: PeerCase): void {
	const made = totalsOf(given.lines, given.rounding);
	same(made.net, outcome.net);
	same(made.tax, outcome.tax);
	same(made.gross, outcome.gross);
}

const perLine = ({ given, expect: outcome }: PeerCase) =>
	same(totalsOf([given], given.rounding).gross, outcome.gross);

/** Rounding the tax of each unit is what we never do; the case says what it would give. */
function perLineAgainstPerUnit({ given, expect: outcome }: PeerCase): void {
	same(totalsOf([given], 'per_line').tax, outcome.tax_per_line);
	const unit = roundToMinor(new Exact(given.unit_price).times(given.tax_percent).div(100), 'EUR');
	same(unit * Number(given.quantity), outcome.tax_per_unit);
}

function withoutDecimals({ given, expect: outcome }: PeerCase): void {
	const lines = Array.from({ length: given.lines }, () => given as Line);
	for (const currency of [given.currency, 'VND'])
		expect(minorToFixed(totalsOf(lines, 'document', currency).net, currency)).toBe(outcome.sum_of_lines);
}

function severalRates({ given, expect: outcome }: PeerCase): void {
	const made = totalsOf(given.lines, 'document');
	same(made.net, outcome.net);
	same(made.gross, outcome.gross);
	for (const { rate, tax } of made.taxLines) same(tax, outcome.tax_by_rate[rate]);
	expect(made.taxLines).toHaveLength(Object.keys(outcome.tax_by_rate).length);
}

function categoryTax({ given, expect: outcome }: PeerCase): void {
	const [line] = totalsOf([given], 'document').taxLines;
	same(line?.base ?? 0, outcome.line_net);
	same(line?.tax ?? 0, outcome.line_tax);
}

const inclusive = 'prices that include VAT (issue 4)';

replayCases('tax-rounding', [
	{ given: 'lines taxes rounding', later: 'compound taxes (issue 4)' },
	{
		given: 'lines rounding',
		when: ({ expect: outcome }) => 'net' in outcome && 'tax' in outcome,
		replay: totals,
	},
	{
		given: 'rounding unit_price quantity tax_percent discount_percent?',
		when: ({ given }) => given.rounding === 'raw_until_total',
		notApplicable:
			'raw sums until the total: a line net is always rounded here, because EN 16931 adds up what is printed',
	},
	{ given: 'rounding unit_price quantity tax_percent discount_percent?', replay: perLine },
	{
		given: 'unit_price quantity tax_percent',
		when: ({ expect: outcome }) => 'tax_per_unit' in outcome,
		replay: perLineAgainstPerUnit,
	},
	{
		given: 'unit_price quantity tax_percent',
		when: ({ expect: outcome }) => 'line_net' in outcome,
		replay: categoryTax,
	},
	{ given: 'currency decimals? unit_price quantity lines', replay: withoutDecimals },
	{ given: 'lines', when: ({ expect: outcome }) => 'tax_by_rate' in outcome, replay: severalRates },
	{
		given: 'unit_price quantity vat_percent second_tax_percent second_tax_base',
		later: 'a second tax on the net, or on net and VAT (issue 4)',
	},
	{ given: 'unit_price quantity vat_percent withholding_percent base', later: 'withholding taxes (issue 4)' },
	{
		given: 'foreign_unit_price quantity rate vat_percent',
		later: 'prices in another currency at a rate (issue 4)',
	},
	{ given: 'tax_inclusive_price lines tax_percent', later: inclusive },
	{ given: 'tax_inclusive_lines tax_percent', later: inclusive },
]);
