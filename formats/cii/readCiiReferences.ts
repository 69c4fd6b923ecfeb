import type { ReceivedReference, ReferenceKind } from '../../domain/received/receivedInvoice';
import { dateOf } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

const IN_AGREEMENT: ReadonlyArray<readonly [string, ReferenceKind]> = [
	['BuyerOrderReferencedDocument', 'order'],
	['ContractReferencedDocument', 'contract'],
];

/** Documents that the invoice names; the preceding invoice stands with the settlement. */
export function readCiiReferences(
	agreement: XmlElement | undefined,
	settlement: XmlElement | undefined,
): ReceivedReference[] {
	return [
		...IN_AGREEMENT.flatMap(([name, kind]) => readReferences(agreement?.all(name) ?? [], kind)),
		...readReferences(settlement?.all('InvoiceReferencedDocument') ?? [], 'invoice'),
	];
}

function readReferences(elements: readonly XmlElement[], kind: ReferenceKind): ReceivedReference[] {
	return elements.flatMap((element) => {
		const id = element.first('IssuerAssignedID|ID')?.text;
		const date = dateOf(element.first('FormattedIssueDateTime|IssueDateTime/DateTimeString|DateTime'));
		return id === undefined ? [] : [{ kind, id, ...(date !== undefined && { date }) }];
	});
}
