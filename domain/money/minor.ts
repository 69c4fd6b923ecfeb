import { refuse } from '../refusal';
import { minorDigits } from './currencies';
import { Exact, toDecimal, type Decimal, type ExactNumber } from './decimal';

/**
 * An amount in the currency's minor unit (cent, đồng, millime): a safe integer.
 * Amounts are added and compared as integers; they never hold a fraction.
 */
export type Minor = number;

/** Rounds an exact amount in major units to the currency's minor unit, half away from zero. */
export function roundToMinor(amount: ExactNumber, currency: string): Minor {
	return roundMinor(new Exact(amount).times(10 ** minorDigits(currency)));
}

/** Rounds an exact amount that is in the minor unit already, half away from zero. */
export function roundMinor(amount: ExactNumber): Minor {
	return toSafeInteger(amount.round(0));
}

/** The exact amount in major units. */
export function fromMinor(amount: Minor, currency: string): ExactNumber {
	return new Exact(minorToFixed(amount, currency));
}

/** `1250` EUR → `12.50`: fixed to the currency's digits, for print and XML. */
export function minorToFixed(amount: Minor, currency: string): string {
	const digits = minorDigits(currency);
	if (!Number.isSafeInteger(amount)) return new Exact(amount).div(10 ** digits).toFixed(digits);
	const sign = amount < 0 ? '-' : '';
	const text = String(Math.abs(amount)).padStart(digits + 1, '0');
	return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** `1250` EUR → `12.5` as a JSON number that shows exactly these digits. */
export function minorToNumber(amount: Minor, currency: string): number {
	return Number(minorToFixed(amount, currency));
}

/** Reads an amount given in major units; more digits than the currency has are refused, not rounded. */
export function parseMinor(amount: Decimal, currency: string, field: string): Minor {
	const exact = new Exact(amount);
	const minor = roundToMinor(exact, currency);
	if (!fromMinor(minor, currency).eq(exact)) {
		refuse({
			rule: 'amount.tooFine',
			field,
			message: `'${field}' is ${toDecimal(exact)}, finer than the smallest unit of ${currency}.`,
			fix: `Give at most ${minorDigits(currency)} decimals.`,
		});
	}
	return minor;
}

export function sumMinor(amounts: readonly Minor[]): Minor {
	let sum = 0;
	for (const amount of amounts) {
		sum += amount;
		// Out of range on the way, it may still come back: decimals tell.
		if (!Number.isSafeInteger(sum))
			return toSafeInteger(amounts.reduce((total, one) => total.plus(one), new Exact(0)));
	}
	return sum === 0 ? 0 : sum;
}

function toSafeInteger(value: ExactNumber): Minor {
	const integer = Number(value.toFixed(0));
	if (!Number.isSafeInteger(integer)) {
		refuse({
			rule: 'amount.tooLarge',
			message: `The amount ${value.toFixed(0)} (in the smallest unit of the currency) is larger than the ledger can hold exactly.`,
			fix: 'Check quantity and unit price; split the document if the amount is real.',
		});
	}
	return integer === 0 ? 0 : integer;
}
