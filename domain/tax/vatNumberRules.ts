import { checkSiren } from './checkSiren';
import { hasLuhnDigit } from './hasLuhnDigit';

export interface VatNumberRule {
	/** Everything after the two letters of the country. */
	readonly format: RegExp;
	/** The form in words, for messages. */
	readonly says: string;
	/** Whether the check digits fit; absent where only the form is checked. */
	readonly fits?: (number: string) => boolean;
}

const numbersOf = (text: string): number[] => [...text].map(Number);

const weigh = (text: string, weights: readonly number[]): number =>
	weights.reduce((sum, weight, index) => sum + weight * (numbersOf(text)[index] ?? 0), 0);

const digitSum = (value: number): number => Math.floor(value / 10) + (value % 10);

/** ISO 7064, MOD 11,10: the German number. */
function fitsGermany(number: string): boolean {
	const product = numbersOf(number.slice(0, 8)).reduce((carry, digit) => {
		const sum = (digit + carry) % 10;
		return (2 * (sum === 0 ? 10 : sum)) % 11;
	}, 10);
	return (11 - product) % 10 === Number(number[8]);
}

/** The letters of the key leave out I and O. */
const FRENCH_SIGNS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The key over the SIREN; a key with a letter is of the newer kind. Numbers of Monaco have 000 and no SIREN. */
function fitsFrance(number: string): boolean {
	const [first = '', second = ''] = number;
	const siren = number.slice(2);
	if (checkSiren(siren) !== undefined && !siren.startsWith('000')) return false;
	if (/^\d\d/.test(number)) return Number(number.slice(0, 2)) === (12 + 3 * (Number(siren) % 97)) % 97;
	const left = FRENCH_SIGNS.indexOf(first);
	const right = FRENCH_SIGNS.indexOf(second);
	const key = /\d/.test(first) ? left * 24 + right - 10 : left * 34 + right - 100;
	return (Number(siren) + 1 + Math.floor(key / 11)) % 11 === key % 11;
}

const SPANISH_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** Persons end in a letter over their number (NIF, NIE); companies in a digit, or a letter that stands for it (CIF). */
function fitsSpain(number: string): boolean {
	const letterOf = (digits: string) => SPANISH_LETTERS[Number(digits) % 23];
	const [first = ''] = number;
	const last = number.slice(-1);
	if (/\d/.test(first)) return letterOf(number.slice(0, 8)) === last;
	if ('XYZ'.includes(first)) return letterOf(`${'XYZ'.indexOf(first)}${number.slice(1, 8)}`) === last;
	if ('KLM'.includes(first)) return letterOf(number.slice(1, 8)) === last;
	const sum = numbersOf(number.slice(1, 8)).reduce(
		(total, digit, index) => total + (index % 2 === 0 ? digitSum(2 * digit) : digit),
		0,
	);
	const check = (10 - (sum % 10)) % 10;
	return last === String(check) || last === 'JABCDEFGHI'[check];
}

/** Either the older number over a tax number, or the newer one: the whole, letters as numbers, leaves 1 by 97. */
function fitsNetherlands(number: string): boolean {
	if ((weigh(number, [9, 8, 7, 6, 5, 4, 3, 2]) - Number(number[8])) % 11 === 0) return true;
	const digits = `NL${number}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
	return Number(BigInt(digits) % 97n) === 1;
}

/** The tenth digit may be 0 where the sum of nine calls for 10 or 11. */
function fitsPortugal(number: string): boolean {
	const check = 11 - (weigh(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
	return (check > 9 ? 0 : check) === Number(number[8]);
}

function fitsAustria(number: string): boolean {
	const digits = numbersOf(number.slice(1));
	const sum = digits
		.slice(0, 7)
		.reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digitSum(2 * digit)), 4);
	return (10 - (sum % 10)) % 10 === digits[7];
}

const fitsBelgium = (number: string) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8));
const fitsLuxembourg = (number: string) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6));
const fitsPoland = (number: string) => weigh(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(number[9]);

const digits = (...counts: readonly number[]): Pick<VatNumberRule, 'format' | 'says'> => ({
	format: new RegExp(`^(?:${counts.map((count) => `\\d{${count}}`).join('|')})$`),
	says: `${counts.join(' or ')} digits`,
});

/**
 * VAT numbers of the European Union by the letters they begin with, which are the country's except for Greece (EL);
 * XI is Northern Ireland. Source of the forms: the European Commission's VIES page of structures.
 */
export const VAT_NUMBER_RULES: Readonly<Record<string, VatNumberRule>> = {
	AT: { format: /^U\d{8}$/, says: 'U and 8 digits', fits: fitsAustria },
	BE: { format: /^[01]\d{9}$/, says: '10 digits that begin with 0 or 1', fits: fitsBelgium },
	BG: digits(9, 10),
	CY: { format: /^\d{8}[A-Z]$/, says: '8 digits and a letter' },
	CZ: digits(8, 9, 10),
	DE: { format: /^[1-9]\d{8}$/, says: '9 digits', fits: fitsGermany },
	DK: digits(8),
	EE: digits(9),
	EL: digits(9),
	ES: {
		format: /^(?:\d{8}[A-Z]|[A-Z]\d{7}[A-Z0-9])$/,
		says: '9 letters and digits, the first or the last a letter',
		fits: fitsSpain,
	},
	FI: digits(8),
	FR: {
		format: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
		says: 'a key of two letters or digits and the SIREN of 9 digits',
		fits: fitsFrance,
	},
	HR: digits(11),
	HU: digits(8),
	IE: {
		format: /^(?:\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
		says: '7 digits and one or two letters',
	},
	IT: { ...digits(11), fits: hasLuhnDigit },
	LT: digits(9, 12),
	LU: { ...digits(8), fits: fitsLuxembourg },
	LV: digits(11),
	MT: digits(8),
	NL: { format: /^\d{9}B\d{2}$/, says: '9 digits, B and 2 digits', fits: fitsNetherlands },
	PL: { ...digits(10), fits: fitsPoland },
	PT: { format: /^[1-9]\d{8}$/, says: '9 digits', fits: fitsPortugal },
	RO: { format: /^[1-9]\d{1,9}$/, says: '2 to 10 digits' },
	SE: { format: /^\d{10}01$/, says: '12 digits that end in 01' },
	SI: { format: /^[1-9]\d{7}$/, says: '8 digits' },
	SK: digits(10),
	XI: { format: /^(?:\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})$/, says: '9 or 12 digits' },
};
