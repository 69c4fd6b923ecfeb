import {
	done,
	failure,
	fixDate,
	goods,
	inUserFolder,
	invoicing,
	openWholesaler,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
	type NodeRun,
} from './support/bench';
import { onPostgres } from './support/onPostgres';

/** What a node writes, once, and what it says about it. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const billing = (parameters: Json = {}) =>
	invoicing('invoice', 'createFromLines', { validate: true, ...parameters });

describe('Simplify', () => {
	test('gives a flat item; off, it gives lines, tax lines, header and facts too', async () => {
		const [flat] = await done(runStep(sales('quotation', 'create'), [goods()]));
		const [full] = await done(runStep(sales('quotation', 'create', { simplify: false }), [goods()]));
		const more = [
			'allowances',
			'charges',
			'contentHash',
			'createdAt',
			'createdBy',
			'discount',
			'facts',
			'forecast',
			'header',
			'lines',
			'prepayments',
			'priceBasis',
			'taxLines',
			'totals',
			'validatedAt',
		];
		expect(
			Object.keys(full ?? {})
				.filter((key) => !Object.hasOwn(flat ?? {}, key))
				.sort(),
		).toEqual(more);
		expect(
			Object.entries(flat ?? {}).filter(([, value]) => typeof value === 'object' && value !== null),
		).toEqual([
			['parents', []],
			['lockedBy', []],
		]);
		expect(full?.['lines']).toMatchObject([
			{ productCode: 'FLOUR', quantity: 10, unitPrice: 18.4, net: 184 },
		]);
	});

	test('the other party bears the name of its role', async () => {
		const [sale] = await done(runStep(sales('salesOrder', 'create'), [goods()]));
		const [purchase] = await done(
			runStep(sales('purchaseOrder', 'create'), [goods({ customer: undefined, supplier: 'MOULIN' })]),
		);
		expect(sale).toMatchObject({
			customerCode: 'MARTIN',
			customerName: 'Épicerie Martin',
			customerId: expect.stringMatching(/^par_/),
		});
		expect(purchase).toMatchObject({
			supplierCode: 'MOULIN',
			supplierName: 'Moulins du Nord',
			supplierId: expect.stringMatching(/^par_/),
		});
		for (const json of [sale, purchase])
			expect(
				Object.keys(json ?? {}).filter((key) => key.startsWith('party') || key === 'seriesCode'),
			).toEqual([]);
	});
});

describe('hints', () => {
	const hintsOf = async (running: Promise<NodeRun>) => (await running).hints;

	test('a draft without an external reference: running again makes another', async () => {
		expect(await hintsOf(runStep(sales('quotation', 'create'), [goods()]))).toEqual([
			expect.stringMatching(/^No External Reference was given/),
		]);
		expect(
			await hintsOf(runStep(sales('quotation', 'create'), [goods({ externalReference: 'H1' })])),
		).toEqual([]);
	});

	test('work that had been done before', async () => {
		const items = ['H2', 'H3'].map((externalReference) => goods({ externalReference }));
		expect(await hintsOf(runStep(sales('quotation', 'create'), items))).toEqual([]);
		expect(await hintsOf(runStep(sales('quotation', 'create'), items))).toEqual([
			expect.stringMatching(/^2 of 2 items had been done before/),
		]);
	});

	test('fields that are left aside, once for the whole batch', async () => {
		const items = ['H4', 'H5'].map((externalReference) =>
			goods({ externalReference, titel: 'Order', shopId: 7 }),
		);
		expect(await hintsOf(runStep(sales('quotation', 'create'), items))).toEqual([
			'Fields that this operation does not know were left aside: titel, shopId.',
		]);
	});
});

describe('the same work is done once', () => {
	test('by the external reference of the item, of the options, of an expression', async () => {
		const order = goods();
		const [own] = await done(runStep(billing(), [{ ...order, externalReference: 'REF-1' }]));
		const [option] = await done(runStep(billing({ options: { externalReference: 'REF-1' } }), [order]));
		const [expression] = await done(
			runStep(billing({ options: { externalReference: '={{ $json.shop.order }}' } }), [
				{ ...order, shop: { order: 'REF-1' } },
			]),
		);
		expect(option).toMatchObject({ id: own?.['id'], number: own?.['number'], reused: true });
		expect(expression).toMatchObject({ id: own?.['id'], reused: true });
	});

	test('by the idempotency key before the external reference', async () => {
		const key = (idempotencyKey: string, externalReference: string) =>
			billing({ options: { idempotencyKey, externalReference } });
		const [first] = await done(runStep(key('KEY-1', 'REF-2'), [goods()]));
		const [other] = await done(runStep(key('KEY-1', 'REF-3'), [goods()]));
		const [fresh] = await done(runStep(key('KEY-2', 'REF-2'), [goods()]));
		expect(other?.['id']).toBe(first?.['id']);
		expect(fresh?.['id']).not.toBe(first?.['id']);
	});

	test('the same reference with other input is refused, and named', async () => {
		await done(runStep(billing(), [goods({ externalReference: 'REF-4' })]));
		const told = await failure(runStep(billing(), [goods({ externalReference: 'REF-4', title: 'Another' })]));
		expect(told.message).toContain('REF-4');
		expect(told.description).toMatch(/^Use a new External Reference/);
	});

	test('a deposit and the invoice of one order may bear the same reference', async () => {
		const [invoice] = await done(runStep(billing(), [goods({ externalReference: 'REF-5' })]));
		const [order] = await done(runStep(sales('salesOrder', 'create', { validate: true }), [goods()]));
		const asking = invoicing('depositInvoice', 'createFromOrder', { depositAs: 'percent', percent: 30 });
		const [deposit] = await done(runStep(asking, [{ id: order?.['id'], externalReference: 'REF-5' }]));
		expect([invoice?.['type'], deposit?.['type'], deposit?.['reused']]).toEqual([
			'standard',
			'deposit',
			false,
		]);
	});

	test.each([
		['an invoice from lines', billing(), 'lines'],
		[
			'a credit note in part',
			invoicing('creditNote', 'create', {
				validate: true,
				quantities: { entry: [{ line: 1, quantity: '2' }] },
			}),
			'document',
		],
	])('%s that is final needs a reference, and says so', async (_name, step, from) => {
		const [made] = await done(runStep(billing(), [goods({ externalReference: `NEEDS-${from}` })]));
		const told = await failure(runStep(step, [from === 'lines' ? goods() : { id: made?.['id'] }]));
		expect(told.description).toMatch(/External Reference.*Rule: idempotency\.keyNeeded\./);
	});

	test('changes of state and conversions of all that is left need none: twice is once', async () => {
		const [order] = await done(runStep(sales('salesOrder', 'create'), [goods()]));
		const id = { id: order?.['id'] };
		for (const step of [
			sales('salesOrder', 'validate'),
			sales('salesOrder', 'accept'),
			sales('salesOrder', 'convert', { convertTo: 'deliveryNote', validate: true }),
			invoicing('invoice', 'createFromOrder', { validate: true }),
			sales('salesOrder', 'close'),
		]) {
			const [first] = await done(runStep(step, [id]));
			const [second] = await done(runStep(step, [id]));
			expect({ ...second, reused: false, label: first?.['label'] }).toEqual({ ...first, reused: false });
			expect(second?.['reused']).toBe(true);
		}
	});
});

describe('two executions at once with the same reference: one document, the same answer', () => {
	const both = async (credential?: string, options?: { credentials: Record<string, Json> }) => {
		const step = { ...billing(), ...(credential ? { credential } : {}) };
		const items = Array.from({ length: 20 }, (_member, index) =>
			goods({ externalReference: `TWICE-${index}` }),
		);
		const [first, second] = await Promise.all([
			done(runStep(step, items, options)),
			done(runStep(step, [...items].reverse(), options)),
		]);
		const answers = (json: Json[]) => json.map(({ id, number, gross }) => ({ id, number, gross }));
		expect(answers(second).reverse()).toEqual(answers(first));
		const all = await done(
			runStep(
				{ ...sales('invoice', 'getMany', { returnAll: true }), ...(credential ? { credential } : {}) },
				[{}],
				options,
			),
		);
		expect(all.map(({ number }) => number as string).sort()).toEqual(
			items.map((_item, index) => `FA2026-${String(index + 1).padStart(5, '0')}`),
		);
	};

	test('on SQLite', () =>
		inUserFolder(async () => {
			await openWholesaler();
			await both();
		}));

	test('on PostgreSQL', () =>
		onPostgres((settings) =>
			inUserFolder(async () => {
				const options = { credentials: { Books: settings } };
				await openWholesaler({ credential: 'Books' }, options);
				await both('Books', options);
			}),
		));
});

test('who acted is the workflow, or the actor that was named', async () => {
	const history = (parameters: Json, workflowName?: string) =>
		done(
			runSteps([sales('quotation', 'create', parameters), sales('quotation', 'getHistory')], [goods()], {
				workflowName,
			}),
		);
	const actors = ([json]: Json[]) => (json?.['audit'] as Json[]).map(({ actor }) => actor as string);
	expect(actors(await history({}, 'Shop orders'))).toEqual(['workflow Shop orders']);
	expect(actors(await history({ options: { actor: 'claire' } }))).toEqual(['claire']);
});
