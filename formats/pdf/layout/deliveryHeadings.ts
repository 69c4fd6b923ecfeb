import type { DeliveryReference, DocumentLine } from '../../../domain/documents/document';
import { cleanText } from '../text/cleanText';
import { fillText } from '../text/fillText';
import type { PrintContext } from './context';

/** What stands above the lines of one delivery. */
export interface DeliveryHeading {
	readonly description: string;
	/** Day, order number and place, where the header of the document does not say them for all. */
	readonly comment: string;
}

/** True where lines stand under the number of their delivery: a document that bills several. */
export function groupsDeliveries({ deliveries = [] }: PrintContext['document']): boolean {
	return deliveries.length > 1;
}

/** The heading above a line that is the first of its delivery (bon de livraison), if it is one. */
export function deliveryHeading(
	line: DocumentLine,
	before: DocumentLine | undefined,
	context: PrintContext,
): DeliveryHeading | undefined {
	const { document } = context;
	if (!groupsDeliveries(document) || line.deliveryNoteId === before?.deliveryNoteId) return undefined;
	const delivery = document.deliveries?.find(({ documentId }) => documentId === line.deliveryNoteId);
	return (
		delivery && { description: nameDelivery(delivery, context), comment: describeDelivery(delivery, context) }
	);
}

function nameDelivery({ number, issueDate }: DeliveryReference, { texts, date }: PrintContext): string {
	const named = fillText(texts.labels.ofDate, { number: cleanText(number), date: date(issueDate) });
	return `${texts.titles.deliveryNote} ${named}`;
}

function describeDelivery(
	{ issueDate, deliveredOn, customerReference, shipTo }: DeliveryReference,
	{ document, texts, date, address }: PrintContext,
): string {
	const { deliveredOn: onDay, deliveredOrder, deliveredTo } = texts.labels;
	const told: string[] = [];
	if (deliveredOn !== null && deliveredOn !== issueDate)
		told.push(fillText(onDay, { date: date(deliveredOn) }));
	if (customerReference !== null && document.customerReference === null)
		told.push(fillText(deliveredOrder, { value: cleanText(customerReference) }));
	if (shipTo !== null && document.shipTo === null)
		told.push(fillText(deliveredTo, { value: address(shipTo).join(', ') }));
	return told.join(' – ');
}
