import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { cancelDocument } from '../../services/cancelDocument';
import { getHistory, type MapNode } from '../../services/getHistory';
import { moveDocument } from '../../services/moveDocument';
import { markSent } from '../../services/noteDocument';
import { updateDraft } from '../../services/updateDraft';
import { validateDocument } from '../../services/validateDocument';
import { verifyLedger } from '../../services/verifyLedger';
import { run } from '../support/stories';
import { invoiceOf, linesOf, onEachDatabase, part, refusedBy } from './stage';

const outline = (node: MapNode): unknown =>
	node.children.length === 0 ? node.kind : { [node.kind]: node.children.map(outline) };

onEachDatabase('the link map', (stage) => {
	const quotation = (more: object = {}) =>
		run(stage.story, createDocument('quotation'), {
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 10 }],
			validate: true,
			...more,
		});

	it('of a new document is the document alone', async () => {
		const alone = await quotation();
		const { map, links, complete } = await getHistory(stage.story, alone.id);
		expect(map).toMatchObject([{ id: alone.id, isSelf: true, children: [] }]);
		expect([links, complete]).toEqual([[], true]);
	});

	it('grows as a hierarchy: quotation, order, delivery notes, invoice, credit note', async () => {
		const source = await quotation();
		const order = await run(stage.story, convertDocument('salesOrder'), { id: source.id, validate: true });
		const first = await part(stage.story, 'deliveryNote', order.id, { 1: 4 });
		const second = await run(stage.story, convertDocument('deliveryNote'), { id: order.id, validate: true });
		const bill = await invoiceOf(stage.story, first, second);
		await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		const below = { deliveryNote: [{ invoice: ['creditNote'] }] };
		for (const { id } of [source, order, second, bill]) {
			expect((await getHistory(stage.story, id)).map.map(outline)).toEqual([
				{ quotation: [{ salesOrder: [below, below] }] },
			]);
		}
	});

	it('names each document by number, state, label, date and gross; the number opens it', async () => {
		const source = await quotation();
		const order = await run(stage.story, convertDocument('salesOrder'), { id: source.id });
		const { map } = await getHistory(stage.story, source.number ?? '');
		expect(map).toMatchObject([
			{
				number: source.number,
				title: 'Quotation',
				state: 'closed',
				label: 'Traité',
				issueDate: '2026-03-10',
				gross: source.gross,
				currency: 'EUR',
				isSelf: true,
				children: [{ id: order.id, number: null, state: 'draft', title: 'Sales order', isSelf: false }],
			},
		]);
	});

	it('confirms the relation in one sentence', async () => {
		const source = await quotation();
		const order = await run(stage.story, convertDocument('salesOrder'), { id: source.id });
		expect(order.relation).toBe(`Sales order in relation with quotation ${source.number}`);
		expect(source.relation).toBeNull();
	});

	it('shows a child that is tied and converted once', async () => {
		const source = await quotation();
		const order = await run(stage.story, convertDocument('salesOrder'), { id: source.id });
		await run(stage.story, updateDraft, { id: order.id, parentDocument: source.id });
		expect((await getHistory(stage.story, source.id)).map.map(outline)).toEqual([
			{ quotation: ['salesOrder'] },
		]);
	});
});

onEachDatabase('the history of a document', (stage) => {
	it('tells who did what and when, in order, in an unbroken chain', async () => {
		const draft = await run(stage.story, createDocument('quotation'), {
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
		});
		await run(stage.story, updateDraft, { id: draft.id, title: 'New' });
		await run(stage.story, validateDocument, { id: draft.id });
		stage.story.at('2026-03-11T08:00:00.000Z');
		await run({ ...stage.story, actor: 'bob' }, markSent, { id: draft.id, to: 'paul@martin.example' });
		await run(stage.story, moveDocument('accept'), { id: draft.id, by: 'Paul' });
		const { audit, facts } = await getHistory(stage.story, draft.id);
		expect(audit.map((entry) => [entry.action, entry.actor])).toEqual([
			['document.create', 'alice'],
			['document.update', 'alice'],
			['document.validate', 'alice'],
			['document.markSent', 'bob'],
			['document.accept', 'alice'],
		]);
		expect(audit[1]?.data).toMatchObject({ changes: { title: 'New' } });
		expect(audit[3]?.at).toBe('2026-03-11T08:00:00.000Z');
		expect(facts.map((fact) => fact.kind)).toEqual(['validated', 'accepted']);
		expect((await verifyLedger(stage.story)).every((chain) => chain.intact)).toBe(true);
	});

	it('does not exist for a document that does not', async () => {
		await expect(getHistory(stage.story, 'FA1999-00001')).rejects.toMatchObject({
			rule: 'document.unknown',
			fix: expect.stringContaining('number'),
		});
	});
});

