import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	masters,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
	type Step,
} from './support/bench';
import { one, onto, create, convert, bill } from './support/story';

/** One document from another, as a workflow makes them. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

describe('one document from another', () => {
	test('a quotation must be validated first, and is done once it is an order', async () => {
		expect(
			(await failure(runSteps([sales('quotation', 'create'), convert('quotation', 'salesOrder')], [goods()])))
				.description,
		).toMatch(/Rule: \w/);
		const item = goods({
			title: 'Spring',
			customerReference: 'PO-77',
			lines: [{ product: 'FLOUR', quantity: 3 }, { description: 'Morning' }],
		});
		const run = await runSteps(
			[create('quotation'), convert('quotation', 'salesOrder', { startProduction: true, simplify: false })],
			[item],
		);
		const [order] = run.items.map(({ json }) => json);
		const [quotation] = run.of('Step 1').map(({ json }) => json);
		expect(order).toMatchObject({
			title: 'Spring',
			parentId: quotation?.['id'],
			relation: `Sales order in relation with quotation ${quotation?.['number']}`,
			header: { customerReference: 'PO-77' },
		});
		expect((order?.['lines'] as Json[]).map(({ description, quantity }) => [description, quantity])).toEqual([
			['Farine T55 25 kg', 3],
			['Morning', expect.any(Number)],
		]);
		expect((order?.['facts'] as Json[]).map(({ kind }) => kind)).toContain('productionStarted');
		expect(await onto(quotation, sales('quotation', 'get'))).toMatchObject({
			state: 'closed',
			labelCode: 'done',
		});
	});

	test.each<[string, Step[], Json]>([
		[
			'order to delivery note, without prices',
			[create('salesOrder'), convert('salesOrder', 'deliveryNote')],
			{ kind: 'deliveryNote', net: 0, gross: 0 },
		],
		[
			'order to invoice',
			[create('salesOrder'), convert('salesOrder', 'invoice')],
			{ kind: 'invoice', gross: 194.12 },
		],
		[
			'quotation to invoice',
			[create('quotation'), invoicing('invoice', 'createFromOrder', { validate: true })],
			{ kind: 'invoice', gross: 194.12 },
		],
		[
			'delivery note to invoice, at the prices of its order',
			[create('salesOrder'), convert('salesOrder', 'deliveryNote'), convert('deliveryNote', 'invoice')],
			{ kind: 'invoice', gross: 194.12 },
		],
		[
			'order to purchase order of a supplier',
			[
				create('salesOrder'),
				convert('salesOrder', 'purchaseOrder', { supplier: { __rl: true, mode: 'id', value: 'MOULIN' } }),
			],
			{ kind: 'purchaseOrder', supplierCode: 'MOULIN', net: 110 },
		],
		[
			'order to pro forma',
			[create('salesOrder'), invoicing('proForma', 'createFromOrder', { validate: true })],
			{ kind: 'proForma', gross: 194.12, open: 0 },
		],
	])('%s', async (_name, steps, expected) => {
		const made = await one(...steps);
		expect(made).toMatchObject({
			...expected,
			number: expect.stringMatching(/\d{5}$/),
			parentNumber: expect.any(String),
			relation: expect.stringMatching(/in relation with/),
		});
	});

	test('an invoice becomes a delivery note and a credit note, each tied to it', async () => {
		const [invoice] = await bill('DOWN');
		const note = await onto(invoice, convert('invoice', 'deliveryNote'));
		const credit = await onto(invoice, invoicing('creditNote', 'create', { validate: true }));
		expect(note).toMatchObject({ kind: 'deliveryNote', parentNumber: invoice?.['number'] });
		expect(credit).toMatchObject({
			kind: 'creditNote',
			gross: 194.12,
			relation: `Credit note in relation with invoice ${invoice?.['number']}`,
		});
		expect(credit['parents']).toMatchObject([{ id: invoice?.['id'], relation: 'creditOf' }]);
		expect(Number(String(credit['number']).slice(-5))).toBe(
			Number(String(invoice?.['number']).slice(-5)) + 1,
		);
	});

	test('a purchase order asks for an account of type supplier', async () => {
		const across = (value: string) => [
			create('salesOrder'),
			convert('salesOrder', 'purchaseOrder', { supplier: { __rl: true, mode: 'id', value } }),
		];
		expect((await failure(runSteps(across('LEROY'), [goods()]))).description).toContain(
			'Rule: supplier.wrongRole.',
		);
	});

	test('a delivery note without order and without prices is not invoiced', async () => {
		await done(runStep(masters('product', 'upsert'), [{ code: 'BOX', name: 'Carton', company: 'DUPONT' }]));
		const steps = [create('deliveryNote'), convert('deliveryNote', 'invoice')];
		expect(
			(await failure(runSteps(steps, [goods({ lines: [{ product: 'BOX', quantity: 1 }] })]))).description,
		).toMatch(/Rule: \w/);
	});

	test('a copy keeps its products; the chain above a credit note is shown to the top', async () => {
		const copy = await one(create('quotation'), sales('quotation', 'duplicate', { simplify: false }));
		expect(copy).toMatchObject({ state: 'draft', lines: [{ productCode: 'FLOUR', quantity: 10 }] });
		const alone = await one(create('quotation'), sales('quotation', 'getHistory'));
		expect(alone['map']).toMatchObject([{ id: alone['id'], kind: 'quotation', isSelf: true, children: [] }]);
		const run = await runSteps(
			[
				create('quotation'),
				convert('quotation', 'salesOrder'),
				convert('salesOrder', 'invoice'),
				invoicing('creditNote', 'create', { validate: true }),
				sales('creditNote', 'getHistory'),
			],
			[goods()],
		);
		const kinds = (nodes: Json[]): unknown[] =>
			nodes.map(({ kind, number, children }) => [kind, number, ...kinds(children as Json[])]);
		const number = (step: number) => run.of(`Step ${step}`)[0]?.json['number'] as string;
		expect(kinds(run.items[0]?.json['map'] as Json[])).toEqual([
			['quotation', number(1), ['salesOrder', number(2), ['invoice', number(3), ['creditNote', number(4)]]]],
		]);
	});

	test('a document is tied to a deal, an event or another document', async () => {
		const [quotation] = await done(
			runStep(sales('quotation', 'create', { simplify: false }), [
				goods({ parent: { kind: 'deal', id: 'D-17', title: 'Spring' } }),
			]),
		);
		expect(quotation).toMatchObject({ header: { parent: { kind: 'deal', id: 'D-17' } } });
		const [order] = await done(
			runStep(sales('salesOrder', 'create'), [
				goods({ parentDocument: quotation?.['id'], parent: { kind: 'event', id: 'E-1' } }),
			]),
		);
		expect(order).toMatchObject({ parentId: quotation?.['id'], parents: [{ relation: 'tiedTo' }] });
		const [invoice] = await bill('TIED', {
			parentDocument: order?.['id'],
			parent: { kind: 'event', id: 'E-2' },
		});
		expect(invoice).toMatchObject({
			parentId: order?.['id'],
			parents: [{ kind: 'salesOrder', relation: 'tiedTo' }],
		});
	});
});
