import {
	done,
	failure,
	fixDate,
	goods,
	inUserFolder,
	invoicing,
	masters,
	openWholesaler,
	printing,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** Many items in one run: the bad ones are told, the good ones go on. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const BAD = [7, 30, 59];
const unknownCustomer = (index: number) => goods({ customer: 'NOBODY', externalReference: `B-${index}` });

/** Sixty orders, three of an unknown customer. */
const batch = (series: string) =>
	Array.from({ length: 60 }, (_member, index) =>
		BAD.includes(index)
			? unknownCustomer(index)
			: goods({ externalReference: `${series}-${index}`, orderId: index }),
	);

const listed = async (resource: string, filters: Json = {}) =>
	done(runStep(sales(resource, 'getMany', { returnAll: true, filters })));

describe('sixty items with three bad ones', () => {
	test('Stop: the error names the first bad item, its rule and fix, how many more, and what is committed', async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			const told = await failure(
				runStep(invoicing('invoice', 'createFromLines', { validate: true }), batch('S')),
			);
			expect(told.message).toBe(
				"Item 8: Customer or supplier 'NOBODY' (customer) does not exist for this company.",
			);
			expect(told.itemIndex).toBe(7);
			expect(told.description).toMatch(/^Create it with the Billing Master Data node/);
			expect(told.description).toContain('2 more of the items were refused.');
			expect(told.description).toMatch(/Committed all the same: FA2026-00001, .* and 37 more\./);
			expect(told.description).toContain('Rule: party.unknown.');
			expect(await listed('invoice')).toHaveLength(57);
		});
	});

	test('Continue On Fail: sixty items in order, three with their input, the error and its details', async () => {
		const items = batch('C');
		const { error, items: given } = await runStep(
			{ ...sales('quotation', 'create', { validate: true }), onError: 'continueRegularOutput' },
			items,
		);
		expect(error).toBeUndefined();
		expect(given.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_item, item) => ({ item })));
		for (const [index, { json }] of given.entries()) {
			if (!BAD.includes(index))
				expect(json).toMatchObject({ state: 'validated', number: expect.stringMatching(/^DE2026-/) });
			else {
				expect(json).toEqual({
					...items[index],
					error: expect.stringMatching(new RegExp(`^Item ${index + 1}: .*NOBODY`)),
					details: {
						rule: 'party.unknown',
						field: 'customer',
						message: expect.stringContaining('NOBODY'),
						fix: expect.stringContaining('Billing Master Data'),
					},
				});
			}
		}
	});

	test('error output: the good ones go on, the bad ones leave with their input and the reason', async () => {
		const items = batch('E');
		const {
			error,
			items: good,
			refused,
		} = await runStep({ ...sales('salesOrder', 'create'), onError: 'continueErrorOutput' }, items);
		expect(error).toBeUndefined();
		expect(good).toHaveLength(57);
		expect(refused.map(({ pairedItem }) => pairedItem)).toEqual(BAD.map((item) => ({ item })));
		expect(refused.map(({ json }) => json)).toEqual(
			BAD.map((index) => ({
				...items[index],
				error: expect.stringContaining(`Item ${index + 1}: `),
				details: expect.objectContaining({ rule: 'party.unknown', field: 'customer' }),
			})),
		);
	});

	test('run again after the mistake is mended: what was done comes back, only the rest is made', async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			const items = batch('R');
			const step = invoicing('invoice', 'createFromLines', { validate: true });
			await failure(runStep(step, items));
			const before = new Map((await listed('invoice')).map(({ id, number }) => [id, number]));
			await done(
				runStep(masters('customer', 'upsert'), [{ code: 'NOBODY', name: 'Somebody', company: 'DUPONT' }]),
			);
			const { items: given, hints } = await runStep(step, items);
			expect(given.filter(({ json }) => json['reused'] === true)).toHaveLength(57);
			for (const { json } of given.filter((item) => item.json['reused'] === true))
				expect(json['number']).toBe(before.get(json['id']));
			expect(hints).toContain(
				'57 of 60 items had been done before: the existing records came back, nothing was written twice.',
			);
			const numbers = (await listed('invoice')).map(({ number }) => number as string).sort();
			expect(numbers).toEqual(
				Array.from({ length: 60 }, (_member, index) => `FA2026-${String(index + 1).padStart(5, '0')}`),
			);
		});
	});

	test("n8n's own Retry On Fail runs the node again and doubles nothing", async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			const step = {
				...invoicing('invoice', 'createFromLines', { validate: true }),
				settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			};
			await failure(
				runStep(step, [
					goods({ externalReference: 'A' }),
					unknownCustomer(1),
					goods({ externalReference: 'B' }),
				]),
			);
			expect((await listed('invoice')).map(({ number }) => number).sort()).toEqual([
				'FA2026-00001',
				'FA2026-00002',
			]);
		});
	});
});

