import type { ReceivedReference, ReferenceKind } from '../../domain/received/receivedInvoice';
import { dateOf } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';

const PATHS: ReadonlyArray<readonly [string, ReferenceKind]> = [
	['OrderReference', 'order'],
	['ContractDocumentReference', 'contract'],
	['DespatchDocumentReference', 'deliveryNote'],
	['BillingReference/InvoiceDocumentReference', 'invoice'],
];

export function readUblReferences(root: XmlElement): ReceivedReference[] {
	return PATHS.flatMap(([path, kind]) =>
		root.all(path).flatMap((element) => {
			const id = element.first('ID')?.text;
			const date = dateOf(element.first('IssueDate'));
			return id === undefined ? [] : [{ kind, id, ...(date !== undefined && { date }) }];
		}),
	);
}
