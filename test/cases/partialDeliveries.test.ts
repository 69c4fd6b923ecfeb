import { Exact } from '../../domain/money/decimal';
import { remainingQuantity } from '../../domain/documents/remaining';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDocument } from '../../services/createDocument';
import { getDocumentInFull } from '../../services/getDocumentInFull';
import { getHistory } from '../../services/getHistory';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import type { DocumentView } from '../../services/parts/documentView';
import { validateDocument } from '../../services/validateDocument';
import { NOW } from '../support/ledgers';
import { run } from '../support/stories';
import {
	foundCompany,
	invoiceOf,
	order,
	part,
	quantitiesOf,
	reference,
	refusedBy,
	stageOn,
} from '../services/stage';
import { replayCases, type PeerCase } from './peerCases';

const stage = stageOn('sqlite');
const orderOf = (quantity: string, more: object = {}) =>
	order(stage.story, { lines: [{ product: 'FLOUR', quantity }], ...more });
const deliver = (id: string, quantity: string, more: object = {}) =>
	part(stage.story, 'deliveryNote', id, { 1: quantity }, more);
const invoiceNote = (id: string, quantity: string) => part(stage.story, 'invoice', id, { 1: quantity });

/** Ordered, delivered and invoiced quantity of the first line of an order, and what its notes still have to invoice. */
async function countersOf(source: DocumentView) {
	const links = await stage.story.ledger.read.links.linesFrom(source.id);
	const used = (flow: string) =>
		links.filter((link) => link.flow === flow).reduce((sum, link) => sum.plus(link.quantity), new Exact(0));
	const [delivered, invoiced] = [used('deliver'), used('invoice')];
	return {
		ordered: String(quantitiesOf(source)[0]),
		delivered: delivered.toFixed(),
		invoiced: invoiced.toFixed(),
		to_invoice: delivered.minus(invoiced).toFixed(),
	};
}

async function left(id: string): Promise<string> {
	const document = await stage.story.ledger.read.documents.get(id);
	const links = await stage.story.ledger.read.links.linesFrom(id);
	return remainingQuantity(document?.lines[0]?.quantity ?? '0', links, ['invoice']);
}

async function deliverAll({ given }: PeerCase): Promise<DocumentView[]> {
	const source = await orderOf(given.ordered);
	const notes: DocumentView[] = [];
	for (const quantity of given.deliveries) notes.push(await deliver(source.id, quantity));
	return notes;
}

