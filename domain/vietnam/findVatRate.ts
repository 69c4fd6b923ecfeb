import { Exact } from '../money/decimal';
import { refuse } from '../refusal';
import { NAMED_RATES, type VatRate } from './vatRates';

/** An export is taxed at 0 % in Viet Nam, whichever of the two categories says so. */
const CATEGORY_OF_ZERO: ReadonlySet<string> = new Set(['Z', 'G', 'S']);

/**
 * The rate that a Vietnamese e-invoice gives to the category and rate of a line. It keeps the category of the line.
 *
 * @throws Refusal `vietnam.taxCategory` for categories that only the European Union knows
 */
export function findVatRate({ taxCategory, taxRate }: Omit<VatRate, 'code'>, field = 'taxCategory'): VatRate {
	const rate = new Exact(taxRate).toFixed();
	if (rate === '0' && CATEGORY_OF_ZERO.has(taxCategory)) return { code: '0', taxCategory, taxRate: rate };
	const named = NAMED_RATES.find((one) => one.taxCategory === taxCategory && one.taxRate === rate);
	if (named) return named;
	if (taxCategory === 'S') return { code: `KHAC:${rate}`, taxCategory, taxRate: rate };
	refuse({
		rule: 'vietnam.taxCategory',
		field,
		message: `VAT category ${taxCategory} at ${rate} % has no place on a Vietnamese e-invoice.`,
		fix: 'Use S with a rate (5, 8, 10 or another), Z for 0 %, E for goods not subject to VAT (KCT), or O for what is not declared (KKKNT).',
	});
}
