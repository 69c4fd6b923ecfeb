import { findField } from '../../cli/grouping/fieldNames';
import { readSchedule } from '../../cli/grouping/readSchedule';
import { readSelection } from '../../cli/grouping/readSelection';
import type { Grouping } from '../../domain/grouping/grouping';
import { groupDeliveryNotes } from '../../domain/grouping/groupDeliveryNotes';
import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromDocuments, createInvoiceFromLines } from '../../services/createInvoice';
import { deleteDocument } from '../../services/deleteDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { validateDocument } from '../../services/validateDocument';
import { order, part, quantitiesOf, reference, refusedBy, stageOn } from '../services/stage';
import { run } from '../support/stories';
import { replayCases, type PeerCase } from './peerCases';

const stage = stageOn('sqlite');
const TODAY = '2026-11-22';

function group(given: unknown): Grouping {
	const { notes, run: asked } = readSelection(given, TODAY);
	return groupDeliveryNotes(notes, asked);
}

function countInvoices({ given, expect: outcome }: PeerCase): void {
	const { groups, leftOut } = group(given);
	expect(leftOut).toEqual([]);
	expect(groups).toHaveLength(outcome.invoices);
	// Whatever is not one invoice says why.
	for (const { apart, position } of groups) expect(apart === null).toBe(position === 1);
	if (given.differs === undefined || outcome.invoices < 2) return;
	const key = findField(given.differs) as string;
	expect(groups[0]?.keys[key]).not.toEqual(groups[1]?.keys[key]);
}

/** Where a company keeps the address on the invoice itself, it is a key; by default each note of an invoice keeps its own. */
function addressAsKey({ given, expect: outcome }: PeerCase): void {
	expect(group(given).groups).toHaveLength(1);
	const { groups } = group({ ...given, extra_keys: ['ship_to'] });
	expect(groups).toHaveLength(outcome.invoices);
	expect(groups[1]?.apart).toBe('different delivery address than group 1');
}

function scheduleOf({ given, expect: outcome }: PeerCase): void {
	expect(readSchedule(given)).toEqual(outcome);
}

/** An order of one line and its delivery note, validated. */
async function deliver(quantity: string, more: object = {}): Promise<DocumentView> {
	const source = await order(stage.story, { lines: [{ product: 'FLOUR', quantity }], ...more });
	return run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
}

const draftOf = (...notes: readonly DocumentView[]) =>
	run(stage.story, createInvoiceFromDocuments, { ids: notes.map(({ id }) => id) });

async function groupOrders({ given, expect: outcome }: PeerCase): Promise<void> {
	const delivered: DocumentView[] = [];
	for (const { quantity } of given.orders) delivered.push(await deliver(quantity));
	const named = given.orders.map((_order: unknown, index: number) => ({ id: delivered[index]?.id }));
	const { groups } = group({ orders: named, customer_grouping: given.customer_grouping });
	const invoices: DocumentView[] = [];
	for (const { notes } of groups)
		invoices.push(await draftOf(...delivered.filter(({ id }) => notes.some((note) => note.id === id))));
	expect(invoices).toHaveLength(outcome.invoices);
	if (outcome.lines)
		expect(invoices.flatMap((invoice) => quantitiesOf(invoice)).map(String)).toEqual(outcome.lines);
	if (outcome.state) expect(invoices.map(({ state }) => state)).toEqual(invoices.map(() => outcome.state));
}

async function besideManual({ given, expect: outcome }: PeerCase): Promise<void> {
	expect(given).toEqual({ draft_manual_invoice: true, then_order: true });
	const manual = await run(stage.story, createInvoiceFromLines, {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: [{ product: 'OIL', quantity: 3 }],
		externalReference: reference(),
	});
	const invoice = await draftOf(await deliver('2'));
	expect([invoice.id === manual.id, quantitiesOf(invoice)]).toEqual([false, [2]]);
	expect(outcome.order_invoice).toMatch(/separate/);
	const untouched = await stage.story.ledger.read.documents.get(manual.id);
	expect(untouched?.lines.map(({ quantity }) => quantity)).toEqual(['3']);
}

