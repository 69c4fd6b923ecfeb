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

replayCases('tax-rounding', {
	replays: {
		'dolibarr-2x1.24-document': totals,
		'dolibarr-5x3-per_line': totals,
		'dolibarr-5x3-document': totals,
		'tryton-100x1.001-line': totals,
		'dolibarr-8.56x2': totals,
		'dolibarr-es-10x10': totals,
		'dolibarr-credit': totals,
		'odoo-one-line-per-line': ({ given, expect: outcome }) =>
			same(totalsOf([given], given.rounding).gross, outcome.gross),
		'woo-per-line-vs-per-unit': ({ given, expect: outcome }) => {
			same(totalsOf([given], 'per_line').tax, outcome.tax_per_line);
			// Rounding the tax of each unit is what we never do; the case says what it would give.
			const unit = roundToMinor(new Exact(given.unit_price).times(given.tax_percent).div(100), 'EUR');
			same(unit * Number(given.quantity), outcome.tax_per_unit);
		},
		'odoo-jpy': ({ given, expect: outcome }) => {
			const lines = Array.from({ length: given.lines }, () => given as Line);
			expect(minorToFixed(totalsOf(lines, 'document', given.currency).net, given.currency)).toBe(
				outcome.sum_of_lines,
			);
			expect(minorToFixed(totalsOf(lines, 'document', 'VND').net, 'VND')).toBe(outcome.sum_of_lines);
		},
		'einvoicing-two-rates': ({ given, expect: outcome }) => {
			const made = totalsOf(given.lines, 'document');
			same(made.net, outcome.net);
			same(made.gross, outcome.gross);
			for (const { rate, tax } of made.taxLines) same(tax, outcome.tax_by_rate[rate]);
			expect(made.taxLines).toHaveLength(Object.keys(outcome.tax_by_rate).length);
		},
		'en16931-br-co-17': ({ given, expect: outcome }) => {
			const [line] = totalsOf([given], 'document').taxLines;
			same(line?.base ?? 0, outcome.line_net);
			same(line?.tax ?? 0, outcome.line_tax);
		},
	},
	later: {
		'dolibarr-tax-on-tax-ci': 'a second tax on net and VAT (issue 4)',
		'dolibarr-second-tax-on-net-es': 'a second tax on the net (issue 4)',
		'dolibarr-withholding-es': 'withholding taxes (issue 4)',
		'dolibarr-currency': 'prices in another currency at a rate (issue 4)',
		'odoo-one-line-raw':
			'raw sums until the total: a line net is always rounded here, EN 16931 asks for it (issue 4)',
		'zatca-line-extension': 'prices that include VAT (issue 4)',
		'odoo-hu-inclusive': 'prices that include VAT (issue 4)',
		'odoo-compound-per-line': 'compound taxes (issue 4)',
	},
});
