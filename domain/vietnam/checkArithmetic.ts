import { minorDigits } from '../money/currencies';
import { Exact, scaleOf, toDecimal, type Decimal, type ExactNumber } from '../money/decimal';
import type { AmountRow, EInvoiceAmounts } from './eInvoiceAmounts';
import { percentOf } from './readVatRate';

/** One figure that does not fit the others. */
export interface ArithmeticFault {
	/** Stable name of the check. */
	readonly check: string;
	/** Path in the figures, e.g. `rows[0].tax`. */
	readonly field: string;
	readonly stated: Decimal;
	/** What the other figures give. */
	readonly computed: Decimal;
	readonly message: string;
}

type Found = Omit<ArithmeticFault, 'message' | 'stated' | 'computed'> & {
	readonly stated: Decimal;
	readonly computed: ExactNumber;
	/** How `computed` comes about, in words. */
	readonly from: string;
	readonly exactly?: true;
};

/**
 * The checks that strict providers make of an e-invoice, so that a fault is found before it is sent. A product or a VAT
 * may be off by less than one smallest unit of the currency (S-Invoice says 1 đ), which leaves room for shares; sums of
 * stated figures must fit exactly. Amounts have no more decimals than the currency: none in đồng.
 *
 * Source: arithmetic of S-Invoice's list of errors (rows 43, 44, 49, 87) and the formulas of MISA's guide.
 *
 * @returns every fault; empty where the figures hold
 */
export function checkArithmetic(invoice: EInvoiceAmounts): ArithmeticFault[] {
	const unit = new Exact(1).div(10 ** minorDigits(invoice.currency));
	const found = [
		...invoice.rows.flatMap((row, index) => checkRow(row, `rows[${index}]`)),
		...checkRates(invoice),
		...checkTotals(invoice),
	];
	const faults = found
		.filter(({ stated, computed, exactly }) => {
			const difference = computed.minus(stated).abs();
			return exactly === true ? !difference.eq(0) : difference.gte(unit);
		})
		.map(({ check, field, stated, computed, from }) => {
			const expected = toDecimal(computed);
			const message = `${field} is ${stated}, but ${from} gives ${expected}.`;
			return { check, field, stated, computed: expected, message };
		});
	return [...checkDecimals(invoice), ...faults];
}

function checkRow(row: AmountRow, path: string): Found[] {
	if (row.kind === 'note') return [];
	const { quantity, unitPrice, amount, discount, code, tax } = row;
	const net = new Exact(amount).minus(discount);
	return [
		{
			check: 'row.amount',
			field: `${path}.amount`,
			stated: amount,
			computed: new Exact(quantity).times(unitPrice),
			from: `quantity ${quantity} × unit price ${unitPrice}`,
		},
		{
			check: 'row.tax',
			field: `${path}.tax`,
			stated: tax,
			computed: net.times(code === null ? '0' : percentOf(code)).div(100),
			from: `(amount ${amount} − discount ${discount}) at ${code ?? 'no VAT'}`,
		},
	];
}

/** A discount line takes off what goods add. */
const signOf = ({ kind }: AmountRow) => ({ goods: 1, discount: -1, note: 0 })[kind];

function sumRows(rows: readonly AmountRow[], of: (row: AmountRow) => ExactNumber): ExactNumber {
	return rows.reduce((sum, row) => sum.plus(of(row).times(signOf(row))), new Exact(0));
}

const netOf = ({ amount, discount }: AmountRow) => new Exact(amount).minus(discount);
const taxOf = ({ tax }: AmountRow) => new Exact(tax);

function checkRates({ rows, rates }: EInvoiceAmounts): Found[] {
	const codes = new Set(rows.flatMap(({ code }) => (code === null ? [] : [code])));
	const missing = [...codes].filter((code) => !rates.some((rate) => rate.code === code));
	const sums = [...rates, ...missing.map((code) => ({ code, base: '0', tax: '0' }))];
	return sums.flatMap(({ code, base, tax }, index): Found[] => {
		const own = rows.filter((row) => row.code === code);
		const at = { from: `the sum of the rows at ${code}`, exactly: true } as const;
		const path = `rates[${index}]`;
		return [
			{ check: 'rate.base', field: `${path}.base`, stated: base, computed: sumRows(own, netOf), ...at },
			{ check: 'rate.tax', field: `${path}.tax`, stated: tax, computed: sumRows(own, taxOf), ...at },
		];
	});
}

function checkTotals({ rows, totals }: EInvoiceAmounts): Found[] {
	const goods = (of: (row: AmountRow) => Decimal) => sumRows(rows, (row) => new Exact(of(row)));
	const ofRows = (name: string) => ({ from: `the sum of ${name} of the rows`, exactly: true }) as const;
	return [
		{
			check: 'totals.amount',
			field: 'totals.amount',
			stated: totals.amount,
			computed: goods(({ amount }) => amount),
			...ofRows('amounts'),
		},
		{
			check: 'totals.discount',
			field: 'totals.discount',
			stated: totals.discount,
			computed: goods(({ discount }) => discount),
			...ofRows('discounts'),
		},
		{
			check: 'totals.tax',
			field: 'totals.tax',
			stated: totals.tax,
			computed: goods(({ tax }) => tax),
			...ofRows('VAT'),
		},
		{
			check: 'totals.net',
			field: 'totals.net',
			stated: totals.net,
			computed: new Exact(totals.amount).minus(totals.discount),
			from: `amount ${totals.amount} − discount ${totals.discount}`,
			exactly: true,
		},
		{
			check: 'totals.gross',
			field: 'totals.gross',
			stated: totals.gross,
			computed: new Exact(totals.net).plus(totals.tax),
			from: `net ${totals.net} + VAT ${totals.tax}`,
			exactly: true,
		},
	];
}

function checkDecimals({ currency, rows, rates, totals }: EInvoiceAmounts): ArithmeticFault[] {
	const digits = minorDigits(currency);
	const figures: Array<readonly [string, Decimal]> = [
		...rows.flatMap(({ amount, discount, tax }, index) => {
			const path = `rows[${index}]`;
			return [
				[`${path}.amount`, amount],
				[`${path}.discount`, discount],
				[`${path}.tax`, tax],
			] as const;
		}),
		...rates.flatMap(
			({ base, tax }, index) =>
				[
					[`rates[${index}].base`, base],
					[`rates[${index}].tax`, tax],
				] as const,
		),
		...Object.entries(totals).map(([name, figure]) => [`totals.${name}`, figure] as const),
	];
	return figures
		.filter(([, figure]) => scaleOf(figure) > digits)
		.map(([field, stated]) => {
			const computed = new Exact(stated).round(digits).toFixed(digits);
			const message = `${field} is ${stated}, but amounts in ${currency} have ${digits === 0 ? 'no' : digits} decimals.`;
			return { check: 'decimals', field, stated, computed, message };
		});
}
