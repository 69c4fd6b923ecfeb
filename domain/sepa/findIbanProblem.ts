import { validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import type { Fault } from './fault';
import { SEPA_COUNTRIES } from './sepaCountries';

/** Spaces out, letters large: how people write an IBAN becomes how files carry it. */
export function normalizeIban(text: string): string {
	return text.replace(/[\s\u00a0\u202f]/g, '').toUpperCase();
}

/**
 * What the checks of ISO 13616 say, in the order in which a person would mend it. The keys of national banks inside
 * (clé RIB) are not asked: banks take an IBAN whose own check digits fit.
 */
const PROBLEMS: ReadonlyArray<readonly [ValidationErrorsIBAN, string]> = [
	[ValidationErrorsIBAN.NoIBANProvided, 'is missing'],
	[ValidationErrorsIBAN.NoIBANCountry, 'does not begin with a country that has IBANs'],
	[ValidationErrorsIBAN.WrongBBANLength, 'has not the length of its country'],
	[ValidationErrorsIBAN.ChecksumNotNumber, 'has letters where its check digits are'],
	[ValidationErrorsIBAN.WrongBBANFormat, 'has letters and digits in the wrong places'],
	[
		ValidationErrorsIBAN.WrongIBANChecksum,
		'has check digits that do not fit: one of its characters is wrong',
	],
];

/** @param iban as files carry it: no spaces, large letters. @returns undefined for a right one */
export function findIbanProblem(iban: string): Fault | undefined {
	const { errorCodes } = validateIBAN(iban);
	const problem = PROBLEMS.find(([code]) => errorCodes.includes(code))?.[1];
	if (problem === undefined) return undefined;
	return {
		rule: 'sepa.iban',
		message: `IBAN '${maskIban(iban)}' ${problem}.`,
		fix: 'Ask for the IBAN again, best as printed on a bank statement.',
	};
}

/** The account must also lie in a country of SEPA. */
export function findSepaIbanProblem(iban: string): Fault | undefined {
	const problem = findIbanProblem(iban);
	if (problem || SEPA_COUNTRIES.has(iban.slice(0, 2))) return problem;
	return {
		rule: 'sepa.country',
		message: `IBAN '${maskIban(iban)}' is of ${iban.slice(0, 2)}, where banks take no SEPA direct debits.`,
		fix: 'Collect from an account in the SEPA area, or by another means of payment.',
	};
}

/** `FR76…0189`: enough to know one's own account, and not more. */
export function maskIban(iban: string): string {
	return iban.length > 12 ? `${iban.slice(0, 4)}…${iban.slice(-4)}` : iban;
}