describe('bad input names item, field, rule and fix, and its neighbours go on', () => {
	const line = { product: 'FLOUR', quantity: 1 };
	const manyLines = Array.from({ length: 10_000 }, () => line);
	const foreign = 'led_0192f3c4-0000-7000-8000-000000000000';

	test.each<[string, unknown, string, string | undefined]>([
		['missing customer', { lines: [line] }, 'customer.missing', 'customer'],
		['unknown customer', goods({ customer: 'NOBODY' }), 'party.unknown', 'customer'],
		['a supplier as customer', goods({ customer: 'MOULIN' }), 'customer.wrongRole', 'customer'],
		[
			'unknown product',
			goods({ lines: [{ product: 'NOTHING', quantity: 1 }] }),
			'product.unknown',
			'lines[0].product',
		],
		['unknown company', goods({ company: 'OTHER' }), 'company.unknown', 'company'],
		['empty lines', goods({ lines: [] }), 'input.invalid', 'lines'],
		['no lines', { customer: 'MARTIN' }, 'input.invalid', 'lines'],
		['10,000 lines', goods({ lines: manyLines }), 'input.invalid', 'lines'],
		[
			'text in an amount',
			goods({ lines: [{ ...line, unitPrice: 'abc' }] }),
			'input.invalid',
			'lines[0].unitPrice',
		],
		[
			'a decimal comma',
			goods({ lines: [line, { ...line, unitPrice: '12,50' }] }),
			'input.invalid',
			'lines[1].unitPrice',
		],
		['a date that does not exist', goods({ issueDate: '2026-02-30' }), 'input.invalid', 'issueDate'],
		['a misspelt field of a line', goods({ lines: [{ ...line, qty: 3 }] }), 'input.invalid', 'lines[0].qty'],
		['an item of another ledger', goods({ ledger: foreign }), 'ledger.other', 'ledger'],
		[
			'a parent that does not exist',
			goods({ parentDocument: 'quo_0192f3c4-0000-7000-8000-000000000000' }),
			'document.unknown',
			undefined,
		],
	])('%s', async (name, item, rule, field) => {
		const good = goods({ title: name });
		const run = await runStep({ ...sales('quotation', 'create'), onError: 'continueErrorOutput' }, [
			good,
			item,
			good,
		]);
		expect(run.items).toHaveLength(2);
		expect(run.refused).toHaveLength(1);
		const { error, details } = run.refused[0]?.json ?? {};
		expect(error).toMatch(/^Item 2: /);
		expect(details).toMatchObject({
			rule,
			message: expect.stringMatching(/\.$/),
			fix: expect.stringMatching(/\w{3,}/),
		});
		if (field !== undefined) expect(details.field).toBe(field);
		const told = await failure(runStep(sales('quotation', 'create'), [good, item, good]));
		expect(told).toMatchObject({
			message: error,
			itemIndex: 1,
			description: expect.stringContaining(`Rule: ${rule}.`),
		});
	});

	const withField = (resource: string, operation: string, more: Json = {}) =>
		sales(resource, operation, { options: { itemField: 'body' }, ...more });

	test.each<[string, Json, string]>([
		['broken JSON', { body: '{ "customer": "MARTIN", ' }, 'input.brokenJson'],
		['no object', { body: 'text' }, 'input.brokenJson'],
		['a list', { body: [goods()] }, 'input.notAnObject'],
		['a number', { body: '12' }, 'input.notAnObject'],
		['nothing there', { other: goods() }, 'input.notAnObject'],
	])('Item Field holds %s', async (_name, item, rule) => {
		const { items, refused } = await runStep(
			{ ...withField('quotation', 'create'), onError: 'continueErrorOutput' },
			[{ body: goods() }, item],
		);
		expect(items).toHaveLength(1);
		expect(refused[0]?.json).toMatchObject({
			error: expect.stringMatching(/^Item 2: /),
			details: { rule, field: 'body', fix: expect.stringMatching(/\w{3,}/) },
		});
	});

	test('broken JSON in the panel', async () => {
		const told = await failure(
			runStep(
				sales('quotation', 'create', {
					inputSource: 'fields',
					customer: { __rl: true, mode: 'id', value: 'MARTIN' },
					lines: '[{ product: }]',
				}),
			),
		);
		expect(told).toMatchObject({
			message: expect.stringMatching(/^Item 1: 'lines' is not JSON/),
			description: expect.stringContaining('Rule: input.brokenJson.'),
		});
	});

	test('ids: of the wrong kind, of no document, of no shape', async () => {
		const [quotation] = await done(runStep(sales('quotation', 'create', { validate: true }), [goods()]));
		const ids = [quotation?.['id'], 'inv_0192f3c4-0000-7000-8000-000000000000', 'FA2026-00001', null];
		const step = { ...invoicing('creditNote', 'create'), onError: 'continueErrorOutput' as const };
		const { refused } = await runStep(
			step,
			ids.map((id) => ({ id })),
		);
		expect(refused.map(({ json }) => [json['details'].rule, json['details'].field])).toEqual([
			['conversion.unknown', undefined],
			['document.unknown', 'id'],
			['input.invalid', 'id'],
			['input.invalid', 'id'],
		]);
	});

	test('a parent that would close a circle', async () => {
		const [upper] = await done(runStep(sales('quotation', 'create'), [goods()]));
		const [lower] = await done(
			runStep(sales('salesOrder', 'create'), [goods({ parentDocument: upper?.['id'] })]),
		);
		expect(lower?.['parentId']).toBe(upper?.['id']);
		// A draft may be tied anew; to what hangs below it, never.
		const told = await runStep({ ...sales('quotation', 'update'), onError: 'continueErrorOutput' }, [
			{ id: upper?.['id'], parentDocument: lower?.['id'] },
		]);
		expect(told.refused[0]?.json['details']).toMatchObject({
			rule: expect.stringMatching(/circ/i),
			fix: expect.stringMatching(/\w/),
		});
	});

	test('rendering: an unknown number beside a good one, and a document that is not saved yet', async () => {
		const [made] = await done(runStep(sales('quotation', 'create'), [goods()]));
		const { items, refused } = await runStep({ ...printing(), onError: 'continueErrorOutput' }, [
			{ id: made?.['id'] },
			{ id: 'FA1900-1' },
			goods(),
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(refused.map(({ json }) => json['details'].rule)).toEqual(['document.unknown', 'input.invalid']);
		expect(refused.map(({ json }) => json['details'].field)).toEqual(['id', 'id']);
	});
});

describe('every output item points to the items that it came from', () => {
	test('one to one through three nodes', async () => {
		const items = Array.from({ length: 3 }, (_member, index) => goods({ title: `T${index}` }));
		const run = await runSteps(
			[
				sales('salesOrder', 'create', { validate: true }),
				sales('salesOrder', 'convert', { convertTo: 'deliveryNote', validate: true }),
				printing(),
			],
			items,
		);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(run.items.map(({ json }) => json['title'])).toEqual(['T0', 'T1', 'T2']);
	});

	test('one to many: each document of a list points to the item that asked', async () => {
		const { items } = await runStep(sales('salesOrder', 'getMany', { limit: 2 }), [{}, {}]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
	});

	const toNote = [
		sales('salesOrder', 'create', { validate: true }),
		sales('salesOrder', 'convert', { convertTo: 'deliveryNote', validate: true }),
	];
	const summary = invoicing('invoice', 'createFromDeliveryNotes', { combine: 'all', validate: true });

	test('many to one: a summary invoice of several delivery notes points to all of them', async () => {
		const { items, of } = await runSteps([...toNote, summary], [goods(), goods(), goods()]);
		expect(items).toHaveLength(1);
		expect(items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		const notes = of('Step 2').map(({ json }) => json['number']);
		expect(items[0]?.json).toMatchObject({ kind: 'invoice', net: 552, lineCount: expect.any(Number) });
		expect((items[0]?.json['parents'] as Json[]).map(({ number }) => number).sort()).toEqual(
			[...notes].sort(),
		);
	});

	test('many to one, refused: notes of two customers cannot share an invoice, and the reason points to all', async () => {
		const { items, refused } = await runSteps(
			[...toNote, { ...summary, onError: 'continueErrorOutput' }],
			[goods(), goods({ customer: 'LEROY' })],
		);
		expect(items).toEqual([]);
		expect(refused).toHaveLength(1);
		expect(refused[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(refused[0]?.json['details']).toMatchObject({ rule: 'invoice.mixedSources', field: 'ids' });
	});

	test('each item its own invoice, by ids too', async () => {
		const made = await runSteps(toNote, [goods(), goods(), goods()]);
		const [a, b, c] = made.items.map(({ json }) => json['id'] as string);
		const { items } = await runStep(invoicing('invoice', 'createFromDeliveryNotes', { combine: 'each' }), [
			{ ids: [a, b] },
			{ id: c },
		]);
		expect(items.map(({ json, pairedItem }) => [json['net'], pairedItem])).toEqual([
			[368, { item: 0 }],
			[184, { item: 1 }],
		]);
	});
});
