import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { findDocuments, getDocumentView } from '../../services/findDocuments';
import { getHistory } from '../../services/getHistory';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { validateDocument } from '../../services/validateDocument';
import { run } from '../support/stories';
import { foundCompany, linesOf, onEachDatabase, order, refusedBy } from './stage';

onEachDatabase('the purchase side', (stage) => {
	beforeAll(() =>
		run(stage.story, saveMaster('product'), {
			code: 'OIL',
			name: 'Huile',
			company: 'DUPONT',
			unitPrice: '39.90',
			purchasePrice: '25',
		}),
	);
	const supply = { company: 'DUPONT', supplier: 'MOULIN', lines: [{ product: 'FLOUR', quantity: 2 }] };

	it('has the same documents in the other direction: request, order, invoice of the supplier', async () => {
		const request = await run(stage.story, createDocument('requestForQuotation'), {
			...supply,
			validate: true,
		});
		const purchase = await run(stage.story, convertDocument('purchaseOrder'), {
			id: request.id,
			validate: true,
		});
		const received = await run(stage.story, convertDocument('supplierInvoice'), {
			id: purchase.id,
			supplierNumber: 'F-889',
			validate: true,
		});
		expect([request, purchase, received].map((view) => [view.kind, view.partyCode, view.net])).toEqual([
			['requestForQuotation', 'MOULIN', 0],
			['purchaseOrder', 'MOULIN', 22],
			['supplierInvoice', 'MOULIN', 22],
		]);
		expect(received).toMatchObject({
			number: expect.stringMatching(/^FF2026-/),
			label: 'En attente de règlement',
			open: received.gross,
			details: { header: { supplierNumber: 'F-889' } },
		});
	});

	it('pays its invoices as customers pay ours', async () => {
		const received = await run(stage.story, createDocument('supplierInvoice'), {
			...supply,
			supplierNumber: 'F-1',
			validate: true,
			externalReference: 'F-1',
		});
		expect(await run(stage.story, recordPayment, { id: received.id })).toMatchObject({
			settlement: 'paid',
			open: 0,
			label: 'Traité',
		});
	});

	it('is listed apart by one switch', async () => {
		await run(stage.story, createDocument('purchaseOrder'), supply);
		await order(stage.story);
		const sides = async (side: string) =>
			new Set((await findDocuments(stage.story, { side, limit: 1000 })).map((view) => view.kind));
		expect(
			[...(await sides('purchase'))].every((kind) =>
				['requestForQuotation', 'purchaseOrder', 'supplierInvoice'].includes(kind),
			),
		).toBe(true);
		expect(await sides('purchase')).toContain('purchaseOrder');
		expect(await sides('sale')).not.toContain('purchaseOrder');
		expect(await sides('sale')).toContain('salesOrder');
	});

	it('keeps invoices issued and invoices received in two lists', async () => {
		const received = await run(stage.story, createDocument('supplierInvoice'), {
			...supply,
			supplierNumber: 'F-2',
		});
		const ids = async (kind: string) =>
			(await findDocuments(stage.story, { kinds: [kind], limit: 1000 })).map((view) => view.id);
		expect(await ids('supplierInvoice')).toContain(received.id);
		expect(await ids('invoice')).not.toContain(received.id);
	});

	it('a supplier invoice needs the supplier’s own number', async () => {
		expect(await refusedBy(stage.story, createDocument('supplierInvoice'), supply)).toMatchObject({
			rule: 'supplierNumber.missing',
			field: 'supplierNumber',
		});
	});

	it('a purchase order from a customer order is for an account of type supplier, chosen by the user', async () => {
		const source = await order(stage.story);
		expect(await refusedBy(stage.story, convertDocument('purchaseOrder'), { id: source.id })).toMatchObject({
			rule: 'supplier.missing',
			field: 'supplier',
		});
		const refusal = await refusedBy(stage.story, convertDocument('purchaseOrder'), {
			id: source.id,
			supplier: 'MARTIN',
		});
		expect(refusal).toMatchObject({
			rule: 'supplier.wrongRole',
			field: 'supplier',
			fix: expect.stringContaining('supplier'),
		});
		expect(
			await run(stage.story, convertDocument('purchaseOrder'), { id: source.id, supplier: 'MOULIN' }),
		).toMatchObject({ partyCode: 'MOULIN' });
	});

	it('a supplier is no customer', async () => {
		expect(
			(await refusedBy(stage.story, createDocument('quotation'), { customer: 'MOULIN', lines: linesOf(1) }))
				.rule,
		).toBe('customer.wrongRole');
	});

	it('a purchase order from a customer order takes its lines and quantities, and the map shows both', async () => {
		const source = await order(stage.story);
		const purchase = await run(stage.story, convertDocument('purchaseOrder'), {
			id: source.id,
			supplier: 'MOULIN',
			validate: true,
		});
		expect(purchase.details.lines.map((line) => [line.productCode, line.quantity, line.unitPrice])).toEqual([
			['FLOUR', 10, 11],
			['OIL', 4, 25],
		]);
		expect(purchase.relation).toBe(`Purchase order in relation with sales order ${source.number}`);
		for (const id of [source.id, purchase.id]) {
			expect((await getHistory(stage.story, id)).map).toMatchObject([
				{ kind: 'salesOrder', id: source.id, children: [{ kind: 'purchaseOrder', id: purchase.id }] },
			]);
		}
		expect(await getDocumentView(stage.story, source.id)).toMatchObject({ state: 'validated' });
	});

	it('a product without a purchase price stops the purchase order, naming the line', async () => {
		const source = await order(stage.story, { lines: [{ product: 'BOX', quantity: 1, unitPrice: 3 }] });
		const refusal = await refusedBy(stage.story, convertDocument('purchaseOrder'), {
			id: source.id,
			supplier: 'MOULIN',
		});
		expect(refusal).toMatchObject({
			rule: 'line.noPrice',
			field: 'lines[0]',
			fix: expect.stringContaining('purchase price'),
		});
	});

	it('is refused where the company has it switched off', async () => {
		const company = await foundCompany(stage.story, { purchasing: false });
		await run(stage.story, saveMaster('party'), { code: 'SUP', name: 'Supplier', company, isSupplier: true });
		const direct = { company, supplier: 'SUP', lines: linesOf(1) };
		expect(await refusedBy(stage.story, createDocument('purchaseOrder'), direct)).toMatchObject({
			rule: 'company.noPurchasing',
			fix: expect.stringContaining('purchasing'),
		});
		const source = await run(stage.story, createDocument('salesOrder'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
		});
		expect(
			(await refusedBy(stage.story, convertDocument('purchaseOrder'), { id: source.id, supplier: 'SUP' }))
				.rule,
		).toBe('company.noPurchasing');
		expect(await run(stage.story, validateDocument, { id: source.id })).toMatchObject({ state: 'validated' });
	});
});
