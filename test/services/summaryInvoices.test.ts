import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { moveDocument } from '../../services/moveDocument';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { foundCompany, invoiceOf, onEachDatabase, order, part, stored } from './stage';

const brest = { line1: '2 quai Noir', city: 'Brest', country: 'FR' };
const lyon = { line1: '1 rue Bleue', city: 'Lyon', country: 'FR' };

onEachDatabase('a summary invoice', (stage) => {
	it('keeps number, day, order number and place of each delivery', async () => {
		const first = await order(stage.story, { customerReference: 'PO 1', shipTo: brest });
		const second = await order(stage.story, { customerReference: 'PO 2', shipTo: lyon });
		const notes = [
			await part(stage.story, 'deliveryNote', first.id, { 1: 4 }),
			await part(stage.story, 'deliveryNote', second.id, { 1: 5 }),
		];
		await run(stage.story, moveDocument('deliver'), { id: notes[0]?.id, onDate: '2026-03-09' });
		const bill = await stored(stage, await invoiceOf(stage.story, ...notes));
		expect(bill.deliveries).toMatchObject([
			{ number: notes[0]?.number, deliveredOn: '2026-03-09', customerReference: 'PO 1', shipTo: brest },
			{ number: notes[1]?.number, customerReference: 'PO 2', shipTo: lyon },
		]);
		expect(bill).toMatchObject({ customerReference: null, shipTo: null, summary: true });
		expect(bill.lines.map(({ deliveryNoteId }) => deliveryNoteId)).toEqual(notes.map(({ id }) => id));
	});

	it('says once what all its deliveries share', async () => {
		const source = await order(stage.story, { customerReference: 'PO 3', shipTo: brest });
		const notes = [
			await part(stage.story, 'deliveryNote', source.id, { 1: 4 }),
			await part(stage.story, 'deliveryNote', source.id, { 1: 5 }),
		];
		const bill = await stored(stage, await invoiceOf(stage.story, ...notes));
		expect(bill).toMatchObject({ customerReference: 'PO 3', shipTo: brest });
		expect(bill.deliveries).toHaveLength(2);
	});
});

onEachDatabase('shipping by quantity', (stage) => {
	const bands = { shippingBands: [{ below: 10, amount: 10 }, { amount: 0 }], defaultTaxRate: 20 };

	it('is due for each delivery, and adds up on their invoice: 10 ordered, shipped as 3 and 7, cost 10 twice', async () => {
		const company = await foundCompany(stage.story, bands);
		const source = await order(stage.story, {
			company,
			customer: `${company}-C`,
			lines: [{ description: 'Caisse', quantity: 10, unitPrice: 50 }],
			shipping: 'byQuantity',
		});
		expect(source.details.charges).toEqual([]);
		const notes = [
			await part(stage.story, 'deliveryNote', source.id, { 1: 3 }),
			await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true }),
		];
		expect(notes.map(({ details }) => details.charges.map(({ amount }) => amount))).toEqual([[10], [10]]);
		const bill = await invoiceOf(stage.story, ...notes);
		expect(bill.details.charges.map(({ nature, amount }) => [nature, amount])).toEqual([
			['shipping', 10],
			['shipping', 10],
		]);
	});

	it('of the deliveries takes the place of what the order said', async () => {
		const company = await foundCompany(stage.story, bands);
		const source = await order(stage.story, {
			company,
			customer: `${company}-C`,
			lines: [{ description: 'Caisse', quantity: 5, unitPrice: 50 }],
			shipping: 'byQuantity',
		});
		expect(source.details.charges).toHaveLength(1);
		const notes = [
			await part(stage.story, 'deliveryNote', source.id, { 1: 2 }),
			await part(stage.story, 'deliveryNote', source.id, { 1: 3 }),
		];
		expect((await invoiceOf(stage.story, ...notes)).details.charges).toHaveLength(2);
	});

	it('can be asked for one delivery alone', async () => {
		const source = await order(stage.story);
		const note = await part(stage.story, 'deliveryNote', source.id, { 1: 2 }, { shipping: 12.5 });
		expect((await invoiceOf(stage.story, note)).details.charges.map(({ amount }) => amount)).toEqual([12.5]);
	});
});

onEachDatabase('what is ordered from a supplier for a customer', (stage) => {
	it('bears the VAT of the purchase, not that of the sale', async () => {
		await run(stage.story, saveMaster('party'), {
			code: 'EXPORT',
			name: 'Export SA',
			company: 'DUPONT',
			vatRegime: 'export',
		});
		await run(stage.story, saveMaster('product'), {
			code: 'BOLT',
			name: 'Boulon',
			company: 'DUPONT',
			unitPrice: 3,
			purchasePrice: 1,
			taxRate: 20,
		});
		const source = await run(stage.story, createDocument('salesOrder'), {
			company: 'DUPONT',
			customer: 'EXPORT',
			lines: [{ product: 'BOLT', quantity: 10 }],
			validate: true,
		});
		expect(source).toMatchObject({ net: 30, tax: 0 });
		const supplier = { id: source.id, supplier: 'MOULIN', validate: true };
		const purchase = await run(stage.story, convertDocument('purchaseOrder'), supplier);
		expect(purchase).toMatchObject({ net: 10, tax: 2 });
		const request = await run(stage.story, convertDocument('requestForQuotation'), supplier);
		expect(request.details.lines.map(({ taxCategory, taxRate }) => [taxCategory, taxRate])).toEqual([
			['S', '20'],
		]);
		expect([purchase.parentNumber, request.parentNumber]).toEqual([source.number, source.number]);
	});
});
