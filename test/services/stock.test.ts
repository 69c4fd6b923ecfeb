import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDocument } from '../../services/createDocument';
import { saveMaster } from '../../services/saveMaster';
import { getStockMovements } from '../../services/stock/getStockMovements';
import { validateDocument } from '../../services/validateDocument';
import { run } from '../support/stories';
import { invoice, invoiceOf, onEachDatabase, order, part, reference } from './stage';
import { balanceOf, delivery, movedBy, newProduct, prepareStock } from './stockStage';

onEachDatabase('goods that go out', (stage) => {
	beforeAll(() => prepareStock(stage.story));

	it('leave stock when their note is validated, part by part, and not before', async () => {
		const product = await newProduct(stage.story);
		const sold = await order(stage.story, { lines: [{ product, quantity: 10 }] });
		const first = await part(stage.story, 'deliveryNote', sold.id, { 1: 6 }, { issueDate: '2026-03-02' });
		const draft = await run(stage.story, convertDocument('deliveryNote'), { id: sold.id });
		expect(await movedBy(stage.story, { product })).toEqual(['delivery -6']);
		await run(stage.story, validateDocument, { id: draft.id });
		await run(stage.story, validateDocument, { id: draft.id });
		expect(await movedBy(stage.story, { product })).toEqual(['delivery -6', 'delivery -4']);
		expect(await getStockMovements(stage.story, { document: first.id })).toEqual([
			expect.objectContaining({
				kind: 'delivery',
				onDate: '2026-03-02',
				productCode: product,
				quantity: -6,
				unit: 'C62',
				operationCode: null,
				documentKind: 'deliveryNote',
				documentNumber: first.number,
				line: 1,
				undoes: null,
				undoneBy: null,
				actor: 'alice',
			}),
		]);
		expect(await balanceOf(stage.story, product)).toBe(-10);
		expect(await balanceOf(stage.story, product, '2026-03-02')).toBe(-6);
	});

	it('stay where they are when they are ordered or invoiced, and move once when both papers are made', async () => {
		const product = await newProduct(stage.story);
		const lines = [{ product, quantity: 3 }];
		await order(stage.story, { lines });
		const bill = await invoice(stage.story, { lines });
		expect(await movedBy(stage.story, { product })).toEqual([]);
		await run(stage.story, convertDocument('deliveryNote'), { id: bill.id, validate: true });
		expect(await movedBy(stage.story, { product })).toEqual(['delivery -3']);
		await invoiceOf(stage.story, await delivery(stage.story, product, { unitPrice: 10 }));
		expect(await movedBy(stage.story, { product })).toEqual(['delivery -3', 'delivery -10']);
	});

	it('move by the operation code of the line, else of the note; one that moves no stock writes none', async () => {
		const product = await newProduct(stage.story);
		const of = async (line: object, more: object = {}) =>
			(
				await getStockMovements(stage.story, {
					document: (await delivery(stage.story, product, line, more)).id,
				})
			).map(({ quantity, operationCode }) => [quantity, operationCode]);
		expect(await of({ operationCode: 'SALE' })).toEqual([[-10, 'SALE']]);
		expect(await of({ operationCode: 'REBUT' })).toEqual([]);
		expect(await of({}, { operationCode: 'REBUT' })).toEqual([]);
		expect(await of({ operationCode: 'SALE' }, { operationCode: 'REBUT' })).toEqual([[-10, 'SALE']]);
	});

	it('are those of stored products alone, in the unit that the product is counted in', async () => {
		const { story } = stage;
		const boxed = await newProduct(story, { unit: 'C62', units: [{ unit: 'XBX', contains: '12' }] });
		const service = await newProduct(story, { stocked: false });
		const note = await run(story, createDocument('deliveryNote'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [
				{ product: boxed, quantity: '2.5', unit: 'XBX' },
				{ product: service, quantity: 1 },
				{ description: 'Palette', quantity: 1 },
				{ description: 'Fragile' },
			],
			validate: true,
		});
		const movements = await getStockMovements(story, { document: note.id });
		expect(movements.map(({ line, quantity, unit }) => [line, quantity, unit])).toEqual([[1, -30, 'C62']]);
	});

	it('are gone, whatever is changed in the masters afterwards', async () => {
		const { story } = stage;
		const product = await newProduct(story, { units: [{ unit: 'XBX', contains: '12' }] });
		const note = await delivery(stage.story, product, { quantity: 1, unit: 'XBX' });
		const changed = { code: product, name: 'Other', company: 'DUPONT', unitPrice: '10', stocked: false };
		await run(story, saveMaster('product'), { ...changed, units: [{ unit: 'XBX', contains: '6' }] });
		expect(await balanceOf(story, product)).toBe(-12);
		await run(story, cancelDocument, { id: note.id });
		expect(await balanceOf(story, product)).toBe(0);
	});

	it('move nothing in a dry run', async () => {
		const product = await newProduct(stage.story);
		const draft = await delivery(stage.story, product, {}, { validate: false });
		const dry = { ...stage.story, dryRun: true };
		await run(dry, validateDocument, { id: draft.id });
		expect(await movedBy(stage.story, { product })).toEqual([]);
		const note = await delivery(stage.story, product);
		await run(dry, cancelDocument, { id: note.id });
		expect(await movedBy(stage.story, { product })).toEqual(['delivery -10']);
	});
});

