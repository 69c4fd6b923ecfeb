import { branch, leaf } from '../xml/writeXml';
import { writeReference } from './writeAgreement';
import { writeDate, type CiiContext } from './writeCommon';
import { writeAddress } from './writeParty';

/** Where and when it was delivered (BG-13). The element itself is never missing. */
export function writeDelivery({ invoice, has }: CiiContext): string {
	const { delivery, despatchReference } = invoice;
	const content = has('basicWl')
		? branch('ram:ShipToTradeParty', leaf('ram:Name', delivery?.name) + writeAddress(delivery?.address)) +
			branch(
				'ram:ActualDeliverySupplyChainEvent',
				branch('ram:OccurrenceDateTime', writeDate(delivery?.date)),
			) +
			writeReference('DespatchAdvice', despatchReference)
		: '';
	return branch('ram:ApplicableHeaderTradeDelivery', content) || '<ram:ApplicableHeaderTradeDelivery/>';
}
