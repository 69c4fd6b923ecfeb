import { groupKey } from '../amounts/taxGroups';
import { minorDigits } from '../money/currencies';
import { Exact } from '../money/decimal';
import { fromMinor, minorToFixed, roundToMinor, sumMinor, type Minor } from '../money/minor';
import { linePath, unless, type InvoiceRule, type Problem } from './finding';
import type { SemanticInvoice, SemanticLine } from './semanticInvoice';

const INSIDE =
	'The document was changed outside of the package, or this is an error in it: run Verify, and report it.';

const money = (amount: Minor, currency: string) => `${minorToFixed(amount, currency)} ${currency}`;

/** A total that is not what its parts give. */
function sumRule(
	rule: string,
	term: string,
	name: string,
	given: (invoice: SemanticInvoice) => Minor,
	computed: (invoice: SemanticInvoice) => Minor,
): InvoiceRule {
	return {
		rule,
		term,
		find: (invoice) => {
			const [is, shouldBe] = [given(invoice), computed(invoice)];
			const { currency } = invoice;
			return unless(
				is === shouldBe,
				'totals',
				`${name} is ${money(is, currency)}; its parts give ${money(shouldBe, currency)}.`,
				INSIDE,
			);
		},
	};
}

const sumOf = ({ allowancesAndCharges }: SemanticInvoice, isCharge: boolean): Minor =>
	sumMinor(allowancesAndCharges.filter((part) => part.isCharge === isCharge).map(({ amount }) => amount));

/** Arithmetic of EN 16931: all of it exact, in the smallest unit of the currency. */
export const AMOUNT_RULES: readonly InvoiceRule[] = [
	sumRule(
		'BR-CO-10',
		'BT-106',
		'The sum of the lines',
		({ totals }) => totals.lines,
		({ lines }) => sumMinor(lines.map(({ net }) => net)),
	),
	sumRule(
		'BR-CO-11',
		'BT-107',
		'The sum of the discounts',
		({ totals }) => totals.allowances ?? 0,
		(invoice) => sumOf(invoice, false),
	),
	sumRule(
		'BR-CO-12',
		'BT-108',
		'The sum of the charges',
		({ totals }) => totals.charges ?? 0,
		(invoice) => sumOf(invoice, true),
	),
	sumRule(
		'BR-CO-13',
		'BT-109',
		'The total without VAT',
		({ totals }) => totals.net,
		({ totals }) => totals.lines - (totals.allowances ?? 0) + (totals.charges ?? 0),
	),
	sumRule(
		'BR-CO-14',
		'BT-110',
		'The total VAT',
		({ totals }) => totals.tax,
		({ taxes }) => sumMinor(taxes.map(({ tax }) => tax)),
	),
	sumRule(
		'BR-CO-15',
		'BT-112',
		'The total with VAT',
		({ totals }) => totals.gross,
		({ totals }) => totals.net + totals.tax,
	),
	sumRule(
		'BR-CO-16',
		'BT-115',
		'The amount due',
		({ totals }) => totals.due,
		({ totals }) => totals.gross - (totals.prepaid ?? 0),
	),
	{ rule: 'BR-S-08', term: 'BT-116', find: checkBases },
	{ rule: 'BR-CO-17', term: 'BT-117', find: checkTaxes },
	{
		rule: 'BR-24',
		term: 'BT-131',
		find: ({ lines, currency }) => lines.flatMap((line) => checkLine(line, currency)),
	},
	{
		rule: 'BR-27',
		term: 'BT-146',
		find: ({ lines }) =>
			lines.flatMap(({ id, price }) =>
				unless(
					!price.startsWith('-'),
					linePath(id, 'unitPrice'),
					`Line ${id} has a price below zero.`,
					'Give a positive price and a negative quantity.',
				),
			),
	},
	{ rule: 'BR-DEC-14', term: 'BT-112', find: checkDecimals },
];

/** BR-S-08, BR-E-08 and so on: the base of a rate is what bears it. */
function checkBases({ taxes, lines, allowancesAndCharges, currency }: SemanticInvoice): Problem[] {
	const bases = new Map<string, Minor>();
	const add = (key: string, amount: Minor) => bases.set(key, (bases.get(key) ?? 0) + amount);
	for (const { category, rate, net } of lines) add(groupKey(category, rate), net);
	for (const { category, rate, isCharge, amount } of allowancesAndCharges)
		add(groupKey(category, rate), isCharge ? amount : -amount);
	const stated = new Map(taxes.map(({ category, rate, base }) => [groupKey(category, rate), base]));
	return [...new Set([...bases.keys(), ...stated.keys()])].flatMap((key) =>
		unless(
			bases.get(key) === stated.get(key),
			'totals.taxLines',
			`The base of VAT ${key} % is ${money(stated.get(key) ?? 0, currency)}; what bears it sums to ${money(bases.get(key) ?? 0, currency)}.`,
			INSIDE,
		),
	);
}

/** The rule sets take VAT that is less than one unit of the currency off base × rate (BR-CO-17, BR-S-09). */
function checkTaxes({ taxes, currency }: SemanticInvoice): Problem[] {
	return taxes.flatMap(({ base, tax, rate }) => {
		// Like the rule sets: base × rate, rounded to hundredths.
		const exact = fromMinor(Math.abs(base), currency).times(rate).div(100).round(2);
		const off = exact.minus(fromMinor(Math.abs(tax), currency)).abs();
		return unless(
			off.lt(1),
			'taxRounding',
			`The VAT at ${rate} % is ${money(tax, currency)}; ${money(base, currency)} × ${rate} % is ${exact.toFixed()} ${currency}, and an e-invoice may be off by less than 1.`,
			"Set the company's VAT rounding to 'document' (once per rate) for what comes next; credit this invoice and write it anew.",
		);
	});
}

/** quantity × price − allowances + charges is the net. */
function checkLine(line: SemanticLine, currency: string): Problem[] {
	const full = new Exact(line.quantity).times(line.price).div(line.priceQuantity ?? '1');
	const parts = line.allowancesAndCharges.map(({ isCharge, amount }) => (isCharge ? amount : -amount));
	const computed = roundToMinor(full, currency) + sumMinor(parts);
	return unless(
		computed === line.net,
		linePath(line.id, 'net'),
		`Line ${line.id} is ${money(line.net, currency)}; its quantity, price and discount give ${money(computed, currency)}.`,
		INSIDE,
	);
}

/** EN 16931 has two decimals; millimes cannot be told. */
function checkDecimals({ currency, lines, taxes, totals, allowancesAndCharges }: SemanticInvoice): Problem[] {
	const digits = minorDigits(currency);
	if (digits <= 2) return [];
	const step = 10 ** (digits - 2);
	const amounts = [
		...lines.flatMap(({ net, allowancesAndCharges: parts }) => [net, ...parts.map(({ amount }) => amount)]),
		...taxes.flatMap(({ base, tax }) => [base, tax]),
		...allowancesAndCharges.map(({ amount }) => amount),
		...Object.values(totals).filter((amount) => typeof amount === 'number'),
	];
	return unless(
		amounts.every((amount) => amount % step === 0),
		'currency',
		`Amounts in ${currency} have ${digits} decimals here; an e-invoice has two.`,
		'Invoice in another currency, or round prices so that every amount has two decimals.',
	);
}
