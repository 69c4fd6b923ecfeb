import { Exact, toDecimal, type Decimal } from '../domain/money/decimal';
import type { Minor } from '../domain/money/minor';
import { refuse } from '../domain/refusal';

/** Money and quantities as integers that both databases and a JSON number hold exactly. */

const PER_UNIT = 1_000_000;
const MILLIONTHS = new Exact(PER_UNIT);
/** What nearly every quantity is: integers can do it, much faster than decimals. */
const SMALL = /^(\d{1,9})(?:\.(\d{1,6}))?$/;

/** A decimal quantity as an integer of millionths. */
export function encodeQuantity(quantity: Decimal): number {
	const [, whole, fraction = ''] = SMALL.exec(quantity) ?? [];
	if (whole !== undefined) return Number(whole) * PER_UNIT + Number(fraction.padEnd(6, '0'));
	const millionths = new Exact(quantity).times(MILLIONTHS);
	const integer = Number(millionths.toFixed(0));
	if (!Number.isSafeInteger(integer) || !millionths.eq(integer)) {
		refuse({
			rule: 'quantity.range',
			message: `The quantity ${quantity} cannot be kept exactly.`,
			fix: 'Use at most six decimals and less than nine thousand million units.',
		});
	}
	return integer;
}

export function decodeQuantity(millionths: number): Decimal {
	if (!Number.isSafeInteger(millionths)) return toDecimal(new Exact(millionths).div(MILLIONTHS));
	const size = Math.abs(millionths);
	const fraction = String(size % PER_UNIT)
		.padStart(6, '0')
		.replace(/0+$/, '');
	const whole = `${millionths < 0 ? '-' : ''}${Math.trunc(size / PER_UNIT)}`;
	return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** A sum of millionths that the database has made, as text: exact however large it is. */
export function decodeQuantitySum(millionths: string): Decimal {
	return toDecimal(new Exact(millionths).div(MILLIONTHS));
}

/** Money as the ledger keeps it: an integer of the smallest unit that a JSON number holds exactly. */
export function encodeMinor(amount: Minor): number {
	if (!Number.isInteger(amount))
		throw new TypeError(`An amount is an integer of the smallest unit, not ${amount}`);
	if (!Number.isSafeInteger(amount)) {
		refuse({
			rule: 'amount.tooLarge',
			message: `The amount ${amount} (in the smallest unit of the currency) is larger than the ledger can hold exactly.`,
			fix: 'Check quantity and unit price; split the document if the amount is real.',
		});
	}
	return amount;
}

/** A sum that the database has made; as text, because it may be larger than any amount. */
export function decodeSum(text: string): Minor {
	const sum = Number(text);
	if (Number.isSafeInteger(sum)) return sum;
	return refuse({
		rule: 'sum.tooLarge',
		message: `The sum ${text} (in the smallest unit of the currency) cannot be shown exactly.`,
		fix: 'Ask for a shorter period or for one customer.',
	});
}