async function invoicedBeforeDelivery({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await orderOf(given.ordered);
	await part(stage.story, 'invoice', source.id, { 1: given.invoiced_before_delivery });
	const note = await deliver(source.id, given.ordered);
	expect((await refusedBy(stage.story, createInvoiceFromDocuments, { ids: [note.id] })).rule).toBe(
		'conversion.nothingLeft',
	);
	expect(outcome.deliver_2_then_invoice).toMatch(/nothing to invoice/);
}

async function invoiceDelivered({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await orderOf(given.ordered);
	const note = await deliver(source.id, given.delivered);
	expect((await countersOf(source)).to_invoice).toBe(outcome.to_invoice);
	expect(quantitiesOf(await invoiceOf(stage.story, note)).map(String)).toEqual([outcome.invoiced]);
	expect((await countersOf(source)).invoiced).toBe(outcome.invoiced);
}

async function backorderStandsAlone({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await orderOf(given.ordered);
	const first = await deliver(source.id, given.delivered);
	expect(quantitiesOf(await invoiceOf(stage.story, first)).map(String)).toEqual([given.invoiced]);
	const rest = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
	expect(quantitiesOf(rest).map(String)).toEqual([outcome.backorder]);
	const { links } = await getHistory(stage.story, rest.id);
	expect(links.filter((link) => link.from === rest.id)).toHaveLength(outcome.backorder_linked_invoices);
}

async function invoiceFirst({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await orderOf(given.ordered);
	await part(stage.story, 'invoice', source.id, { 1: given.invoiced_first });
	const invoicedNotes: string[] = [];
	for (const quantity of given.shipments) {
		const note = await deliver(source.id, quantity);
		const refusal = await refusedBy(stage.story, createInvoiceFromDocuments, { ids: [note.id] });
		if (refusal.rule === 'conversion.nothingLeft') invoicedNotes.push(note.id);
	}
	expect(invoicedNotes).toHaveLength(outcome.shipments_marked_invoiced);
}

async function billedDiffers({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await order(stage.story, {
		lines: [{ description: 'Sac', quantity: given.delivered, unitPrice: given.unit_price }],
	});
	const note = await deliver(source.id, given.delivered);
	const bill = await invoiceNote(note.id, given.invoiced);
	expect(quantitiesOf(note).map(String)).toEqual([outcome.stock_out]);
	expect(bill.net).toBe(Number(outcome.net));
}

/** What was picked stands on a validated note, before it is said to be delivered. */
async function invoicePicked({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await orderOf(given.ordered);
	const note = await deliver(source.id, given.picked);
	expect(note.state).toBe('validated');
	expect((await countersOf(source)).to_invoice).toBe(outcome.to_invoice);
	expect(quantitiesOf(await invoiceOf(stage.story, note)).map(String)).toEqual([outcome.invoiced]);
}

async function freeGoods({ given, expect: outcome }: PeerCase): Promise<void> {
	const note = await deliver((await orderOf(given.delivered)).id, given.delivered);
	await run(stage.story, convertDocument('invoice'), {
		id: note.id,
		quantities: [{ line: 1, quantity: given.invoiced, backorder: given.backorder }],
		validate: true,
		externalReference: reference(),
	});
	const { details } = await getDocumentInFull(stage.story, note.id);
	const progress = details.lines[0]?.progress;
	expect(String(progress?.toInvoice)).toBe(outcome.next_to_invoice);
	expect(`${progress?.free} given free`).toBe(outcome.meaning);
}

async function invoicePerNote(peer: PeerCase): Promise<void> {
	const bills: DocumentView[] = [];
	for (const note of await deliverAll(peer)) bills.push(await invoiceOf(stage.story, note));
	expect(bills.map((bill) => quantitiesOf(bill).map(String))).toEqual(peer.expect.invoices);
}

const toInvoice = async (id: string) => (await getDocumentInFull(stage.story, id)).details.lines[0]?.progress;

/** Only a credit note that is asked to opens quantities again, so that a rebate is not billed the next night. */
async function creditOpensAgain({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await orderOf(given.ordered);
	const bill = await part(stage.story, 'invoice', source.id, { 1: given.invoiced });
	const draft = await run(stage.story, createCreditNote, { id: bill.id, reinvoice: true });
	const { qty_to_invoice, qty_invoiced } = outcome.draft_credit;
	expect(await toInvoice(source.id)).toMatchObject({
		toInvoice: Number(qty_to_invoice),
		invoiced: Number(qty_invoiced),
	});
	await run(stage.story, validateDocument, { id: draft.id });
	expect(String((await toInvoice(source.id))?.toInvoice)).toBe(outcome.posted_credit.qty_to_invoice);
}

async function overInvoiced({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await orderOf(given.ordered);
	await part(stage.story, 'invoice', source.id, { 1: given.invoiced }, { allowMore: true });
	expect(await toInvoice(source.id)).toMatchObject({
		invoiced: Number(outcome.qty_invoiced),
		toInvoice: Number(outcome.qty_to_invoice),
	});
}

/** Ordered and priced by weight, counted by pieces on a line without a price. */
async function catchWeight({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await order(stage.story, {
		lines: [
			{ description: 'Jambon', quantity: given.ordered.kg, unit: 'KGM', unitPrice: 12 },
			{ description: 'Pièces', quantity: given.ordered.pieces, unitPrice: 0 },
		],
	});
	const weights = { 1: given.delivered.kg, 2: given.delivered.pieces };
	const note = await part(stage.story, 'deliveryNote', source.id, weights, { allowMore: true });
	expect(quantitiesOf(await invoiceOf(stage.story, note)).map(String)).toEqual([
		outcome.to_invoice.kg,
		outcome.to_invoice.pieces,
	]);
}

async function backlog({ given, expect: outcome }: PeerCase): Promise<void> {
	const note = await deliver((await orderOf(given.delivered)).id, given.delivered);
	await invoiceNote(note.id, given.invoiced);
	expect(await left(note.id)).toBe(outcome.next_to_invoice);
	expect(quantitiesOf(await invoiceOf(stage.story, note)).map(String)).toEqual([given.backorder]);
}

async function shippingCumulates({ given, expect: outcome }: PeerCase): Promise<void> {
	const company = await foundCompany(stage.story, {
		shippingBands: [{ below: 10, amount: given.flat_shipping_under_10_pieces }, { amount: 0 }],
	});
	const source = await order(stage.story, {
		company,
		customer: `${company}-C`,
		lines: [{ description: 'Caisse', quantity: given.ordered, unitPrice: 5 }],
		shipping: 'byQuantity',
	});
	const notes: DocumentView[] = [];
	for (const quantity of given.shipments) notes.push(await deliver(source.id, quantity));
	const bill = await invoiceOf(stage.story, ...notes);
	const shipping = bill.details.charges.reduce((sum, charge) => sum.plus(charge.amount), new Exact(0));
	expect(shipping.eq(outcome.invoice_shipping)).toBe(true);
}

async function stepByStep({ given, expect: outcome }: PeerCase): Promise<void> {
	const source = await orderOf(given.ordered);
	const invoices: string[][] = [];
	const counters: object[] = [];
	for (const step of given.steps) {
		const note = await deliver(source.id, step.deliver);
		counters.push(await countersOf(source));
		invoices.push(quantitiesOf(await invoiceOf(stage.story, note)).map(String));
		counters.push(await countersOf(source));
	}
	expect(invoices).toEqual(outcome.invoices);
	expect(counters).toEqual(outcome.counters);
}

async function dateOfToday({ given, expect: outcome }: PeerCase): Promise<void> {
	const note = await run(stage.story, createDocument('deliveryNote'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: [{ product: 'FLOUR' }],
		issueDate: given.delivered,
		deliveryDate: given.delivered,
	});
	stage.story.at(`${given.today}T10:00:00.000Z`);
	await run(stage.story, validateDocument, { id: note.id });
	const bill = await run(stage.story, createInvoiceFromDocuments, { ids: [note.id] });
	stage.story.at(NOW);
	expect(bill.issueDate).toBe(outcome.invoice_date);
}

const oneInvoice = async (peer: PeerCase): Promise<void> => {
	const bill = await invoiceOf(stage.story, ...(await deliverAll(peer)));
	expect([quantitiesOf(bill).map(String)]).toEqual(peer.expect.invoices);
};

replayCases('partial-deliveries', [
	{ given: 'ordered policy invoiced_before_delivery', replay: invoicedBeforeDelivery },
	{ given: 'rule ordered delivered', replay: invoiceDelivered },
	{ given: 'rule ordered picked', replay: invoicePicked },
	{ given: 'ordered invoiced delivered', replay: backorderStandsAlone },
	{ given: 'ordered invoiced_first shipments', replay: invoiceFirst },
	{ given: 'delivered invoiced unit_price', replay: billedDiffers },
	{
		given: 'delivered invoiced backorder',
		when: ({ given }) => given.backorder === '0',
		replay: freeGoods,
	},
	{ given: 'delivered invoiced backorder', replay: backlog },
	{ given: 'ordered shipments flat_shipping_under_10_pieces', replay: shippingCumulates },
	{ given: 'ordered steps', replay: stepByStep },
	{
		given: 'ordered deliveries invoice',
		when: ({ expect: outcome }) => outcome.invoices.length > 1,
		replay: invoicePerNote,
	},
	{ given: 'ordered deliveries invoice', replay: oneInvoice },
	{
		given: 'today delivered use_delivery_date',
		when: ({ given }) => !given.use_delivery_date,
		replay: dateOfToday,
	},
	{
		given: 'ordered invoiced credit_note',
		replay: creditOpensAgain,
	},
	{ given: 'ordered invoiced', replay: overInvoiced },
	{
		given: 'ordered delivered priced_by',
		replay: catchWeight,
	},
]);