async function regroupDeleted({ given, expect: outcome }: PeerCase): Promise<void> {
	const notes: DocumentView[] = [];
	for (let made = 0; made < given.orders_confirmed_together; made += 1) notes.push(await deliver('1'));
	const draft = await draftOf(...notes);
	expect(1).toBe(outcome.invoices_before);
	await run(stage.story, deleteDocument, { id: draft.id });
	const again = await draftOf(...notes);
	expect(again.id).not.toBe(draft.id);
	expect(quantitiesOf(again)).toEqual(notes.map(() => 1));
	const made = new Set<string>();
	for (const { id } of notes)
		for (const link of await stage.story.ledger.read.links.linesFrom(id)) made.add(link.toDocumentId);
	made.delete(draft.id);
	expect([...made]).toEqual([again.id]);
	expect(made.size).toBe(outcome.invoices_after);
}

/** To merge is to group at least two notes. */
async function refuseMerge({ given, expect: outcome }: PeerCase): Promise<void> {
	const isSingle = /two/.test(given.difference);
	const state = given.difference === 'state';
	const field = isSingle || state ? given.difference : findField(given.difference);
	expect(field).toBeDefined();
	const notes = isSingle
		? [{}]
		: state
			? [{}, { state: 'cancelled' }]
			: [{ [given.difference]: 'a' }, { [given.difference]: 'b' }];
	const { groups, leftOut } = group({ notes, minimum_notes: 2 });
	expect(groups).toEqual([]);
	expect(leftOut).toHaveLength(notes.length);
	expect(outcome.error).toBe(true);
	if (field === 'customer')
		await refuseSummary(await deliver('1', { customer: 'LEROY' }), 'invoice.mixedSources');
	if (state) {
		const cancelled = await deliver('1');
		await run(stage.story, cancelDocument, { id: cancelled.id });
		await refuseSummary(cancelled, /^conversion\./);
	}
}

async function refuseSummary(other: DocumentView, rule: string | RegExp): Promise<void> {
	const one = await deliver('1');
	const refusal = await refusedBy(stage.story, createInvoiceFromDocuments, { ids: [one.id, other.id] });
	expect(refusal.rule).toEqual(typeof rule === 'string' ? rule : expect.stringMatching(rule));
}

/** Orders of one day with one reference of the customer: their invoices still have numbers of their own. */
async function uniqueReferences({ given, expect: outcome }: PeerCase): Promise<void> {
	const { groups } = group({ ...given, extra_keys: ['salesperson'] });
	expect(groups).toHaveLength(given.deliveries);
	const numbers = new Set<string | null>();
	for (const owner of given.salespersons) {
		const note = await deliver('1', { owner, customerReference: 'SAME' });
		const draft = await draftOf(note);
		expect(draft.owner).toBe(owner);
		numbers.add((await run(stage.story, validateDocument, { id: draft.id })).number);
	}
	expect([numbers.size, numbers.has(null)]).toEqual([given.deliveries, false]);
	expect(outcome.error_avoided).toMatch(/unique/);
}

async function afterReversal({ given, expect: outcome }: PeerCase): Promise<void> {
	const [first, second] = Object.values(given.lines) as [string, string];
	const lines = [
		{ product: 'FLOUR', quantity: first },
		{ product: 'OIL', quantity: second },
	];
	const source = await order(stage.story, { lines });
	const note = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
	const alone = await part(stage.story, 'invoice', note.id, { 1: first });
	await run(stage.story, cancelDocument, { id: alone.id, reason: 'Reversal' });
	const together = await draftOf(note);
	const [invoice] = outcome.invoices;
	expect(quantitiesOf(together).map(String)).toEqual(Object.values(invoice));
}

replayCases('grouping', [
	{ given: 'orders customer_grouping', replay: groupOrders },
	{ given: 'draft_manual_invoice then_order', replay: besideManual },
	{ given: 'orders_confirmed_together delete_draft_invoice', replay: regroupDeleted },
	{ given: 'difference', replay: refuseMerge },
	{
		given: 'orders',
		when: ({ given }) => given.orders.every((one: object) => 'ship_to' in one),
		replay: addressAsKey,
	},
	{ given: 'deliveries salespersons structured_reference', replay: uniqueReferences },
	{ given: 'weekday_0_monday last_run today', replay: scheduleOf },
	{ given: 'day_of_month last_run today', replay: scheduleOf },
	{ given: 'lines delivered_on steps', replay: afterReversal },
	{
		given:
			'notes? orders? deliveries? mode? differs? differ_on? extra_keys? periodicity? today? minimum_notes?',
		replay: countInvoices,
	},
]);
