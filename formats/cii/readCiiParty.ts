import type { ReceivedParty } from '../../domain/received/receivedInvoice';
import { textField } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

/** Schemes of a tax registration: VA is the VAT number, FC the number that the tax office gave. */
const TAX_SCHEMES = ['VA', 'FC'] as const;

export function readCiiParty(party: XmlElement | undefined): ReceivedParty {
	if (party === undefined) return {};
	const registrations = party.all('SpecifiedTaxRegistration/ID').filter(({ text }) => text !== undefined);
	const ofScheme = (scheme: string) =>
		registrations.find((one) => one.attribute('schemeID')?.toUpperCase() === scheme);
	const taxId = TAX_SCHEMES.map(ofScheme).find((one) => one !== undefined) ?? registrations[0];
	return {
		name: textField(party.first('Name')),
		tradingName: textField(party.first('SpecifiedLegalOrganization/TradingBusinessName')),
		taxId: textField(taxId),
		registrationId: textField(party.first('SpecifiedLegalOrganization/ID')),
		country: textField(party.first('PostalTradeAddress/CountryID')),
	};
}
