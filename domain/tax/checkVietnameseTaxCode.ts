/** Weights of the first nine digits; the tenth is 10 less the weighted sum modulo 11. */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/**
 * Vietnamese tax code (mã số thuế): 10 digits with a check digit, 10-3 for a branch, or 12 digits of a personal
 * identification, which individuals and household businesses use since July 2025 and which has no check digit.
 *
 * @returns what is wrong with it, as the end of a sentence that begins with the number; undefined for a right one.
 */
export function checkVietnameseTaxCode(number: string): string | undefined {
	const code = number.replace(/[\s.]/g, '');
	if (/^\d{12}$/.test(code)) return undefined;
	const [, main = '', branch] = /^(\d{10})(?:-?(\d{3}))?$/.exec(code) ?? [];
	if (main === '')
		return 'is not a tax code (mã số thuế): that has 10 digits, 10-3 for a branch, or 12 for a person';
	if (!hasTaxCodeDigit(main)) return 'is not a tax code (mã số thuế): its check digit does not fit';
	if (branch === '000') return 'is not a tax code (mã số thuế): branches count from 001';
	return undefined;
}

/** Check digit of a code of ten digits; codes with nothing but zeros from the third to the ninth are never given. */
export function hasTaxCodeDigit(digits: string): boolean {
	const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
	return !/^..0{7}/.test(digits) && 10 - (sum % 11) === Number(digits[9]);
}
