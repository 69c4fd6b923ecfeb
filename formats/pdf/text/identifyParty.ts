import type { PartySnapshot } from '../../../domain/documents/document';
import type { PrintTexts } from '../templateSchema';
import { fillText } from './fillText';

/** Identifiers of a party with their local names: SIREN, SIRET, mã số thuế, VAT number. */
export function identifyParty(party: PartySnapshot, texts: PrintTexts): string[] {
	const { registrationNumber: registration, vatNumber } = party;
	const country = party.address?.country;
	const lines: string[] = [];
	if (registration !== undefined) {
		const label = texts.labels[labelOf(registration, country)];
		lines.push(fillText(label, { value: country === 'FR' ? groupFrench(registration) : registration }));
	}
	// In Viet Nam the tax code is the VAT number.
	if (vatNumber !== undefined && vatNumber !== registration) {
		lines.push(fillText(texts.labels.vatNumber, { value: vatNumber }));
	}
	return lines;
}

function labelOf(registration: string, country: string | undefined) {
	if (country === 'VN') return 'taxCode';
	if (country !== 'FR') return 'registration';
	const { length } = registration.replace(/\D/g, '');
	return length === 9 ? 'siren' : length === 14 ? 'siret' : 'registration';
}

function groupFrench(registration: string): string {
	const digits = registration.replace(/\s/g, '');
	return /^\d{9}(\d{5})?$/.test(digits)
		? digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})?$/, '$1\u00a0$2\u00a0$3\u00a0$4').trim()
		: registration;
}
