import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	printing,
	runStep,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** What is wrong is told so that the person who filled it in can mend it. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

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
					linesAs: 'json',
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
