import { computeLineAmount } from '../../domain/amounts/computeLineAmount';
import { inAccountingCurrency } from '../../domain/amounts/inAccountingCurrency';
import { settleAmounts } from '../../domain/amounts/settleAmounts';
import { computeTotals } from '../support/totals';
import { minorToFixed, parseMinor, roundToMinor, sumMinor } from '../../domain/money/minor';
import { Exact } from '../../domain/money/decimal';
import type { DocumentTotals, OtherTax } from '../../domain/documents/document';
import { replayCases, type PeerCase } from './peerCases';

interface Line {
	readonly unit_price: string;
	readonly quantity: string;
	readonly tax_percent?: string;
	readonly discount_percent?: string;
}

const priced = (line: Line, currency = 'EUR') => ({
	net: computeLineAmount(
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

const withTax = (line: Line, rules: Partial<OtherTax>, currency = 'EUR') => ({
	...priced(line, currency),
	kind: 'item' as const,
	quantity: line.quantity,
	otherTaxes: [{ ...NO_TAX, ...rules }],
});

const NO_TAX: OtherTax = {
	code: 'T2',
	label: 'Second tax',
	comment: null,
	mode: 'percent',
	value: '0',
	base: 'net',
	taxCategory: 'O',
	taxRate: '0',
	amount: 0,
};

/** A second tax, on the net or on net and VAT, that bears no VAT itself. */
function secondTax({ given, expect: outcome }: PeerCase): void {
	const base = given.second_tax_base === 'net + VAT' ? 'netAndTax' : 'net';
	const line = { ...given, tax_percent: given.vat_percent } as Line;
	const made = computeTotals(
		[withTax(line, { value: given.second_tax_percent, base })],
		[],
		'EUR',
		'document',
	);
	same(made.lines, outcome.net);
	same(made.tax, outcome.vat);
	same(made.otherTaxes ?? 0, outcome.second_tax);
	same(made.gross, outcome.gross);
}

/** Taxes that raise the base of the last one are other taxes that bear it as their VAT. */
function compound({ given, expect: outcome }: PeerCase): void {
	const rates = given.taxes as Array<{ percent: string; adds_to_base?: boolean }>;
	const vat = { taxCategory: 'S' as const, taxRate: rates.find((tax) => !tax.adds_to_base)?.percent ?? '0' };
	const lines = (given.lines as string[]).map((net) => ({
		net: parseMinor(net, 'EUR', 'net'),
		...vat,
		otherTaxes: rates
			.filter((tax) => tax.adds_to_base)
			.map(({ percent }, index) => ({ ...NO_TAX, ...vat, code: `T${index}`, value: percent })),
	}));
	const made = settleAmounts(
		{
			currency: 'EUR',
			taxRounding: given.rounding === 'per_line' ? 'line' : 'document',
			priceBasis: 'net',
			charges: [],
		},
		lines.map((line) => ({ kind: 'item' as const, quantity: '1', ...line })),
	);
	const others = rates
		.filter((tax) => tax.adds_to_base)
		.map((_tax, index) => sumMinor(made.lines.map(({ otherTaxes = [] }) => otherTaxes[index]?.amount ?? 0)));
	[...others, made.totals.tax].forEach((tax, index) => same(tax, outcome.taxes[index]));
	same(made.totals.lines, outcome.net);
	if (outcome.tax !== undefined) same((made.totals.otherTaxes ?? 0) + made.totals.tax, outcome.tax);
	same(made.totals.gross, outcome.gross);
}

/** What the customer keeps back for the tax office lowers what is paid: a negative tax without VAT. */
function withholding({ given, expect: outcome }: PeerCase): void {
	const line = { ...given, tax_percent: given.vat_percent } as Line;
	const made = computeTotals([withTax(line, { value: given.withholding_percent })], [], 'EUR', 'document');
	same(made.lines, outcome.net);
	same(made.tax, outcome.vat);
	same(made.otherTaxes ?? 0, outcome.withholding);
	same(made.gross, outcome.gross);
}

function foreignCurrency({ given, expect: outcome }: PeerCase): void {
	const line = {
		unit_price: given.foreign_unit_price,
		quantity: given.quantity,
		tax_percent: given.vat_percent,
	};
	const foreign = totalsOf([line], 'document');
	same(foreign.net, outcome.foreign.net);
	same(foreign.tax, outcome.foreign.vat);
	same(foreign.gross, outcome.foreign.gross);
	const ours = inAccountingCurrency(foreign, 'EUR', 'EUR', given.rate);
	same(ours.net, outcome.net);
	same(ours.tax, outcome.vat);
	same(ours.gross, outcome.gross);
}

const withVat = (prices: readonly string[], rate: string, rounding: 'document' | 'line') =>
	settleAmounts(
		{ currency: 'EUR', taxRounding: rounding, priceBasis: 'gross', charges: [] },
		prices.map((price) => ({
			kind: 'item' as const,
			quantity: '1',
			net: 0,
			gross: parseMinor(new Exact(price).toFixed(), 'EUR', 'price'),
			taxCategory: 'S' as const,
			taxRate: rate,
		})),
	);

/** The nets of the lines sum to the base, whichever way of rounding gives it. */
function linesSumToBase({ given, expect: outcome }: PeerCase): void {
	const prices = Array.from({ length: given.lines }, () => given.tax_inclusive_price as string);
	const perDocument = withVat(prices, given.tax_percent, 'document');
	const perLine = withVat(prices, given.tax_percent, 'line');
	same(perLine.totals.net, outcome.sum_of_rounded_line_nets);
	same(perDocument.totals.net, outcome.rounded_sum);
	for (const { lines, totals } of [perDocument, perLine])
		expect(sumMinor(lines.map(({ net }) => net)) === totals.net).toBe(outcome.must_agree);
}

function inclusive({ given, expect: outcome }: PeerCase): void {
	same(withVat(given.tax_inclusive_lines, given.tax_percent, 'line').totals.net, outcome.per_line);
	same(withVat(given.tax_inclusive_lines, given.tax_percent, 'document').totals.net, outcome.document);
}

replayCases('tax-rounding', [
	{ given: 'lines taxes rounding', replay: compound },
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
		replay: secondTax,
	},
	{ given: 'unit_price quantity vat_percent withholding_percent base', replay: withholding },
	{
		given: 'foreign_unit_price quantity rate vat_percent',
		replay: foreignCurrency,
	},
	{ given: 'tax_inclusive_price lines tax_percent', replay: linesSumToBase },
	{ given: 'tax_inclusive_lines tax_percent', replay: inclusive },
]);
