import type {
	SchemedId,
	SemanticAddress,
	SemanticInvoice,
	SemanticParty,
} from '../../domain/en16931/semanticInvoice';
import { attribute, branch, each, leaf } from '../xml/writeXml';

/** The creditor identifier of a direct debit (BT-90) is one of the seller's identifiers under this scheme. */
const SEPA = 'SEPA';

export function writeSupplier({ seller, payment }: SemanticInvoice): string {
	const creditorId = payment?.mandate?.creditorId;
	const ids = creditorId === undefined ? seller.ids : [...seller.ids, { id: creditorId, scheme: SEPA }];
	return writeParty({ ...seller, ids });
}

export const writeCustomer = ({ buyer }: SemanticInvoice): string => writeParty(buyer);

export function writePayee({ payee }: SemanticInvoice): string {
	if (payee === undefined) return '';
	return (
		branch('cac:PartyName', leaf('cbc:Name', payee.name)) +
		branch('cac:PartyLegalEntity', schemed('cbc:CompanyID', payee.legalId))
	);
}

function writeParty(party: SemanticParty): string {
	return branch(
		'cac:Party',
		schemed('cbc:EndpointID', party.endpoint) +
			each(party.ids, (id) => branch('cac:PartyIdentification', schemed('cbc:ID', id))) +
			writeAddress('cac:PostalAddress', party.address) +
			writeTaxScheme(party.vatNumber, 'VAT') +
			writeTaxScheme(party.taxNumber, 'FC') +
			branch(
				'cac:PartyLegalEntity',
				leaf('cbc:RegistrationName', party.name) +
					schemed('cbc:CompanyID', party.legalId) +
					leaf('cbc:CompanyLegalForm', party.legalInformation),
			) +
			writeContact(party),
	);
}

const schemed = (name: string, value: SchemedId | undefined): string =>
	leaf(name, value?.id, attribute('schemeID', value?.scheme));

const writeTaxScheme = (number: string | undefined, scheme: string): string =>
	number === undefined
		? ''
		: branch(
				'cac:PartyTaxScheme',
				leaf('cbc:CompanyID', number) + branch('cac:TaxScheme', leaf('cbc:ID', scheme)),
			);

export function writeAddress(name: string, address: SemanticAddress | undefined): string {
	if (address === undefined) return '';
	return branch(
		name,
		leaf('cbc:StreetName', address.line1) +
			leaf('cbc:AdditionalStreetName', address.line2) +
			leaf('cbc:CityName', address.city) +
			leaf('cbc:PostalZone', address.postCode) +
			leaf('cbc:CountrySubentity', address.subdivision) +
			branch('cac:Country', leaf('cbc:IdentificationCode', address.country)),
	);
}

function writeContact({ contact }: SemanticParty): string {
	return branch(
		'cac:Contact',
		leaf('cbc:Name', contact?.name) +
			leaf('cbc:Telephone', contact?.phone) +
			leaf('cbc:ElectronicMail', contact?.email),
	);
}
