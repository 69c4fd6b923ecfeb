import { hasLuhnDigit } from './hasLuhnDigit';

/** La Poste numbers its establishments by a rule of its own (INSEE). */
const LA_POSTE = '356000000';
const LA_POSTE_HEAD_OFFICE = '35600000000048';

/** Identifiers are typed in groups. */
export function compact(number: string): string {
	return number.replace(/[\s.\-/]/g, '').toUpperCase();
}

/**
 * French company number (numéro SIREN): 9 digits, the last a Luhn digit.
 *
 * @returns what is wrong with it, as the end of a sentence that begins with the number; undefined for a right one.
 */
export function checkSiren(number: string): string | undefined {
	const digits = compact(number);
	if (!/^\d{9}$/.test(digits)) return 'is not a SIREN: that has 9 digits';
	return hasLuhnDigit(digits) ? undefined : 'is not a SIREN: its check digit does not fit';
}

/** Number of an establishment (SIRET): the SIREN, five digits, and a Luhn digit over all 14. */
export function checkSiret(number: string): string | undefined {
	const digits = compact(number);
	if (!/^\d{14}$/.test(digits)) return 'is not a SIRET: that has 14 digits, the SIREN and 5 more';
	if (checkSiren(digits.slice(0, 9)) !== undefined)
		return 'is not a SIRET: the check digit of its first 9 digits, the SIREN, does not fit';
	const right = digits.startsWith(LA_POSTE) ? isOfLaPoste(digits) : hasLuhnDigit(digits);
	return right ? undefined : 'is not a SIRET: its check digit does not fit';
}

function isOfLaPoste(digits: string): boolean {
	const sum = [...digits].reduce((total, digit) => total + Number(digit), 0);
	return digits === LA_POSTE_HEAD_OFFICE || sum % 5 === 0;
}

/** SIREN or SIRET of a business, or the number of an association (RNA): W and 9 digits. */
export function checkFrenchRegistration(number: string): string | undefined {
	const digits = compact(number);
	if (/^W\d{9}$/.test(digits)) return undefined;
	if (/^\d{14}$/.test(digits)) return checkSiret(digits);
	if (/^\d{9}$/.test(digits)) return checkSiren(digits);
	return 'is neither a SIREN (9 digits) nor a SIRET (14 digits)';
}