onEachDatabase('goods that come back', (stage) => {
	beforeAll(() => prepareStock(stage.story));

	it('are on stock again by a return note, and not a second time by its credit note', async () => {
		const { story } = stage;
		const product = await newProduct(story);
		const sold = await order(story, { lines: [{ product, quantity: 10 }] });
		const note = await run(story, convertDocument('deliveryNote'), { id: sold.id, validate: true });
		await invoiceOf(story, note);
		const returned = await part(story, 'returnNote', note.id, { 1: 4 });
		expect(await movedBy(story, { product })).toEqual(['delivery -10', 'return 4']);
		const credited = await run(story, convertDocument('creditNote'), { id: returned.id, validate: true });
		expect(credited.details.lines).toMatchObject([{ quantity: 4, disposition: 'restock' }]);
		expect(await movedBy(story, { product })).toEqual(['delivery -10', 'return 4']);
		expect(await balanceOf(story, product)).toBe(-6);
	});

	it('move line by line: back to stock, scrapped under a code that moves none, or not at all', async () => {
		const { story } = stage;
		const product = await newProduct(story);
		const sold = await order(story, { lines: [1, 2, 3].map(() => ({ product, quantity: 10 })) });
		const note = await run(story, convertDocument('deliveryNote'), { id: sold.id, validate: true });
		const returned = await run(story, convertDocument('returnNote'), {
			id: note.id,
			quantities: [
				{ line: 1, quantity: 4 },
				{ line: 2, quantity: 3, disposition: 'scrap' },
				{ line: 3, quantity: 2, disposition: 'none' },
			],
			validate: true,
			externalReference: reference(),
		});
		expect(await movedBy(story, { document: returned.id })).toEqual(['return 4']);
	});

	it('move with a credit note that says so, where no return note has brought them', async () => {
		const { story } = stage;
		const product = await newProduct(story);
		const credit = async (more: object) => {
			const bill = await invoice(story, { lines: [{ product, quantity: 10 }] });
			const input = { id: bill.id, validate: true, externalReference: reference(), ...more };
			return movedBy(story, { document: (await run(story, createCreditNote, input)).id });
		};
		const some = { quantities: [{ line: 1, quantity: 4 }] };
		expect(await credit(some)).toEqual(['return 4']);
		expect(await credit({ ...some, disposition: 'scrap' })).toEqual([]);
		expect(await credit({ ...some, disposition: 'none' })).toEqual([]);
		expect(await credit({ amount: 5, reason: 'Retard' })).toEqual([]);
	});
});
