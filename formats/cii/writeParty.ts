import type { SchemedId, SemanticAddress, SemanticParty } from '../../domain/en16931/semanticInvoice';
import { attribute, branch, each, leaf } from '../xml/writeXml';
import type { CiiContext } from './writeCommon';

/** Seller (BG-4) or buyer (BG-7). The smallest profile knows little of the buyer. */
export function writeParty(
	role: 'Seller' | 'Buyer',
	party: SemanticParty,
	{ has }: Pick<CiiContext, 'has'>,
): string {
	const whole = has('basicWl');
	const isSeller = role === 'Seller';
	return branch(
		`ram:${role}TradeParty`,
		(whole ? each(party.ids, writeId) : '') +
			leaf('ram:Name', party.name) +
			(has('en16931') ? leaf('ram:Description', party.legalInformation) : '') +
			branch('ram:SpecifiedLegalOrganization', schemed('ram:ID', party.legalId)) +
			(has('en16931') ? writeContact(party) : '') +
			(whole ? writeAddress(party.address) : isSeller ? writeCountry(party.address) : '') +
			(whole ? branch('ram:URIUniversalCommunication', schemed('ram:URIID', party.endpoint)) : '') +
			(whole || isSeller ? writeTaxNumbers(party) : ''),
	);
}

function schemed(name: string, value: SchemedId | undefined): string {
	return leaf(name, value?.id, attribute('schemeID', value?.scheme));
}

const writeId = (id: SchemedId): string => schemed(id.scheme === undefined ? 'ram:ID' : 'ram:GlobalID', id);

function writeContact({ contact }: SemanticParty): string {
	return branch(
		'ram:DefinedTradeContact',
		leaf('ram:PersonName', contact?.name) +
			branch('ram:TelephoneUniversalCommunication', leaf('ram:CompleteNumber', contact?.phone)) +
			branch('ram:EmailURIUniversalCommunication', leaf('ram:URIID', contact?.email)),
	);
}

const writeCountry = (address: SemanticAddress | undefined): string =>
	branch('ram:PostalTradeAddress', leaf('ram:CountryID', address?.country));

export function writeAddress(address: SemanticAddress | undefined): string {
	if (address === undefined) return '';
	return branch(
		'ram:PostalTradeAddress',
		leaf('ram:PostcodeCode', address.postCode) +
			leaf('ram:LineOne', address.line1) +
			leaf('ram:LineTwo', address.line2) +
			leaf('ram:CityName', address.city) +
			leaf('ram:CountryID', address.country) +
			leaf('ram:CountrySubDivisionName', address.subdivision),
	);
}

function writeTaxNumbers({ vatNumber, taxNumber }: SemanticParty): string {
	return (
		branch('ram:SpecifiedTaxRegistration', leaf('ram:ID', vatNumber, ' schemeID="VA"')) +
		branch('ram:SpecifiedTaxRegistration', leaf('ram:ID', taxNumber, ' schemeID="FC"'))
	);
}
