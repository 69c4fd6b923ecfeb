import type { IExecuteFunctions } from 'n8n-workflow';
import { readInput } from '../../nodes/shared/readInput';
import {
	done,
	fixDate,
	goods,
	invoicing,
	masters,
	printing,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
	type Step,
} from './support/bench';

/** Where the data of an operation may come from, and what a node makes of it. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const picked = (value: string, mode: 'list' | 'id' = 'id') => ({ __rl: true, mode, value });

/** What was understood of an input: everything but what every document has for its own. */
async function understood(step: Step, item: unknown): Promise<Json> {
	const [made] = await done(
		runStep({ ...step, parameters: { ...step.parameters, simplify: false } }, [item]),
	);
	const { customerCode, title, dueDate, gross, lines, header } = made ?? {};
	const described = (lines as Json[]).map(({ description, quantity, unitPrice, taxRate }) => ({
		description,
		quantity,
		unitPrice,
		taxRate,
	}));
	return {
		customerCode,
		title,
		dueDate,
		gross,
		lines: described,
		footerComment: (header as Json)['footerComment'],
	};
}

const lines = [{ product: 'FLOUR', quantity: 2 }, { description: 'Livraison le matin' }];
const order = { customer: 'MARTIN', title: 'Réassort', dueDate: '2026-04-30', footerComment: 'Merci', lines };
const create = sales('quotation', 'create');

describe('the same order is understood the same', () => {
	let expected: Json;
	beforeAll(async () => {
		expected = await understood(create, order);
		expect(expected).toMatchObject({
			customerCode: 'MARTIN',
			gross: 38.82,
			dueDate: '2026-04-30',
			footerComment: 'Merci',
		});
		expect(expected['lines']).toHaveLength(2);
	});

	const withOptions = (itemField: string) => sales('quotation', 'create', { options: { itemField } });
	const below = (parameters: Json) => sales('quotation', 'create', { inputSource: 'fields', ...parameters });
	const fields = {
		linesAs: 'json',
		lines: JSON.stringify(lines),
		additionalFields: { title: 'Réassort', dueDate: '2026-04-30T00:00:00', footerComment: 'Merci' },
	};

	test.each<[string, Step, unknown]>([
		['from the part of the item that Item Field names', withOptions('body'), { headers: {}, body: order }],
		['from a deeper part', withOptions('body.order'), { body: { order } }],
		['from JSON text in an item field', withOptions('payload'), { payload: JSON.stringify(order) }],
		[
			'with nulls where nothing was given',
			create,
			{ ...order, owner: null, billTo: null, lines: lines.map((line) => ({ ...line, comment: null })) },
		],
		['with numbers as text', create, { ...order, lines: [{ ...lines[0], quantity: '2' }, lines[1]] }],
		[
			'defined below, the customer by its code',
			below({ customer: picked('MARTIN'), ...fields }),
			{ customer: 'LEROY', title: 'not this one' },
		],
		[
			'defined below, lines entry by entry',
			below({
				customer: picked('MARTIN'),
				...fields,
				linesAs: 'form',
				lineRows: {
					entry: [
						{
							product: picked('FLOUR'),
							description: '',
							quantity: '2',
							unitPrice: '',
							taxRate: '',
							members: {},
						},
						{ product: picked(''), description: 'Livraison le matin', quantity: '' },
					],
				},
			}),
			{},
		],
		[
			'defined below, lines as a list from an expression',
			below({ customer: picked('MARTIN'), ...fields, lines: '={{ $json.rows }}' }),
			{ rows: lines },
		],
	])('%s', async (_name, step, item) => {
		expect(await understood(step, item)).toEqual(expected);
	});

	test('defined below, the customer picked from the list', async () => {
		const [martin] = await done(
			runStep(masters('customer', 'get', { inputSource: 'fields', id: picked('MARTIN') })),
		);
		expect(
			await understood(below({ customer: picked(String(martin?.['id']), 'list'), ...fields }), {}),
		).toEqual(expected);
	});
});

test('a new document starts blank: nothing of its neighbour in the batch stays', async () => {
	const items = [
		goods({
			title: 'First',
			nature: 'Dry',
			customerReference: 'PO-1',
			charges: [{ nature: 'shipping', amount: 5 }],
		}),
		goods(),
	];
	const [, second] = await done(runStep(sales('quotation', 'create', { simplify: false }), items));
	expect(second).toMatchObject({
		title: null,
		nature: null,
		charges: [],
		header: { customerReference: null },
	});
});

