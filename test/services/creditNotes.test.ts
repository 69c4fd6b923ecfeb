import { cancelDocument } from '../../services/cancelDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { getDocumentView } from '../../services/findDocuments';
import { getHistory } from '../../services/getHistory';
import type { DocumentView } from '../../services/parts/documentView';
import { recordPayment } from '../../services/recordPayment';
import { HANOI, run, runAll, type Story } from '../support/stories';
import {
	foundCompany,
	invoice,
	invoiceOf,
	linesOf,
	onEachDatabase,
	order,
	quantitiesOf,
	reference,
	refusedBy,
} from './stage';

const SHIPPED = {
	lines: [{ product: 'FLOUR', quantity: 10 }],
	charges: [{ nature: 'shipping', label: 'Port', amount: 15 }],
};

function credit(story: Story, id: string, quantities: Record<number, number | string>, more: object = {}) {
	const choices = Object.entries(quantities).map(([line, quantity]) => ({ line: Number(line), quantity }));
	return run(story, createCreditNote, {
		id,
		quantities: choices,
		validate: true,
		externalReference: reference(),
		...more,
	});
}

onEachDatabase('a credit note', (stage) => {
	it('in full gives back the whole invoice, charges included, and is linked to it', async () => {
		const bill = await invoice(stage.story, SHIPPED);
		const note = await run(stage.story, createCreditNote, {
			id: bill.id,
			reason: 'Wrong goods',
			validate: true,
		});
		expect(note).toMatchObject({
			kind: 'creditNote',
			typeCode: '381',
			net: bill.net,
			tax: bill.tax,
			gross: bill.gross,
			parentNumber: bill.number,
			dueDate: null,
		});
		expect(note.parents).toEqual([
			{ id: bill.id, kind: 'invoice', number: bill.number, relation: 'creditOf' },
		]);
		expect(note.relation).toBe(`Credit note in relation with invoice ${bill.number}`);
		expect(note.details.header).toMatchObject({ reason: 'Wrong goods' });
	});

	it('settles the invoice; label and open amounts follow', async () => {
		const bill = await invoice(stage.story);
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({
			settlement: 'open',
			open: bill.gross,
			label: 'À transmettre',
		});
		const note = await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({
			settlement: 'paid',
			open: 0,
			label: 'Traité',
		});
		expect(note).toMatchObject({ open: 0, settlement: 'none' });
	});

	it('in part leaves the rest open', async () => {
		const bill = await invoice(stage.story);
		const note = await credit(stage.story, bill.id, { 1: 4 });
		expect(quantitiesOf(note)).toEqual([4]);
		expect(note).toMatchObject({ net: 73.6, tax: 4.05, gross: 77.65 });
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({
			settlement: 'partial',
			open: Number((bill.gross - 77.65).toFixed(2)),
		});
	});

	it('of a paid invoice stays as credit of the customer', async () => {
		const bill = await invoice(stage.story);
		await run(stage.story, recordPayment, { id: bill.id });
		const note = await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		expect(note).toMatchObject({ open: bill.gross });
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ settlement: 'paid', open: 0 });
	});

	it('as a draft settles nothing, but holds its quantities', async () => {
		const bill = await invoice(stage.story);
		const draft = await credit(stage.story, bill.id, { 1: 4 }, { validate: false });
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({
			settlement: 'open',
			open: bill.gross,
		});
		const input = { id: bill.id, quantities: [{ line: 1, quantity: 7 }], externalReference: reference() };
		expect((await refusedBy(stage.story, createCreditNote, input)).rule).toBe('quantities.more');
		await run(stage.story, cancelDocument, { id: draft.id });
		expect(quantitiesOf(await run(stage.story, createCreditNote, { id: bill.id }))).toEqual([10, 4]);
	});

	it('in three thirds sums to the line, to its tax and to the invoice, to the cent', async () => {
		const bill = await invoice(stage.story, {
			lines: [{ description: 'Sac', quantity: 3, unitPrice: '0.335', taxRate: 20 }],
		});
		expect(bill).toMatchObject({ net: 1.01, tax: 0.2, gross: 1.21 });
		const thirds = [
			await credit(stage.story, bill.id, { 1: 1 }),
			await credit(stage.story, bill.id, { 1: 1 }),
			await credit(stage.story, bill.id, { 1: 1 }),
		];
		expect(thirds.map((note) => [note.net, note.tax])).toEqual([
			[0.34, 0.07],
			[0.34, 0.07],
			[0.33, 0.06],
		]);
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ settlement: 'paid', open: 0 });
	});

	it.each([
		['net', '0.005', { net: 0.05, tax: 0.01, gross: 0.06 }],
		['tax', '0.03', { net: 0.3, tax: 0.06, gross: 0.36 }],
	] as const)(
		'in many small parts, the %s of each rounded up, never exceeds the invoice',
		async (_title, unitPrice, totals) => {
			const bill = await invoice(stage.story, {
				lines: [{ description: 'Vis', quantity: 10, unitPrice, taxRate: 20 }],
			});
			expect(bill).toMatchObject(totals);
			const notes: DocumentView[] = [];
			for (let index = 0; index < 10; index += 1) notes.push(await credit(stage.story, bill.id, { 1: 1 }));
			for (const field of ['net', 'tax', 'gross'] as const) {
				expect(Math.min(...notes.map((note) => note[field]))).toBeGreaterThanOrEqual(0);
				expect(notes.reduce((sum, note) => sum + note[field], 0)).toBeCloseTo(totals[field], 10);
			}
		},
	);

	it('beyond what was invoiced is refused, in quantity', async () => {
		const bill = await invoice(stage.story);
		await credit(stage.story, bill.id, { 1: 6 });
		const input = {
			id: bill.id,
			quantities: [{ line: 1, quantity: 5 }],
			validate: true,
			externalReference: reference(),
		};
		const refusal = await refusedBy(stage.story, createCreditNote, input);
		expect(refusal).toMatchObject({ rule: 'quantities.more', document: bill.number });
		expect(refusal.message).toContain('4 left');
	});

	it('beyond what was invoiced is refused, in money', async () => {
		const bill = await invoice(stage.story, { lines: linesOf(1) });
		const refusal = await refusedBy(stage.story, createCreditNote, {
			id: bill.id,
			charges: [{ nature: 'goodwill', amount: '0.01' }],
		});
		expect(refusal).toMatchObject({ rule: 'creditNote.tooMuch', document: bill.number });
		expect(refusal.message).toContain('12.00 EUR left');
	});

	it('in another currency than its invoice is refused', async () => {
		const bill = await invoice(stage.story);
		expect(await refusedBy(stage.story, createCreditNote, { id: bill.id, currency: 'USD' })).toMatchObject({
			rule: 'currency.frozen',
			field: 'currency',
		});
	});

	it('for all that is left brings the charges that parts left out, also when no line is left', async () => {
		const bill = await invoice(stage.story, SHIPPED);
		const goods = await credit(stage.story, bill.id, { 1: 10 });
		const rest = await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		expect([goods.net, rest.net, rest.lineCount]).toEqual([184, 15, 0]);
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ open: 0, settlement: 'paid' });
		const again = await runAll(stage.story, createCreditNote, { id: bill.id });
		expect(again.map((view) => view.id).sort()).toEqual([goods.id, rest.id].sort());
	});

	it('needs a validated invoice', async () => {
		const draft = await invoice(stage.story, { validate: false });
		expect(await refusedBy(stage.story, createCreditNote, { id: draft.id })).toMatchObject({
			rule: 'conversion.sourceState',
			fix: 'Validate it first.',
		});
		const quotation = await order(stage.story);
		expect((await refusedBy(stage.story, createCreditNote, { id: quotation.id })).rule).toBe(
			'conversion.unknown',
		);
	});

	it('is not made under Vietnamese rules: the way to a replacement is named', async () => {
		const company = await foundCompany(stage.story, HANOI);
		const bill = await run(stage.story, createInvoiceFromLines, {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
			externalReference: reference(),
		});
		const refusal = await refusedBy(stage.story, createCreditNote, { id: bill.id });
		expect(refusal).toMatchObject({
			rule: 'creditNote.vietnam',
			fix: expect.stringContaining('replacement'),
		});
		expect((await refusedBy(stage.story, cancelDocument, { id: bill.id })).rule).toBe('creditNote.vietnam');
	});

	it('shows the invoice, the order and the quotation above it on its map', async () => {
		const quotation = await run(stage.story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
			validate: true,
		});
		const ordered = await run(stage.story, convertDocument('salesOrder'), {
			id: quotation.id,
			validate: true,
		});
		const bill = await invoiceOf(stage.story, ordered);
		const note = await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		const { map } = await getHistory(stage.story, note.id);
		expect(map).toMatchObject([
			{
				kind: 'quotation',
				children: [
					{
						kind: 'salesOrder',
						children: [
							{ kind: 'invoice', children: [{ kind: 'creditNote', number: note.number, isSelf: true }] },
						],
					},
				],
			},
		]);
	});
});
