import type { SemanticInvoice } from '../../domain/en16931/semanticInvoice';
import { branch, leaf } from '../xml/writeXml';
import { writeAddress } from './writeParty';

/** Where and when it was delivered (BG-13). */
export function writeDelivery({ delivery }: SemanticInvoice): string {
	return branch(
		'cac:Delivery',
		leaf('cbc:ActualDeliveryDate', delivery?.date) +
			branch('cac:DeliveryLocation', writeAddress('cac:Address', delivery?.address)) +
			branch('cac:DeliveryParty', branch('cac:PartyName', leaf('cbc:Name', delivery?.name))),
	);
}
