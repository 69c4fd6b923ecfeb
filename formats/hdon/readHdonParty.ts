import type { ReceivedParty } from '../../domain/received/receivedInvoice';
import { textField } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

/** A buyer without a company is a person: `HVTNMHang`. */
export function readHdonParty(party: XmlElement | undefined): ReceivedParty {
	if (party === undefined) return {};
	const account = textField(party.first('STKNHang'));
	return {
		name: textField(party.first('Ten')) ?? textField(party.first('HVTNMHang')),
		taxId: textField(party.first('MST')),
		...(account !== undefined && { bankAccount: account }),
	};
}
