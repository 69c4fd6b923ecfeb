import type { BillingDocument } from '../documents/document';
import { describeAddress } from './describeParty';
import type { InvoiceContext, InvoicedDocument } from './source';
import type { Period, SemanticDelivery, SupportingDocument } from './semanticInvoice';

type Delivered = Pick<BillingDocument, 'deliveries' | 'deliveryDate'>;

/** Days on which something was delivered, the first one first. */
function deliveryDays({ deliveries = [], deliveryDate }: Delivered): string[] {
	const days = deliveries.flatMap(({ deliveredOn }) => (deliveredOn === null ? [] : [deliveredOn]));
	return days.length > 0 ? days.toSorted() : deliveryDate === null ? [] : [deliveryDate];
}

/**
 * Where and when it was delivered (BG-13). Goods that go to another member state say where, though it is where the
 * invoice goes (BR-IC-12).
 */
export function describeDelivery(
	document: InvoicedDocument,
	{ deliveredOn }: Pick<InvoiceContext, 'deliveredOn'> = {},
): SemanticDelivery | undefined {
	const { shipTo, buyer, totals, kind, issueDate } = document;
	const isIntraEu = totals.taxLines.some(({ category }) => category === 'K');
	const place = shipTo ?? (isIntraEu ? buyer.address : undefined);
	// What a credit note takes back of such a supply, it takes back on its own day.
	const ofCredit = isIntraEu && kind === 'creditNote' ? issueDate : undefined;
	const date = deliveryDays(document).at(-1) ?? deliveredOn ?? ofCredit;
	if (place === undefined && date === undefined) return undefined;
	return {
		...(place === undefined ? {} : { name: buyer.name, address: describeAddress(place) }),
		...(date === undefined ? {} : { date }),
	};
}

/** From the first to the last delivery of a summary invoice (BG-14). */
export function describePeriod(document: Delivered): Period | undefined {
	const days = deliveryDays(document);
	const [from, to] = [days[0], days.at(-1)];
	return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

/** The one delivery note that is billed (BT-16). */
export function despatchReference({ deliveries = [] }: Delivered): string | undefined {
	const numbers = new Set(deliveries.flatMap(({ number }) => (number === null ? [] : [number])));
	return numbers.size === 1 ? [...numbers][0] : undefined;
}

/**
 * Several of them are named one by one (BG-24): EN 16931 has room for one despatch advice. What they are is said on the
 * lines; the rule set of CII wants one description at most (CII-SR-475).
 */
export function deliveryNotes({ deliveries = [] }: Delivered): SupportingDocument[] {
	const numbers = new Set(deliveries.flatMap(({ number }) => (number === null ? [] : [number])));
	return numbers.size < 2 ? [] : [...numbers].map((id) => ({ id }));
}
