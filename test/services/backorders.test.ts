import { cancelDocument } from '../../services/cancelDocument';
import { closeRest, reopenRest } from '../../services/closeRest';
import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { getDocumentInFull } from '../../services/getDocumentInFull';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import {
	foundCompany,
	hintsOf,
	invoiceOf,
	onEachDatabase,
	order,
	part,
	quantitiesOf,
	reference,
	refusedBy,
	type Stage,
} from './stage';

const flour = (quantity: number) => ({ lines: [{ product: 'FLOUR', quantity }] });

async function progressOf(stage: Stage, id: string) {
	const { details } = await getDocumentInFull(stage.story, id);
	return details.lines.map(({ progress }) => progress);
}

const take = (id: string, quantity: number, more: object = {}, backorder?: number) => ({
	id,
	quantities: [{ line: 1, quantity, ...(backorder === undefined ? {} : { backorder }) }],
	validate: true,
	externalReference: reference(),
	...more,
});

onEachDatabase('rests of a delivery', (stage) => {
	const deliver = (id: string, quantity: number, more: object = {}, backorder?: number) =>
		run(stage.story, convertDocument('deliveryNote'), take(id, quantity, more, backorder));
	const bill = (id: string, quantity: number, more: object = {}, backorder?: number) =>
		run(stage.story, convertDocument('invoice'), take(id, quantity, more, backorder));

	it('stay open without a word, and are told with every conversion', async () => {
		const source = await order(stage.story, flour(10));
		const note = await deliver(source.id, 6);
		expect(await progressOf(stage, source.id)).toEqual([
			{ delivered: 6, invoiced: 0, returned: 0, free: 0, closed: 0, toDeliver: 4, toInvoice: 10 },
		]);
		await bill(note.id, 5);
		expect(await progressOf(stage, note.id)).toEqual([
			{ invoiced: 5, returned: 0, free: 0, closed: 0, toInvoice: 1 },
		]);
		expect(await progressOf(stage, source.id)).toMatchObject([{ invoiced: 5, toInvoice: 5 }]);
	});

	it('are given up where the part says how much stays open: neither delivered nor invoiced', async () => {
		const source = await order(stage.story, flour(10));
		const hints = await hintsOf(stage.story, convertDocument('deliveryNote'), take(source.id, 6, {}, 1));
		expect(hints.join(' ')).toMatch(/3 of line 1 .* are given up/);
		expect(await progressOf(stage, source.id)).toMatchObject([
			{ delivered: 6, closed: 3, toDeliver: 1, toInvoice: 7 },
		]);
	});

	it('are free goods on an invoice that leaves nothing open of what was delivered', async () => {
		const source = await order(stage.story, flour(12));
		const note = await deliver(source.id, 12);
		const invoiced = await bill(note.id, 10, {}, 0);
		expect(quantitiesOf(invoiced)).toEqual([10]);
		expect(await progressOf(stage, note.id)).toMatchObject([{ invoiced: 10, free: 2, toInvoice: 0 }]);
		expect(await progressOf(stage, source.id)).toMatchObject([{ invoiced: 10, free: 2, toInvoice: 0 }]);
		const nothing = await run(stage.story, createInvoiceFromDocuments, { ids: [note.id] });
		expect(nothing).toMatchObject({ id: invoiced.id, reused: true });
	});

	it('are to be invoiced later where they stay open', async () => {
		const note = await deliver((await order(stage.story, flour(12))).id, 12);
		await bill(note.id, 10, {}, 2);
		expect(quantitiesOf(await invoiceOf(stage.story, note))).toEqual([2]);
	});

	it('of an order that is invoiced directly are free as far as they were delivered, else given up', async () => {
		const source = await order(stage.story, flour(10));
		await deliver(source.id, 6);
		await bill(source.id, 4, {}, 0);
		expect(await progressOf(stage, source.id)).toMatchObject([
			{ delivered: 6, invoiced: 4, free: 2, closed: 4, toDeliver: 0, toInvoice: 0 },
		]);
	});

	it('come back with the note that gave them up', async () => {
		const source = await order(stage.story, flour(10));
		const note = await deliver(source.id, 6, {}, 0);
		expect(await progressOf(stage, source.id)).toMatchObject([{ toDeliver: 0, toInvoice: 6 }]);
		await run(stage.story, cancelDocument, { id: note.id });
		expect(await progressOf(stage, source.id)).toMatchObject([{ closed: 0, toDeliver: 10, toInvoice: 10 }]);
	});

	it('are never more than what is left', async () => {
		const source = await order(stage.story, flour(10));
		const refusal = await refusedBy(stage.story, convertDocument('deliveryNote'), take(source.id, 6, {}, 5));
		expect(refusal).toMatchObject({ rule: 'backorder.more', field: 'quantities' });
		expect(refusal.message).toMatch(/leaves 4 after this; 5/);
	});

	it('belong to no conversion that uses nothing up', async () => {
		const note = await deliver((await order(stage.story, flour(3))).id, 3);
		const refusal = await refusedBy(stage.story, convertDocument('returnNote'), take(note.id, 1, {}, 1));
		expect(refusal.rule).toBe('backorder.none');
	});

	it.each([
		['the company keeps none of orders', { backorderKinds: ['quotation'] }, {}, 0],
		['the customer keeps none', {}, { backorderKinds: [] }, 0],
		['both keep them', { backorderKinds: ['salesOrder'] }, { backorderKinds: ['salesOrder'] }, 4],
		['nobody says anything', {}, {}, 4],
	])('stay open or not by setting: %s', async (_title, ofCompany, ofCustomer, left) => {
		const company = await foundCompany(stage.story, ofCompany);
		await run(stage.story, saveMaster('party'), {
			code: `${company}-C`,
			name: 'Client',
			company,
			...ofCustomer,
		});
		const source = await order(stage.story, {
			company,
			customer: `${company}-C`,
			lines: [{ description: 'Sac', quantity: 10, unitPrice: 5 }],
		});
		await deliver(source.id, 6);
		expect(await progressOf(stage, source.id)).toMatchObject([{ toDeliver: left }]);
	});

	it('are closed by hand, and opened again', async () => {
		const source = await order(stage.story, flour(10));
		await deliver(source.id, 6);
		await run(stage.story, closeRest, { id: source.id, reason: 'Rupture' });
		expect(await progressOf(stage, source.id)).toMatchObject([{ closed: 4, toDeliver: 0, toInvoice: 6 }]);
		expect(await run(stage.story, closeRest, { id: source.id })).toMatchObject({ reused: true });
		await run(stage.story, reopenRest, { id: source.id });
		expect(await progressOf(stage, source.id)).toMatchObject([{ closed: 0, toDeliver: 4, toInvoice: 10 }]);
		await run(stage.story, closeRest, { id: source.id, lines: [1] });
		await run(stage.story, reopenRest, { id: source.id });
		expect(await progressOf(stage, source.id)).toMatchObject([{ closed: 0, toDeliver: 4 }]);
	});

	it('of a note are free goods once it is closed, on its order too, until they are opened again', async () => {
		const source = await order(stage.story, flour(12));
		const note = await deliver(source.id, 12);
		await bill(note.id, 10);
		await run(stage.story, closeRest, { id: note.id });
		expect(await progressOf(stage, source.id)).toMatchObject([{ free: 2, toInvoice: 0 }]);
		await run(stage.story, reopenRest, { id: note.id });
		expect(await progressOf(stage, source.id)).toMatchObject([{ free: 0, toInvoice: 2 }]);
		expect(await progressOf(stage, note.id)).toMatchObject([{ free: 0, toInvoice: 2 }]);
	});

	it('are not of invoices, drafts or unknown lines', async () => {
		const source = await order(stage.story, flour(2));
		const draft = await order(stage.story, { ...flour(2), validate: false });
		expect((await refusedBy(stage.story, closeRest, { id: draft.id })).rule).toBe('rest.notHere');
		const invoice = await invoiceOf(stage.story, source);
		expect((await refusedBy(stage.story, closeRest, { id: invoice.id })).rule).toBe('rest.notHere');
		expect((await refusedBy(stage.story, closeRest, { id: source.id, lines: [7] })).rule).toBe(
			'quantities.line',
		);
	});
});

