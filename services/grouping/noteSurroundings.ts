import { findConversion } from '../../domain/documents/conversions';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { deliveriesOf } from '../parts/deliveriesOf';
import { linksAround, type LinksAround } from '../parts/linksAround';
import { portionsOf, type Portion } from '../parts/portions';
import type { NoteRun } from './noteRun';

export const TO_INVOICE = findConversion('deliveryNote', 'invoice', 'a delivery note');

/** What stands around a page of delivery notes; asked with as many questions for one note as for all of them. */
export interface Surroundings {
	readonly links: LinksAround;
	/** What is left to invoice, by note. */
	readonly portions: ReadonlyMap<string, readonly Portion[]>;
	readonly parties: ReadonlyMap<string, Master<'party'>>;
	/** Products of lines that no order gives a price. */
	readonly products: ReadonlyMap<string, Master<'product'>>;
	readonly deliveredOn: ReadonlyMap<string, CalendarDate | null>;
	/** Lines of the documents behind the notes. */
	readonly sources: ReadonlyMap<string, DocumentLine>;
}

/** @param notes of one company, in the order in which they share what is left of their orders */
export async function surroundingsOf(run: NoteRun, notes: readonly BillingDocument[]): Promise<Surroundings> {
	const { read, company } = run;
	const links = await linksAround(read, notes);
	const open = notes.filter(({ state }) => TO_INVOICE.sourceStates.includes(state));
	const portions = portionsOf(open, TO_INVOICE, links);
	const partyIds = [...new Set(notes.map(({ partyId }) => partyId))];
	const productIds = portions.flatMap(({ line }) =>
		line.productId !== null && !isOrdered(links, line.id) ? [line.productId] : [],
	);
	const deliveries = await deliveriesOf(read, notes);
	const surroundings = {
		links,
		portions: Map.groupBy(portions, ({ source }) => source.id),
		parties: await read.masters.findMany('party', partyIds, company.id),
		products: await read.masters.findMany('product', [...new Set(productIds)], company.id),
		sources: new Map(
			[...links.behind.values()].flatMap(({ lines }) => lines.map((line) => [line.id, line] as const)),
		),
		deliveredOn: new Map(deliveries.map(({ documentId, deliveredOn }) => [documentId, deliveredOn])),
	};
	await rememberTakers(run, notes, surroundings);
	return surroundings;
}

/** Whether a line comes from a line with a price. */
function isOrdered(links: LinksAround, lineId: string): boolean {
	return links
		.to(lineId)
		.some(({ fromDocumentId }) => links.behind.get(fromDocumentId)?.kind === 'salesOrder');
}

/**
 * Invoices that took of the notes or their orders before are read where an order has charges to pass on, or where a note
 * has nothing left and its reason names them.
 */
async function rememberTakers(
	{ read, carried }: NoteRun,
	notes: readonly BillingDocument[],
	{ links, portions }: Pick<Surroundings, 'links' | 'portions'>,
): Promise<void> {
	const orders = [...links.behind.values()].filter(({ kind }) => kind === 'salesOrder');
	const asked = new Set([
		...orders.filter(({ charges }) => charges.length > 0).flatMap((order) => takersOf(links, order)),
		...notes
			.filter(({ id, charges }) => charges.length > 0 || !portions.has(id))
			.flatMap((note) => takersBehind(links, note)),
	]);
	const unknown = [...asked].filter((id) => !carried.has(id));
	for (const document of await read.documents.getMany(unknown)) {
		carried.set(document.id, {
			kind: document.kind,
			charges: document.charges,
			name: document.state === 'draft' ? `draft ${document.id}` : nameOf(document),
		});
	}
}

/** Documents that took quantities of a document to invoice them. */
export function takersOf(links: LinksAround, { lines }: Pick<BillingDocument, 'lines'>): string[] {
	const taken = lines.flatMap(({ id }) => links.from(id));
	return [
		...new Set(
			taken.filter(({ flow }) => TO_INVOICE.competing.includes(flow)).map(({ toDocumentId }) => toDocumentId),
		),
	];
}

/** The same of a note and of the order lines that it delivers. */
function takersBehind(links: LinksAround, note: BillingDocument): string[] {
	const behind = note.lines.flatMap(({ id }) => links.to(id).map(({ fromLineId }) => ({ id: fromLineId })));
	return takersOf(links, { lines: [...note.lines, ...behind] as BillingDocument['lines'] });
}
