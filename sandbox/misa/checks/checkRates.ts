import { Exact } from '../../../domain/money/decimal';
import type { Fault } from '../reply';
import type { Json } from '../world';
import { exact } from './figures';

const NAMED: Readonly<Record<string, string>> = {
	'0%': '0',
	'5%': '5',
	'8%': '8',
	'10%': '10',
	KCT: '0',
	KKKNT: '0',
};

/** The percent that `VATRateName` stands for; undefined for a name that MISA does not know. */
export function percentOf(name: unknown): string | undefined {
	if (typeof name !== 'string') return undefined;
	return NAMED[name] ?? /^KHAC:(\d{1,2}(?:\.\d{1,2})?)%$/.exec(name)?.[1];
}

/** `TaxRateInfo`: one row a rate, each the sum of its goods less its discount lines. */
export function checkRates(details: readonly Json[], rates: readonly Json[]): Fault | undefined {
	const wrong = (name: string, why: string): Fault => ({ code: `TaxRateInfo_${name}`, description: why });
	const used = new Set(details.filter(({ ItemType }) => ItemType !== 4).map((row) => row['VATRateName']));
	const stated = rates.map((row) => row['VATRateName']);
	if (
		new Set(stated).size !== stated.length ||
		stated.some((name) => !used.has(name)) ||
		stated.length !== used.size
	)
		return wrong('VATRateName', 'The rates are not those of the rows');
	for (const rate of rates) {
		const own = details.filter((row) => row['VATRateName'] === rate['VATRateName']);
		const field = ['AmountWithoutVATOC', 'VATAmountOC'].find((name) => {
			const sum = own.reduce(
				(total, row) => total.plus(exact(row[name]).times(row['ItemType'] === 3 ? -1 : 1)),
				new Exact(0),
			);
			return !sum.eq(exact(rate[name]));
		});
		if (field !== undefined)
			return wrong(field, `${field} is not the sum of the rows at ${String(rate['VATRateName'])}`);
	}
	return undefined;
}