onEachDatabase('ties', (stage) => {
	const make = (kind: 'quotation' | 'salesOrder' | 'deliveryNote', more: object = {}) =>
		run(stage.story, createDocument(kind), { customer: 'MARTIN', lines: [{ product: 'OIL' }], ...more });

	it.each([
		['deal', 'quotation'],
		['event', 'quotation'],
		['deal', 'salesOrder'],
		['event', 'salesOrder'],
	] as const)('to a %s are kept on a %s and pass on', async (kind, document) => {
		const parent = { kind, id: 'X-1', title: 'Salon' };
		const source = await make(document, { parent, validate: true });
		expect(source.details.header).toMatchObject({ parent });
		expect((await invoiceOf(stage.story, source)).details.header).toMatchObject({ parent });
	});

	it('to an event are kept on an invoice', async () => {
		const parent = { kind: 'event', id: 'E-1' };
		const bill = await run(stage.story, createInvoiceFromLines, {
			customer: 'MARTIN',
			lines: linesOf(1),
			parent,
		});
		expect(bill.details.header).toMatchObject({ parent });
	});

	it.each(['quotation', 'salesOrder', 'deliveryNote'] as const)(
		'an invoice from lines is tied to a %s without taking its quantities',
		async (kind) => {
			const parent = await make(kind, { validate: true });
			const bill = await run(stage.story, createInvoiceFromLines, {
				customer: 'MARTIN',
				lines: linesOf(1),
				parentDocument: parent.id,
			});
			expect(bill).toMatchObject({
				parentId: parent.id,
				parentNumber: parent.number,
				parents: [{ relation: 'tiedTo' }],
			});
			expect(await stage.story.ledger.read.links.linesFrom(parent.id)).toEqual([]);
		},
	);

	it('an order is tied to a quotation', async () => {
		const quotation = await make('quotation', { validate: true });
		expect(await make('salesOrder', { parentDocument: quotation.id })).toMatchObject({
			parentNumber: quotation.number,
			relation: expect.stringContaining(String(quotation.number)),
		});
	});

	it('in a circle are refused, near and far', async () => {
		const top = await make('quotation');
		const middle = await make('salesOrder', { parentDocument: top.id });
		const bottom = await make('deliveryNote', { parentDocument: middle.id });
		for (const parent of [top, middle, bottom]) {
			const refusal = await refusedBy(stage.story, updateDraft, { id: top.id, parentDocument: parent.id });
			expect(refusal).toMatchObject({ rule: 'parent.circular', field: 'parentDocument', document: top.id });
		}
		expect((await getHistory(stage.story, top.id)).map.map(outline)).toEqual([
			{ quotation: [{ salesOrder: ['deliveryNote'] }] },
		]);
	});

	it('do not hold a document back from being cancelled', async () => {
		const parent = await make('quotation', { validate: true });
		await make('salesOrder', { parentDocument: parent.id });
		expect(await run(stage.story, cancelDocument, { id: parent.id })).toMatchObject({ state: 'cancelled' });
	});
});

onEachDatabase('a duplicate', (stage) => {
	it('keeps the products, is a draft of today without a number, and points to its original', async () => {
		const source = await run(stage.story, createDocument('quotation'), {
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 10 }, { product: 'OIL' }],
			validate: true,
			issueDate: '2026-03-01',
		});
		const copy = await run(stage.story, duplicateDocument, { id: source.id });
		expect(copy).toMatchObject({
			kind: 'quotation',
			state: 'draft',
			number: null,
			issueDate: '2026-03-10',
			gross: source.gross,
			lineCount: 2,
			parents: [{ id: source.id, relation: 'duplicateOf' }],
		});
		expect(await run(stage.story, convertDocument('salesOrder'), { id: source.id })).toMatchObject({
			lineCount: 2,
		});
	});

	it('of an invoice into a credit note is the credit note of the invoice, with its number on it', async () => {
		const bill = await run(stage.story, createInvoiceFromLines, {
			customer: 'MARTIN',
			lines: [{ product: 'OIL', quantity: 3 }],
			validate: true,
			externalReference: 'dup-1',
		});
		const note = await run(stage.story, convertDocument('creditNote'), { id: bill.id, validate: true });
		expect(note).toMatchObject({ kind: 'creditNote', gross: bill.gross, parentNumber: bill.number });
		expect(await refusedBy(stage.story, duplicateDocument, { id: note.id })).toMatchObject({
			rule: 'duplicate.creditNote',
		});
	});
});
