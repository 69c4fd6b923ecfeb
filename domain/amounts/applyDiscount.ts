import type { DocumentDiscount, TaxRounding } from '../documents/document';
import { Exact, type ExactNumber } from '../money/decimal';
import { minorToFixed, type Minor, roundMinor } from '../money/minor';
import { roundToSum } from '../money/roundToSum';
import { refuse } from '../refusal';
import { prorateGross } from './prorateGross';
import { baseOf, grossOf, ONE_PERCENT, taxOn, type TaxGroup } from './taxGroups';

export interface DiscountContext {
	readonly currency: string;
	readonly taxRounding: TaxRounding;
	readonly priceBasis: 'net' | 'gross';
}

/** True where the discounted gross is computed first and the net follows from it. */
export function isGrossAuthoritative(discount: DocumentDiscount, context: DiscountContext): boolean {
	return discount.base === 'gross' || context.taxRounding === 'line' || context.priceBasis === 'gross';
}

/**
 * A discount on the whole document (remise pied de page) on the amounts of its lines, by rate. On the net with rounding
 * per document it is an allowance shared by net, and the VAT is computed again from what is left (EN 16931, BG-20);
 * otherwise the gross counts, and taxes and nets are prorated.
 *
 * @throws Refusal `discount.tooMuch` when it is more than there is to discount
 */
export function applyDiscount(
	groups: readonly TaxGroup[],
	discount: DocumentDiscount,
	context: DiscountContext,
): TaxGroup[] {
	const whole = discount.base === 'gross' ? grossOf(groups) : baseOf(groups);
	const amount = amountOf(discount, whole);
	assertWithin(amount, whole, discount, context.currency);
	if (whole === 0) return [...groups];
	if (isGrossAuthoritative(discount, context)) {
		const share = shareLeft(discount, whole);
		const target = roundMinor(share.times(grossOf(groups)));
		return prorateGross(groups, target, share);
	}
	const allowances = roundToSum(
		groups.map(({ base }) => new Exact(amount).times(base).div(whole)),
		amount,
	);
	return groups.map((group, index) => {
		const base = group.base - (allowances[index] ?? 0);
		return { ...group, base, tax: taxOn(base, group.rate, context.currency) };
	});
}

function amountOf({ percent, amount }: DocumentDiscount, whole: Minor): Minor {
	if (amount !== null) return whole < 0 ? -amount : amount;
	return roundMinor(new Exact(whole).times(percent ?? '0').times(ONE_PERCENT));
}

function shareLeft({ percent, amount }: DocumentDiscount, whole: Minor): ExactNumber {
	if (amount === null) return new Exact(100).minus(percent ?? '0').times(ONE_PERCENT);
	return new Exact(Math.abs(whole)).minus(amount).div(Math.abs(whole));
}

function assertWithin(amount: Minor, whole: Minor, discount: DocumentDiscount, currency: string): void {
	if (Math.abs(amount) <= Math.abs(whole)) return;
	const money = (minor: Minor) => `${minorToFixed(Math.abs(minor), currency)} ${currency}`;
	refuse({
		rule: 'discount.tooMuch',
		field: 'discount',
		message: `The discount of ${money(amount)} is more than the ${discount.base === 'net' ? 'net' : 'gross'} amount of the lines, ${money(whole)}.`,
		fix: 'Give a smaller discount, or a credit note for money that goes back.',
	});
}