onEachDatabase('more than was ordered', (stage) => {
	it('is delivered only on purpose, and invoiced as it was delivered', async () => {
		const source = await order(stage.story, flour(10));
		const plain = await refusedBy(stage.story, convertDocument('deliveryNote'), take(source.id, 12));
		expect(plain).toMatchObject({ rule: 'quantities.more', document: source.number });
		const note = await run(
			stage.story,
			convertDocument('deliveryNote'),
			take(source.id, 12, { allowMore: true }),
		);
		expect(await progressOf(stage, source.id)).toMatchObject([
			{ delivered: 12, toDeliver: 0, toInvoice: 12 },
		]);
		expect(quantitiesOf(await invoiceOf(stage.story, note))).toEqual([12]);
		expect(await progressOf(stage, source.id)).toMatchObject([{ invoiced: 12, toInvoice: 0 }]);
	});

	it('is invoiced only on purpose, and shows as a rest below zero', async () => {
		const source = await order(stage.story, flour(5));
		await part(stage.story, 'invoice', source.id, { 1: 6 }, { allowMore: true });
		expect(await progressOf(stage, source.id)).toMatchObject([{ invoiced: 6, toInvoice: -1 }]);
	});
});

onEachDatabase('an invoice that was taken back', (stage) => {
	it('opens its notes and its order again, charges and discount with them', async () => {
		const source = await order(stage.story, {
			...flour(10),
			charges: [{ nature: 'packing', amount: 4 }],
			discount: { amount: 7 },
		});
		const note = await part(stage.story, 'deliveryNote', source.id, { 1: 10 });
		const wrong = await invoiceOf(stage.story, note);
		await run(stage.story, cancelDocument, { id: wrong.id });
		expect(await progressOf(stage, note.id)).toMatchObject([{ invoiced: 0, toInvoice: 10 }]);
		const right = await invoiceOf(stage.story, note);
		expect(right.id).not.toBe(wrong.id);
		expect(right).toMatchObject({ net: source.net, tax: source.tax, gross: source.gross });
		expect(await progressOf(stage, source.id)).toMatchObject([{ invoiced: 10, toInvoice: 0 }]);
	});
});
