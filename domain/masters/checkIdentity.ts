import { checkFrenchRegistration, compact } from '../tax/checkSiren';
import { checkVatNumber, sirenOfVatNumber } from '../tax/checkVatNumber';
import { checkVietnameseTaxCode } from '../tax/checkVietnameseTaxCode';

/** Identifiers of a company, customer or supplier, as people type them. */
export interface Identifiers {
	readonly vatNumber?: string;
	/** SIREN or SIRET; in Viet Nam the tax code (mã số thuế). */
	readonly registrationNumber?: string;
}

export interface IdentityProblem {
	readonly field: keyof Identifiers;
	readonly message: string;
}

const REGISTRATIONS: Readonly<Record<string, (number: string) => string | undefined>> = {
	FR: checkFrenchRegistration,
	VN: checkVietnameseTaxCode,
};

/**
 * Looks at the identifiers that a person gives to a master. Only writing asks; what the books hold already is read as
 * it stands.
 *
 * @param country ISO 3166-1 alpha-2; where it is unknown, only what the numbers themselves say is checked
 * @returns the first problem, or undefined
 */
export function checkIdentity(
	{ vatNumber, registrationNumber }: Identifiers,
	country: string | undefined,
): IdentityProblem | undefined {
	if (registrationNumber !== undefined) {
		const problem = REGISTRATIONS[country ?? '']?.(registrationNumber);
		if (problem !== undefined)
			return { field: 'registrationNumber', message: `'${registrationNumber}' ${problem}.` };
	}
	if (vatNumber === undefined) return undefined;
	const problem = checkVatNumber(vatNumber, country);
	if (problem !== undefined) return { field: 'vatNumber', message: `'${vatNumber}' ${problem}.` };
	return checkSameSiren({ vatNumber, registrationNumber }, country);
}

/** Both French numbers hold the SIREN; two different ones belong to two companies. */
function checkSameSiren(
	{ vatNumber = '', registrationNumber = '' }: Identifiers,
	country: string | undefined,
): IdentityProblem | undefined {
	const siren = sirenOfVatNumber(vatNumber);
	const registered = compact(registrationNumber);
	if (country !== 'FR' || siren === undefined || !/^\d{9}(\d{5})?$/.test(registered)) return undefined;
	if (registered.slice(0, 9) === siren) return undefined;
	return {
		field: 'vatNumber',
		message: `VAT number '${vatNumber}' belongs to SIREN ${siren}, and '${registrationNumber}' is of SIREN ${registered.slice(0, 9)}.`,
	};
}
