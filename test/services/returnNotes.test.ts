import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDocument } from '../../services/createDocument';
import { getDocumentInFull } from '../../services/getDocumentInFull';
import { saveMaster } from '../../services/saveMaster';
import { verifyBooks } from '../../services/verifyBooks';
import { run, runAll } from '../support/stories';
import {
	invoice,
	invoiceOf,
	onEachDatabase,
	order,
	part,
	reference,
	refusedBy,
	stored,
	type Stage,
} from './stage';

/** An order of the wholesaler, delivered at once; invoiced unless told otherwise. */
async function delivered(stage: Stage, lines: object[], isInvoiced = true) {
	const source = await order(stage.story, { lines });
	const note = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
	return { source, note, bill: isInvoiced ? await invoiceOf(stage.story, note) : undefined };
}

const goodsBack = (stage: Stage, id: string, quantities: object[], more: object = {}) =>
	run(stage.story, convertDocument('returnNote'), {
		id,
		quantities,
		validate: true,
		externalReference: reference(),
		...more,
	});

const flour = (quantity: number) => [{ product: 'FLOUR', quantity, unitPrice: '17.77' }];

onEachDatabase('a return note', (stage) => {
	beforeAll(() =>
		run(stage.story, saveMaster('operationCode'), { code: 'REBUT', name: 'Rebut', movesStock: false }),
	);
	const credit = (id: string, more: object = {}) =>
		run(stage.story, createCreditNote, { id, validate: true, ...more });

	it('says of each line what happens to the goods, some pieces of one line scrapped', async () => {
		const { note } = await delivered(stage, flour(10));
		const back = await goodsBack(stage, note.id, [
			{ line: 1, quantity: 2 },
			{ line: 1, quantity: 1, operationCode: 'REBUT' },
		]);
		const { lines } = await stored(stage, back);
		expect(lines.map(({ quantity, disposition }) => [quantity, disposition])).toEqual([
			['2', 'restock'],
			['1', 'scrap'],
		]);
	});

	it('is validated into one credit note with restocked and scrapped lines, at the prices of the invoice', async () => {
		const { note, bill } = await delivered(stage, flour(3));
		const back = await goodsBack(stage, note.id, [
			{ line: 1, quantity: 2 },
			{ line: 1, quantity: 1, disposition: 'scrap' },
		]);
		const avoir = await credit(back.id, { reason: 'Sacs percés' });
		expect(avoir).toMatchObject({ kind: 'creditNote', net: bill?.net, tax: bill?.tax, gross: bill?.gross });
		expect(avoir.parents.map(({ id, relation }) => [id, relation]).sort()).toEqual(
			[
				[bill?.id, 'creditOf'],
				[back.id, 'convertedFrom'],
			].sort(),
		);
		const { lines } = await stored(stage, avoir);
		expect(
			lines.map(({ quantity, disposition, operationCode }) => [quantity, disposition, operationCode]),
		).toEqual([
			['2', 'restock', null],
			['1', 'scrap', 'REBUT'],
		]);
		expect(await credit(back.id)).toMatchObject({ id: avoir.id, reused: true });
		const reports = await verifyBooks(stage.story);
		expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
	});

	it('comes first from what was not invoiced, and the invoice leaves that out', async () => {
		const { source, note } = await delivered(stage, flour(10), false);
		const early = await goodsBack(stage, note.id, [{ line: 1, quantity: 3 }]);
		expect((await refusedBy(stage.story, createCreditNote, { id: early.id })).rule).toBe(
			'return.notInvoiced',
		);
		const bill = await invoiceOf(stage.story, note);
		expect(bill.details.lines.map(({ quantity }) => quantity)).toEqual([7]);
		const progress = async (id: string) =>
			(await getDocumentInFull(stage.story, id)).details.lines[0]?.progress;
		expect(await progress(source.id)).toMatchObject({
			delivered: 10,
			returned: 3,
			invoiced: 7,
			toInvoice: 0,
		});
		expect((await refusedBy(stage.story, createCreditNote, { id: early.id })).rule).toBe(
			'return.notInvoiced',
		);
		const late = await goodsBack(stage, note.id, [{ line: 1, quantity: 2 }]);
		expect((await credit(late.id)).details.lines.map(({ quantity }) => quantity)).toEqual([2]);
		expect((await refusedBy(stage.story, createCreditNote, { id: early.id })).rule).toBe(
			'return.notInvoiced',
		);
	});

	it('of goods on two invoices gives a credit note for each', async () => {
		const source = await order(stage.story, { lines: flour(10) });
		const note = await part(stage.story, 'deliveryNote', source.id, { 1: 10 });
		const bills = [
			await part(stage.story, 'invoice', note.id, { 1: 4 }),
			await part(stage.story, 'invoice', note.id, { 1: 6 }),
		];
		const back = await goodsBack(stage, note.id, [{ line: 1, quantity: 7 }]);
		const notes = await runAll(stage.story, createCreditNote, { id: back.id, validate: true });
		const credited = notes.map(({ parents, details }) => [
			parents.find(({ relation }) => relation === 'creditOf')?.id,
			details.lines[0]?.quantity,
		]);
		const byBill = new Map(credited as Array<[string, number]>);
		expect([...byBill.keys()].sort()).toEqual(bills.map(({ id }) => id).sort());
		expect([...byBill.values()].reduce((sum, quantity) => sum + quantity, 0)).toBe(7);
	});

	it('of an invoice that was delivered afterwards credits that invoice', async () => {
		const bill = await invoice(stage.story, { lines: flour(5) });
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: bill.id, validate: true });
		const back = await goodsBack(stage, note.id, [{ line: 1, quantity: 2 }]);
		expect(await credit(back.id)).toMatchObject({
			parents: expect.arrayContaining([expect.objectContaining({ id: bill.id, relation: 'creditOf' })]),
		});
	});

	it('that was entered by hand names its invoice', async () => {
		const bill = await invoice(stage.story, { lines: flour(5) });
		const back = await run(stage.story, createDocument('returnNote'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 2 }],
			validate: true,
		});
		expect((await stored(stage, back)).lines[0]?.disposition).toBe('restock');
		expect(await refusedBy(stage.story, createCreditNote, { id: back.id })).toMatchObject({
			rule: 'return.noDelivery',
			field: 'invoice',
		});
		const other = await invoice(stage.story, { lines: [{ product: 'OIL', quantity: 1 }] });
		expect((await refusedBy(stage.story, createCreditNote, { id: back.id, invoice: other.id })).rule).toBe(
			'return.otherGoods',
		);
		const avoir = await credit(back.id, { invoice: bill.id });
		expect(avoir.details.lines.map(({ quantity, productCode }) => [quantity, productCode])).toEqual([
			[2, 'FLOUR'],
		]);
	});

	it('is credited once it is validated, and says itself what comes back', async () => {
		const { note } = await delivered(stage, flour(2));
		const draft = await goodsBack(stage, note.id, [{ line: 1, quantity: 1 }], { validate: false });
		expect((await refusedBy(stage.story, createCreditNote, { id: draft.id })).rule).toBe(
			'conversion.sourceState',
		);
		const back = await goodsBack(stage, note.id, [{ line: 1, quantity: 1 }]);
		const more = { id: back.id, amount: 3, externalReference: reference() };
		expect((await refusedBy(stage.story, createCreditNote, more)).rule).toBe('return.saysItself');
	});

	it('is the only conversion beside credit notes where goods come back', async () => {
		const source = await order(stage.story, { lines: flour(2) });
		const refusal = await refusedBy(stage.story, convertDocument('deliveryNote'), {
			id: source.id,
			quantities: [{ line: 1, quantity: 1, disposition: 'scrap' }],
			externalReference: reference(),
		});
		expect(refusal.rule).toBe('return.notHere');
	});
});