test('parameters beside the item are laid over it', async () => {
	const step = sales('invoice', 'addNote', { inputSource: 'item', text: 'Called on Monday' });
	const steps = [invoicing('invoice', 'createFromLines'), step, sales('invoice', 'getHistory')];
	const noted = await done(runSteps(steps, [goods({ text: 'not this' })]));
	expect(JSON.stringify(noted)).toContain('Called on Monday');
	expect(JSON.stringify(noted)).not.toContain('not this');
});

describe('the output of any node is the input of the next', () => {
	const functionsOver = (item: Json) =>
		({ getInputData: () => [{ json: item }] }) as unknown as IExecuteFunctions;
	const passedOn = (item: Json) =>
		readInput(functionsOver(item), 0, { source: 'item', itemField: '', fields: [] });

	const outputs: ReadonlyArray<[string, Step[]]> = [
		['a document, simplified', [sales('salesOrder', 'create', { validate: true })]],
		['a document in full', [sales('salesOrder', 'create', { validate: true, simplify: false })]],
		[
			'a document that was read',
			[sales('salesOrder', 'create', { validate: true }), sales('salesOrder', 'get', { simplify: false })],
		],
		['a rendered document', [sales('salesOrder', 'create', { validate: true }), printing()]],
		[
			'a rendered document in full',
			[sales('salesOrder', 'create', { validate: true }), printing({ simplify: false })],
		],
		[
			'a document with parents',
			[
				sales('quotation', 'create', { validate: true }),
				sales('quotation', 'convert', { convertTo: 'salesOrder', validate: true, simplify: false }),
			],
		],
		[
			'the history of a document',
			[
				sales('salesOrder', 'create', { validate: true }),
				sales('salesOrder', 'getHistory', { simplify: false }),
			],
		],
		['a supplier document', [sales('purchaseOrder', 'create', { simplify: false })]],
	];

	test.each(outputs)('%s: its id and ledger go on, what describes it does not', async (_name, steps) => {
		const item = goods({
			supplier: 'MOULIN',
			title: 'Order',
			owner: 'Claire',
			internalNote: 'Note',
			deliveryDate: '2026-03-20',
		});
		const [output] = await done(runSteps(steps, [item]));
		expect(passedOn(output as Json)).toEqual({ id: output?.['id'], ledger: output?.['ledger'] });
	});

	test('a master: so that it can be taken out of use and brought back', async () => {
		const supplier = { code: 'ONCE', name: 'Once only', company: 'DUPONT' };
		const steps = [
			masters('supplier', 'upsert'),
			masters('supplier', 'deactivate'),
			masters('supplier', 'activate'),
		];
		const run = await runSteps(steps, [supplier]);
		expect(run.error).toBeUndefined();
		expect(run.hints).toEqual([]);
		expect(steps.map((_step, index) => run.of(`Step ${index + 1}`)[0]?.json['active'])).toEqual([
			true,
			false,
			true,
		]);
		const [output] = run.items.map(({ json }) => json);
		expect(passedOn(output as Json)).toEqual({ id: output?.['id'], ledger: output?.['ledger'] });
	});

	test.each([
		['markSent', {}],
		['addNote', { text: 'Note' }],
		['duplicate', {}],
		['accept', {}],
		['convert', { convertTo: 'deliveryNote' }],
		['cancel', {}],
		['getHistory', {}],
	])('%s takes a document in full and leaves nothing aside', async (operation, parameters) => {
		const made = sales('salesOrder', 'create', { validate: true, simplify: false });
		const { error, hints } = await runSteps(
			[made, sales('salesOrder', operation, parameters)],
			[goods({ title: 'Order' })],
		);
		expect(error).toBeUndefined();
		expect(hints.filter((hint) => hint.includes('left aside'))).toEqual([]);
	});

	test('the next document does not inherit what the node before said of its own', async () => {
		const steps = [sales('quotation', 'create'), sales('quotation', 'duplicate', { simplify: false })];
		const [copy] = await done(
			runSteps(steps, [goods({ issueDate: '2026-03-01', validUntil: '2026-03-05' })]),
		);
		expect(copy).toMatchObject({ issueDate: '2026-03-10', validUntil: '2026-04-09', number: null });
	});
});
