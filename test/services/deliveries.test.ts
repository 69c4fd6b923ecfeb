import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { moveDocument } from '../../services/moveDocument';
import { run, runAll } from '../support/stories';
import { invoice, invoiceOf, onEachDatabase, order, part, quantitiesOf, reference, refusedBy } from './stage';

onEachDatabase('deliveries and their invoices', (stage) => {
	const deliver = (id: string, quantities: Record<number, number>) =>
		part(stage.story, 'deliveryNote', id, quantities);
	const rest = (id: string) => run(stage.story, convertDocument('deliveryNote'), { id, validate: true });

	it('an order is delivered in two parts, and both notes give one summary invoice at the prices of the order', async () => {
		const source = await order(stage.story, {
			lines: [
				{ product: 'FLOUR', quantity: 10, unitPrice: '17.5' },
				{ product: 'OIL', quantity: 4, discountPercent: 10 },
			],
		});
		const first = await deliver(source.id, { 1: 6 });
		const second = await rest(source.id);
		expect([quantitiesOf(first), quantitiesOf(second)]).toEqual([[6], [4, 4]]);
		const bill = await invoiceOf(stage.story, first, second);
		expect(bill).toMatchObject({
			kind: 'invoice',
			net: source.net,
			tax: source.tax,
			gross: source.gross,
			lineCount: 3,
		});
		expect(bill.details.header).toMatchObject({ summary: true });
		expect(bill.parents.map((parent) => parent.number).sort()).toEqual([first.number, second.number].sort());
		expect(bill.details.lines.map((line) => [line.unitPrice, Number(line.discountPercent)])).toEqual([
			[17.5, 0],
			[17.5, 0],
			[39.9, 10],
		]);
	});

	it('a delivery note carries no price', async () => {
		const note = await rest((await order(stage.story)).id);
		expect(note).toMatchObject({ net: 0, tax: 0, gross: 0 });
		expect(note.details.lines.every((line) => line.unitPrice === null && line.net === 0)).toBe(true);
	});

	it('charges of an order reach its first invoice by way of the delivery note, once', async () => {
		const source = await order(stage.story, { charges: [{ nature: 'shipping', label: 'Port', amount: 15 }] });
		const [first, second] = [await deliver(source.id, { 1: 6 }), await rest(source.id)];
		expect([first.details.charges, second.details.charges]).toEqual([[], []]);
		const [early, late] = [await invoiceOf(stage.story, first), await invoiceOf(stage.story, second)];
		expect([early.details.charges.length, late.details.charges.length]).toEqual([1, 0]);
		expect(early.gross + late.gross).toBeCloseTo(source.gross, 2);
	});

	it('an order is never delivered beyond its quantities, drafts counted', async () => {
		const source = await order(stage.story);
		await part(stage.story, 'deliveryNote', source.id, { 1: 7 }, { validate: false });
		const input = { id: source.id, quantities: [{ line: 1, quantity: 4 }], externalReference: reference() };
		expect(await refusedBy(stage.story, convertDocument('deliveryNote'), input)).toMatchObject({
			rule: 'quantities.more',
		});
		expect(quantitiesOf(await rest(source.id))).toEqual([3, 4]);
	});

	it('a cancelled draft gives its quantities back', async () => {
		const source = await order(stage.story);
		const draft = await part(stage.story, 'deliveryNote', source.id, { 1: 7 }, { validate: false });
		const cancelled = await run(stage.story, cancelDocument, { id: draft.id });
		expect(cancelled).toMatchObject({ state: 'cancelled', number: null });
		expect(quantitiesOf(await rest(source.id))).toEqual([10, 4]);
	});

	it('an order invoiced at once leaves nothing to invoice on its delivery note', async () => {
		const source = await order(stage.story);
		await invoiceOf(stage.story, source);
		const note = await rest(source.id);
		const refusal = await refusedBy(stage.story, createInvoiceFromDocuments, { ids: [note.id] });
		expect(refusal).toMatchObject({ rule: 'conversion.nothingLeft', document: note.number });
	});

	it('a delivery note invoiced leaves nothing to invoice on its order', async () => {
		const source = await order(stage.story);
		const bill = await invoiceOf(stage.story, await rest(source.id));
		const again = await run(stage.story, createInvoiceFromDocuments, { ids: [source.id] });
		expect(again).toMatchObject({ id: bill.id, reused: true });
	});

	it('notes of an order that was invoiced in part never go beyond the order together', async () => {
		const source = await order(stage.story, { lines: [{ product: 'FLOUR', quantity: 10 }] });
		await part(stage.story, 'invoice', source.id, { 1: 6 });
		const notes = [await deliver(source.id, { 1: 5 }), await deliver(source.id, { 1: 5 })];
		const bill = await invoiceOf(stage.story, ...notes);
		expect(quantitiesOf(bill).reduce((sum, quantity) => sum + quantity, 0)).toBe(4);
	});

	it('a note that gives nothing to a summary invoice is not its parent, and can still be cancelled', async () => {
		const source = await order(stage.story);
		const [first, second] = [await deliver(source.id, { 1: 6 }), await rest(source.id)];
		const early = await invoiceOf(stage.story, first);
		const late = await invoiceOf(stage.story, first, second);
		expect(late.parents.map((parent) => parent.number)).toEqual([second.number]);
		expect(late.details.header).toMatchObject({ summary: false });
		expect(quantitiesOf(late)).toEqual([4, 4]);
		expect(early.parents.map((parent) => parent.number)).toEqual([first.number]);
	});

	it('an invoice is delivered afterwards', async () => {
		const bill = await invoice(stage.story);
		const note = await rest(bill.id);
		expect(note).toMatchObject({ kind: 'deliveryNote', parentNumber: bill.number, gross: 0 });
		expect(quantitiesOf(note)).toEqual([10, 4]);
		expect((await run(stage.story, convertDocument('deliveryNote'), { id: bill.id })).id).toBe(note.id);
	});

	it('what an invoice delivered is not invoiced again', async () => {
		const note = await rest((await invoice(stage.story)).id);
		expect((await refusedBy(stage.story, createInvoiceFromDocuments, { ids: [note.id] })).rule).toBe(
			'conversion.nothingLeft',
		);
	});

	it('what was delivered before its invoice is not delivered again', async () => {
		const source = await run(stage.story, createDocument('deliveryNote'), {
			customer: 'MARTIN',
			lines: [{ product: 'OIL', quantity: 2 }],
			validate: true,
		});
		const bill = await invoiceOf(stage.story, source);
		expect((await refusedBy(stage.story, convertDocument('deliveryNote'), { id: bill.id })).rule).toBe(
			'conversion.nothingLeft',
		);
		const ofOrder = await invoiceOf(stage.story, await rest((await order(stage.story)).id));
		expect((await refusedBy(stage.story, convertDocument('deliveryNote'), { id: ofOrder.id })).rule).toBe(
			'conversion.nothingLeft',
		);
	});

	it('an invoice of an order that was delivered in part delivers the rest', async () => {
		const source = await order(stage.story);
		await deliver(source.id, { 1: 6 });
		const bill = await invoiceOf(stage.story, source);
		expect(quantitiesOf(await rest(bill.id))).toEqual([4, 4]);
	});

	it('a delivery note without an order is invoiced at the prices of its products', async () => {
		const note = await run(stage.story, createDocument('deliveryNote'), {
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 3 }],
			validate: true,
		});
		expect(await invoiceOf(stage.story, note)).toMatchObject({ net: 55.2, tax: 3.04, gross: 58.24 });
	});

	it('a delivery note without an order and without product prices is refused, naming the line', async () => {
		const lines = [
			{ product: 'FLOUR', quantity: 3 },
			{ product: 'BOX', quantity: 1 },
		];
		const note = await run(stage.story, createDocument('deliveryNote'), {
			customer: 'MARTIN',
			lines,
			validate: true,
		});
		const refusal = await refusedBy(stage.story, createInvoiceFromDocuments, { ids: [note.id] });
		expect(refusal).toMatchObject({ rule: 'line.noPrice', field: 'lines[1]' });
		expect(refusal.message).toContain('Carton');
		expect(refusal.fix).toContain('unit price');
	});

	it('an order is invoiced directly, in parts, and each part once', async () => {
		const source = await order(stage.story);
		const first = await part(stage.story, 'invoice', source.id, { 1: 6, 2: 1 });
		const second = await invoiceOf(stage.story, source);
		expect([quantitiesOf(first), quantitiesOf(second)]).toEqual([
			[6, 1],
			[4, 3],
		]);
		expect(first.net + second.net).toBeCloseTo(source.net, 2);
		const both = await runAll(stage.story, createInvoiceFromDocuments, { ids: [source.id] });
		expect(both.map((view) => view.id).sort()).toEqual([first.id, second.id].sort());
	});

	it('all that is left, asked twice, is one document', async () => {
		const source = await order(stage.story);
		const once = await run(stage.story, convertDocument('deliveryNote'), { id: source.id });
		const twice = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
		expect(twice).toMatchObject({ id: once.id, reused: true, state: 'validated' });
		expect(once.reused).toBe(false);
	});

	it('a part without a reference is refused: a retry could not be told from new work', async () => {
		const source = await order(stage.story);
		const refusal = await refusedBy(stage.story, convertDocument('deliveryNote'), {
			id: source.id,
			quantities: [{ line: 1, quantity: 1 }],
		});
		expect(refusal).toMatchObject({ rule: 'idempotency.keyNeeded', field: 'externalReference' });
	});

	it('goods come back on a return note, at most as many as were delivered', async () => {
		const note = await rest((await order(stage.story)).id);
		const returned = await part(stage.story, 'returnNote', note.id, { 1: 3 });
		expect(returned).toMatchObject({
			number: expect.stringMatching(/^BR2026-/),
			milestone: 'returned',
			milestoneDate: '2026-03-10',
			gross: 0,
		});
		const input = { id: note.id, quantities: [{ line: 1, quantity: 8 }], externalReference: reference() };
		expect((await refusedBy(stage.story, convertDocument('returnNote'), input)).rule).toBe('quantities.more');
	});

	it('a delivered note keeps the day of its delivery', async () => {
		const note = await rest((await order(stage.story)).id);
		const delivered = await run(stage.story, moveDocument('deliver'), {
			id: note.id,
			onDate: '2026-03-14',
			by: 'Quai 3',
		});
		expect(delivered).toMatchObject({
			state: 'delivered',
			milestone: 'delivered',
			milestoneDate: '2026-03-14',
			label: 'Traité',
		});
	});

	it('notes of two customers, or two kinds of document, do not share an invoice', async () => {
		const own = await rest((await order(stage.story)).id);
		const other = await rest((await order(stage.story, { customer: 'LEROY' })).id);
		const customers = await refusedBy(stage.story, createInvoiceFromDocuments, { ids: [own.id, other.id] });
		expect(customers).toMatchObject({ rule: 'invoice.mixedSources', document: other.number });
		expect(customers.message).toContain('customer');
		const kinds = await refusedBy(stage.story, createInvoiceFromDocuments, {
			ids: [own.id, (await order(stage.story)).id],
		});
		expect(kinds.message).toContain('kind');
	});

	it('notes in two currencies do not share an invoice', async () => {
		const euro = await rest((await order(stage.story)).id);
		const dollar = await rest(
			(await order(stage.story, { currency: 'USD', lines: [{ description: 'Flour', unitPrice: 3 }] })).id,
		);
		expect(
			(await refusedBy(stage.story, createInvoiceFromDocuments, { ids: [euro.id, dollar.id] })).message,
		).toContain('currency');
	});

	it('a document named twice counts once', async () => {
		const note = await rest((await order(stage.story)).id);
		expect(quantitiesOf(await invoiceOf(stage.story, note, note))).toEqual([10, 4]);
	});

	it('a document with followers is not cancelled, and names them', async () => {
		const source = await order(stage.story);
		const note = await rest(source.id);
		const refusal = await refusedBy(stage.story, cancelDocument, { id: source.id });
		expect(refusal).toMatchObject({ rule: 'cancel.hasFollowers', document: source.number });
		expect(refusal.message).toContain(String(note.number));
		await run(stage.story, cancelDocument, { id: note.id });
		expect((await run(stage.story, cancelDocument, { id: source.id })).state).toBe('cancelled');
	});
});
