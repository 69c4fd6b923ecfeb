import { Exact, type ExactNumber } from '../../../domain/money/decimal';
import { complaint, type Complaint } from '../reply';
import type { Json } from '../world';
import { exact, pricedItems, signed, sumOf } from './figures';

/** Figures may be off by less than this. */
const TOLERANCE = 1;

interface Check {
	/** Row of the vendor's list of errors, where it has one. */
	readonly row?: number;
	readonly stated: ExactNumber;
	readonly computed: ExactNumber;
	readonly what: string;
}

/** The arithmetic that S-Invoice makes of an invoice with `validation` 1. */
export function checkArithmetic(body: Json): Complaint | undefined {
	const { validation } = body['generalInvoiceInfo'] as Json;
	if (validation === 0) return undefined;
	const items = pricedItems(body);
	const checks = [
		...items.flatMap(checkItem),
		...checkBreakdowns(body['taxBreakdowns'] as readonly Json[] | undefined, items),
		...checkSummary(body['summarizeInfo'] as Json | undefined, items),
	];
	const fault = checks.find(({ stated, computed }) => stated.minus(computed).abs().gte(TOLERANCE));
	if (!fault) return undefined;
	const row = fault.row === undefined ? '' : ` (${fault.row})`;
	return complaint(
		null,
		`${fault.what} không đúng${row}: ${fault.stated.toFixed()} / ${fault.computed.toFixed()}`,
	);
}

const netOf = (item: Json) => exact(item['itemTotalAmountWithoutTax']).minus(exact(item['itemDiscount']));
/** Rates below zero stand for having none. */
const percentOf = (rate: unknown) => (exact(rate).lt(0) ? new Exact(0) : exact(rate));

function checkItem(item: Json): Check[] {
	const whole = exact(item['itemTotalAmountWithoutTax']);
	const has = (name: string) => typeof item[name] === 'number';
	return [
		{
			row: 43,
			what: 'Thành tiền',
			stated: whole,
			computed: exact(item['quantity']).times(exact(item['unitPrice'])),
		},
		...(has('taxPercentage') || has('taxAmount')
			? [
					{
						row: 44,
						what: 'Tiền thuế',
						stated: exact(item['taxAmount']),
						computed: netOf(item).times(percentOf(item['taxPercentage'])).div(100),
					},
				]
			: []),
		...(has('itemTotalAmountAfterDiscount')
			? [
					{
						what: 'Thành tiền sau chiết khấu',
						stated: exact(item['itemTotalAmountAfterDiscount']),
						computed: netOf(item),
					},
				]
			: []),
		...(has('itemTotalAmountWithTax')
			? [
					{
						what: 'Thành tiền có thuế',
						stated: exact(item['itemTotalAmountWithTax']),
						computed: netOf(item).plus(exact(item['taxAmount'])),
					},
				]
			: []),
		...(has('discount') && exact(item['discount']).gt(0)
			? [
					{
						what: 'Thành tiền chiết khấu',
						stated: exact(item['itemDiscount']),
						computed: whole.times(exact(item['discount'])).div(100),
					},
				]
			: []),
	];
}

function checkBreakdowns(rows: readonly Json[] | undefined, items: readonly Json[]): Check[] {
	return (rows ?? []).flatMap((row): Check[] => {
		const own = items.filter((item) => item['taxPercentage'] === row['taxPercentage']);
		const rate = String(row['taxPercentage']);
		return [
			{
				what: `Thành tiền theo thuế suất ${rate}`,
				stated: signed(row['taxableAmount'], row['taxableAmountPos']),
				computed: sumOf(own, netOf),
			},
			{
				what: `Tiền thuế theo thuế suất ${rate}`,
				stated: signed(row['taxAmount'], row['taxAmountPos']),
				computed: sumOf(own, (item) => exact(item['taxAmount'])),
			},
		];
	});
}

function checkSummary(summary: Json | undefined, items: readonly Json[]): Check[] {
	if (summary === undefined) return [];
	const net = sumOf(items, netOf);
	const tax = sumOf(items, (item) => exact(item['taxAmount']));
	const flags = {
		net: summary['isTotalAmtWithoutTaxPos'],
		tax: summary['isTotalTaxAmountPos'],
		gross: summary['isTotalAmountPos'],
		discount: summary['isDiscountAmtPos'],
	};
	const whole = sumOf(items, (item) => exact(item['itemTotalAmountWithoutTax']));
	return [
		{
			row: 87,
			what: 'Tổng tiền hàng',
			stated: exact(summary['sumOfTotalLineAmountWithoutTax']),
			// It has no flag of its own.
			computed: whole.abs(),
		},
		{
			row: 49,
			what: 'Tổng tiền thuế',
			stated: signed(summary['totalTaxAmount'], flags.tax),
			computed: tax,
		},
		{
			what: 'Tổng tiền chiết khấu',
			stated: signed(summary['discountAmount'], flags.discount),
			computed: sumOf(items, (item) => exact(item['itemDiscount'])),
		},
		{
			what: 'Tổng tiền sau chiết khấu',
			stated: signed(summary['totalAmountAfterDiscount'], flags.net),
			computed: net,
		},
		{
			what: 'Tổng tiền chưa thuế',
			stated: signed(summary['totalAmountWithoutTax'], flags.net),
			computed: net,
		},
		{
			what: 'Tổng tiền có thuế',
			stated: signed(summary['totalAmountWithTax'], flags.gross),
			computed: net.plus(tax),
		},
	];
}
