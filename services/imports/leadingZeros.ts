import { hasLuhnDigit } from '../../domain/tax/hasLuhnDigit';
import { hasTaxCodeDigit } from '../../domain/tax/checkVietnameseTaxCode';

/**
 * Spreadsheets take `01000` for the number 1000. Where a country gives the number a length or check digits, the zero
 * is put back; where nothing tells, it is not.
 */

const POST_CODE_DIGITS: Readonly<Record<string, number>> = { FR: 5, DE: 5, ES: 5, IT: 5 };

interface Identifier {
	readonly digits: number;
	readonly isRight: (digits: string) => boolean;
}

/** SIREN and SIRET in France, tax codes in Viet Nam (mã số thuế). */
const REGISTRATION: Readonly<Record<string, readonly Identifier[]>> = {
	FR: [
		{ digits: 9, isRight: hasLuhnDigit },
		{ digits: 14, isRight: hasLuhnDigit },
	],
	VN: [{ digits: 10, isRight: hasTaxCodeDigit }],
};

/** More of them lost is no likely number. */
const MOST_ZEROS = 3;

/** National numbers without their first zero. */
const PHONES: Readonly<Record<string, RegExp>> = { FR: /^[1-9]\d{8}$/, VN: /^[35789]\d{8}$/ };

export function restorePostCode(postCode: string, country: string): string {
	const length = POST_CODE_DIGITS[country];
	return length !== undefined && postCode.length === length - 1 && isDigits(postCode)
		? `0${postCode}`
		: postCode;
}

export function restoreRegistration(number: string, country: string): string {
	if (!isDigits(number)) return number;
	const known = REGISTRATION[country] ?? [];
	if (known.some(({ digits }) => digits === number.length)) return number;
	const whole = known
		.filter(({ digits }) => number.length < digits && number.length >= digits - MOST_ZEROS)
		.map(({ digits, isRight }) => ({ padded: number.padStart(digits, '0'), isRight }))
		.find(({ padded, isRight }) => isRight(padded));
	return whole?.padded ?? number;
}

export function restorePhone(phone: string, country: string): string {
	return PHONES[country]?.test(phone) ? `0${phone}` : phone;
}

/** Two texts that a spreadsheet would make the same number of. */
export function sameButZeros(a: string, b: string): boolean {
	return a === b || (isDigits(a) && isDigits(b) && a.replace(/^0+/, '') === b.replace(/^0+/, ''));
}

function isDigits(text: string): boolean {
	return /^\d+$/.test(text);
}
