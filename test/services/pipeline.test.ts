import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { getHistory } from '../../services/getHistory';
import { moveDocument } from '../../services/moveDocument';
import { validateDocument } from '../../services/validateDocument';
import { verifyLedger } from '../../services/verifyLedger';
import { DATABASES, openTestLedger, type TestLedger } from '../support/ledgers';
import { openWholesaler, run, storyOn, type Story } from '../support/stories';

describe.each(DATABASES)('quote to cash on %s', (database) => {
	let test: TestLedger;
	let story: Story;
	beforeAll(async () => {
		test = await openTestLedger(database);
		story = storyOn(test);
		await openWholesaler(story);
	});
	afterAll(() => test.dispose());

	it('turns a quotation into an order, a delivery note, an invoice and a credit note', async () => {
		const quotation = await run(story, createDocument('quotation'), {
			customer: 'MARTIN',
			contact: 'MARTIN-1',
			lines: [
				{ product: 'FLOUR', quantity: 10 },
				{ product: 'OIL', quantity: '3', discountPercent: 5 },
				{ description: 'Livraison le matin' },
			],
			charges: [{ nature: 'shipping', label: 'Port', amount: 15 }],
		});
		expect(quotation).toMatchObject({
			state: 'draft',
			number: null,
			owner: 'Claire',
			net: 312.72,
			tax: 35.86,
			gross: 348.58,
		});
		const validated = await run(story, validateDocument, { id: quotation.id });
		expect(validated).toMatchObject({ number: 'DE2026-00001', state: 'validated', label: 'À transmettre' });
		await run(story, moveDocument('accept'), { id: quotation.id, by: 'Paul Martin' });
		const order = await run(story, convertDocument('salesOrder'), {
			id: quotation.id,
			validate: true,
			startProduction: true,
		});
		expect(order).toMatchObject({ number: 'CO2026-00001', parentNumber: 'DE2026-00001', gross: 348.58 });
		const note = await run(story, convertDocument('deliveryNote'), { id: order.id, validate: true });
		expect(note).toMatchObject({ number: 'BL2026-00001', net: 0, lineCount: 3 });
		const invoice = await run(story, createInvoiceFromDocuments, { ids: [note.id], validate: true });
		expect(invoice).toMatchObject({ number: 'FA2026-00001', net: 312.72, dueDate: '2026-04-09' });
		const credit = await run(story, createCreditNote, { id: invoice.id, validate: true });
		expect(credit).toMatchObject({
			number: 'FA2026-00002',
			gross: invoice.gross,
			open: 0,
			parentNumber: 'FA2026-00001',
		});

		const history = await getHistory(story, credit.id);
		expect(history.map).toHaveLength(1);
		expect(history.map[0]).toMatchObject({ kind: 'quotation', children: [{ kind: 'salesOrder' }] });
		expect((await verifyLedger(story)).every((chain) => chain.intact)).toBe(true);
	});
});
