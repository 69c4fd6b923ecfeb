import type { ReceivedParty } from '../../domain/received/receivedInvoice';
import { textField } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

/** The registered name is the name; the name beside it is the one that the party trades under (BT-27, BT-28). */
export function readUblParty(party: XmlElement | undefined): ReceivedParty {
	if (party === undefined) return {};
	const registered = textField(party.first('PartyLegalEntity/RegistrationName'));
	const trading = textField(party.first('PartyName/Name'));
	const schemes = party.all('PartyTaxScheme').filter((one) => one.first('CompanyID')?.text !== undefined);
	const vat = schemes.find((one) => one.first('TaxScheme/ID')?.text?.toUpperCase() === 'VAT');
	return {
		name: registered ?? trading,
		tradingName: registered === undefined ? undefined : trading,
		taxId: textField((vat ?? schemes[0])?.first('CompanyID')),
		registrationId: textField(party.first('PartyLegalEntity/CompanyID')),
		country: textField(party.first('PostalAddress/Country/IdentificationCode')),
	};
}
