import type { PartySnapshot, PostalAddress } from '../documents/document';
import { checkSiren, checkSiret, compact } from '../tax/checkSiren';
import { sirenOfVatNumber } from '../tax/checkVatNumber';
import { ENDPOINT_OF_VAT } from './endpointSchemes';
import { isFrenchTerritory } from './frenchTerritory';
import type { SchemedId, SemanticAddress, SemanticParty } from './semanticInvoice';

/** Schemes of ISO 6523: SIREN, SIRET; and of the French reform: the electronic address. */
const SIREN = '0002';
const SIRET = '0009';
const FRENCH_ENDPOINT = '0225';
const MAIL = 'EM';

export interface PartyChoices {
	readonly endpoint?: SchemedId | undefined;
	/** Out of the scope of VAT neither party is named by a VAT number (BR-O-02). */
	readonly withoutVatNumber: boolean;
}

/** Seller (BG-4): with what its law wants it to say of itself. */
export function describeSeller(party: PartySnapshot, choices: PartyChoices): SemanticParty {
	const described = describeParty(party, choices);
	const legalInformation = legalSentence(party);
	// Without a VAT number an exempt seller is known by its tax number (BR-E-02); outside the scope of VAT by neither.
	const taxNumber =
		described.vatNumber === undefined && !choices.withoutVatNumber && party.registrationNumber !== undefined
			? compact(party.registrationNumber)
			: undefined;
	return {
		...described,
		...(taxNumber === undefined ? {} : { taxNumber }),
		...(legalInformation === '' ? {} : { legalInformation }),
	};
}

/** Buyer (BG-7), and the part that seller and buyer share. */
export function describeParty(party: PartySnapshot, choices: PartyChoices): SemanticParty {
	const { name, address, phone, email, contactName } = party;
	const legalId = legalIdOf(party);
	const vatNumber = choices.withoutVatNumber ? undefined : vatNumberOf(party);
	const endpoint = choices.endpoint ?? endpointOf(party, legalId);
	const contact = {
		...(contactName === undefined ? {} : { name: contactName }),
		...(phone === undefined ? {} : { phone }),
		...(email === undefined ? {} : { email }),
	};
	return {
		name,
		ids: isSiret(party) ? [{ id: compact(party.registrationNumber ?? ''), scheme: SIRET }] : [],
		...(legalId === undefined ? {} : { legalId }),
		...(vatNumber === undefined ? {} : { vatNumber }),
		...(endpoint === undefined ? {} : { endpoint }),
		...(address === undefined ? {} : { address: describeAddress(address) }),
		...(Object.keys(contact).length === 0 ? {} : { contact }),
	};
}

export function describeAddress(address: PostalAddress): SemanticAddress {
	const { line1, line2, postCode, city, subdivision, country } = address;
	return {
		...(line1 === undefined ? {} : { line1 }),
		...(line2 === undefined ? {} : { line2 }),
		...(postCode === undefined ? {} : { postCode }),
		city,
		...(subdivision === undefined ? {} : { subdivision }),
		country,
	};
}

/** The SIREN of a French party: its own, that within its SIRET, or that within its VAT number. */
function legalIdOf({ registrationNumber, vatNumber, address }: PartySnapshot): SchemedId | undefined {
	const number = registrationNumber === undefined ? undefined : compact(registrationNumber);
	if (isFrenchTerritory(address?.country)) {
		const own = number?.slice(0, 9);
		if (own !== undefined && checkSiren(own) === undefined) return { id: own, scheme: SIREN };
		const siren = vatNumber === undefined ? undefined : sirenOfVatNumber(vatNumber);
		if (siren !== undefined) return { id: siren, scheme: SIREN };
	}
	return number === undefined ? undefined : { id: number };
}

function isSiret({ registrationNumber, address }: PartySnapshot): boolean {
	return (
		isFrenchTerritory(address?.country) &&
		registrationNumber !== undefined &&
		checkSiret(registrationNumber) === undefined
	);
}

/** A VAT number begins with the letters of its country (BR-CO-09); a tax code without them is none. */
function vatNumberOf({ vatNumber }: PartySnapshot): string | undefined {
	const number = vatNumber === undefined ? undefined : compact(vatNumber);
	return number !== undefined && /^[A-Z]{2}/.test(number) ? number : undefined;
}

function endpointOf(party: PartySnapshot, legalId: SchemedId | undefined): SchemedId | undefined {
	if (legalId?.scheme === SIREN) return { id: legalId.id, scheme: FRENCH_ENDPOINT };
	if (party.email !== undefined) return { id: party.email, scheme: MAIL };
	const number = vatNumberOf(party);
	const scheme = number === undefined ? undefined : ENDPOINT_OF_VAT[number.slice(0, 2)];
	return number === undefined || scheme === undefined ? undefined : { id: number, scheme };
}

function legalSentence({ legalForm, legal }: PartySnapshot): string {
	return [legalForm, legal?.capital, legal?.tradeRegister].filter((part) => part !== undefined).join(' – ');
}
