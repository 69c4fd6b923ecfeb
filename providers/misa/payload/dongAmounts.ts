import { Exact, type ExactNumber } from '../../../domain/money/decimal';
import type { EInvoice, EInvoiceRow } from '../../../domain/vietnam/eInvoice';

/** The figures of a row, or of the whole, in đồng. */
export interface DongAmounts {
	readonly amount: ExactNumber;
	readonly discount: ExactNumber;
	readonly net: ExactNumber;
	readonly tax: ExactNumber;
}

/**
 * A row in đồng: each amount is turned and rounded alone, as MISA does it.
 *
 * @param rate đồng for one unit of the currency; null in đồng
 */
export function dongOfRow(row: EInvoiceRow, rate: string | null): DongAmounts {
	const turn = (value: string) => new Exact(value).times(rate ?? '1').round(0);
	const amount = turn(row.amount);
	const discount = turn(row.discount);
	return { amount, discount, net: amount.minus(discount), tax: turn(row.tax) };
}

/** Sum of the rows in đồng; discount lines are taken off. They are summed after rounding, so that they print true. */
export function dongTotals({ rows, exchangeRate }: Pick<EInvoice, 'rows' | 'exchangeRate'>): DongAmounts {
	const none = new Exact(0);
	return rows
		.filter(({ kind }) => kind !== 'note')
		.reduce(
			(sum, row) => {
				const dong = dongOfRow(row, exchangeRate);
				const sign = row.kind === 'discount' ? -1 : 1;
				return {
					amount: sum.amount.plus(dong.amount.times(sign)),
					discount: sum.discount.plus(dong.discount.times(sign)),
					net: sum.net.plus(dong.net.times(sign)),
					tax: sum.tax.plus(dong.tax.times(sign)),
				};
			},
			{ amount: none, discount: none, net: none, tax: none },
		);
}
