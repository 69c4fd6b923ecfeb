import type { Fault } from './fault';
import { BIC_COUNTRIES, FRENCH_WITHOUT_SEPA } from './sepaCountries';

/** ISO 9362: four of the bank, two of the country, two of the place, three of the branch. */
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
/** A word for a missing BIC that has the form of one, and that banks refuse in its place. */
const NOT_PROVIDED = 'NOTPROVIDED';

/** @returns undefined for text that has the form of a BIC */
export function findBicProblem(bic: string): Fault | undefined {
	if (BIC.test(bic) && bic !== NOT_PROVIDED) return undefined;
	return {
		rule: 'sepa.bic',
		message: `BIC '${bic.slice(0, 20)}' is not a BIC of 8 or 11 letters and digits.`,
		fix: 'Correct it, or leave it out: the bank finds it from the IBAN.',
	};
}

/** True where a bank of this BIC can keep an account of this IBAN. Overseas parts of a country count as the country. */
export function isBicOfIban(bic: string, iban: string): boolean {
	const country = iban.slice(0, 2);
	const ofBic = bic.slice(4, 6);
	return ofBic === country || (BIC_COUNTRIES[country]?.includes(ofBic) ?? false);
}

/** A BIC beside an IBAN: of the same country, and of one that takes part in SEPA. */
export function findBicProblemBeside(bic: string, iban: string): Fault | undefined {
	const problem = findBicProblem(bic);
	if (problem) return problem;
	if (FRENCH_WITHOUT_SEPA.has(bic.slice(4, 6))) {
		return {
			rule: 'sepa.country',
			message: `BIC '${bic}' is of ${bic.slice(4, 6)}, a French territory outside SEPA.`,
			fix: 'Collect from an account in the SEPA area, or by another means of payment.',
		};
	}
	if (isBicOfIban(bic, iban)) return undefined;
	return {
		rule: 'sepa.bicOfOtherCountry',
		message: `BIC '${bic}' is of ${bic.slice(4, 6)}, the IBAN of ${iban.slice(0, 2)}.`,
		fix: 'Ask which of both is right, or leave the BIC out.',
	};
}
