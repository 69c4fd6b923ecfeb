import { OUTPUT_FIELDS } from '../../nodes/shared/outputFields';
import {
	done,
	failure,
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

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const grouping = (parameters: Json = {}): Step => ({
	type: 'groupDeliveryNotes',
	parameters: { operation: 'group', ...parameters },
});
const listing = (parameters: Json = {}): Step => grouping({ operation: 'list', ...parameters });
const toNotes = [
	sales('salesOrder', 'create', { validate: true }),
	sales('salesOrder', 'convert', { convertTo: 'deliveryNote', validate: true }),
];

/** Delivery notes of customers that this test alone has. */
let customers = 0;
async function notesOf(
	count: number,
	settings: Json = {},
	more: Json = {},
): Promise<{ customer: string; notes: Json[] }> {
	customers += 1;
	const customer = `CUSTOMER${customers}`;
	const master = {
		code: customer,
		name: customer,
		company: 'DUPONT',
		billingPeriodicity: 'month',
		...settings,
	};
	await done(runStep(masters('customer', 'upsert'), [master]));
	const items = Array.from({ length: count }, () => goods({ customer, ...more }));
	return { customer, notes: count === 0 ? [] : await done(runSteps(toNotes, items)) };
}
const ids = (notes: readonly Json[]) => notes.map(({ id }) => id as string);

describe('Group', () => {
	it('takes what is due with default settings, and says on the second output what is left and why', async () => {
		const { customer, notes } = await notesOf(2);
		const early = await runStep(grouping(), [{ customer }]);
		expect(early.items).toEqual([]);
		expect(early.refused.map(({ json, pairedItem }) => [json['rule'], json['id'], pairedItem])).toEqual(
			ids(notes).map((id) => ['grouping.notDue', id, { item: 0 }]),
		);
		const run = await runStep(grouping({ onDate: '2026-03-31T00:00:00' }), [
			{ customer: 'LEROY' },
			{ customer },
		]);
		expect(run.refused).toEqual([]);
		expect(run.items).toMatchObject([
			{
				json: {
					group: 1,
					ids: ids(notes),
					customerCode: customer,
					lineNet: 368,
					noteCount: 2,
					invoice: null,
				},
				pairedItem: { item: 1 },
			},
		]);
		expect(Object.keys(run.items[0]?.json ?? {}).sort()).toEqual(Object.keys(OUTPUT_FIELDS.noteGroup).sort());
	});

	it('fields below: company, customer, period, filters, grouping', async () => {
		const { customer, notes } = await notesOf(2, { billingPeriodicity: 'onDemand' });
		const parameters = {
			inputSource: 'fields',
			company: { __rl: true, mode: 'id', value: 'DUPONT' },
			customer: { __rl: true, mode: 'id', value: customer },
			from: '2026-03-01',
			until: '2026-03-31',
			filters: { billingModes: ['grouped'], numberFrom: notes[0]?.['number'] },
			periodicities: ['onDemand'],
			grouping: { mode: 'perDeliveryNote', minimumNotes: 1 },
		};
		const run = await runStep(grouping(parameters));
		expect(run.items.map(({ json }) => [json['mode'], json['noteCount']])).toEqual([
			['perDeliveryNote', 1],
			['perDeliveryNote', 1],
		]);
		const { notes: later } = await notesOf(1);
		expect(later).toHaveLength(1);
	});

	it('incoming items are one run: each group points to all items that named its notes', async () => {
		const [a, b] = [await notesOf(2, { billingPeriodicity: 'onDemand' }), await notesOf(1)];
		const picks = [a.notes[0], b.notes[0], a.notes[1]].map((note) => note as Json);
		const run = await runStep(grouping({ notesFrom: 'items' }), [
			picks[0],
			{ number: picks[1]?.['number'] },
			{ id: picks[2]?.['id'] },
			picks[0],
		]);
		const paired = Object.fromEntries(
			run.items.map(({ json, pairedItem }) => [json['customerCode'] as string, pairedItem]),
		);
		expect(paired).toEqual({
			[a.customer]: [{ item: 0 }, { item: 2 }, { item: 3 }],
			[b.customer]: { item: 1 },
		});
	});

	it('makes invoices, which go on to be printed; a second run makes none and says so', async () => {
		const { customer, notes } = await notesOf(2);
		const make = grouping({ createInvoices: 'validated', onDate: '2026-03-31' });
		const run = await runSteps([make, printing()], [{ customer }]);
		expect(run.error).toBeUndefined();
		const [made] = run.of('Step 1').map(({ json }) => json);
		expect(made).toMatchObject({
			ids: ids(notes),
			invoice: { number: expect.stringMatching(/^FA/), gross: 388.24 },
		});
		expect(run.items.map(({ json }) => json['id'])).toEqual([made?.['id']]);
		const again = await runStep(make, [{ customer }]);
		expect([again.items, again.refused]).toEqual([[], []]);
		expect(again.hints).toEqual([expect.stringContaining('Nothing new: 2 delivery notes')]);
	});

	it('its groups go to Create Invoice as they are', async () => {
		const { customer, notes } = await notesOf(2);
		const steps = [
			grouping({ onDate: '2026-03-31' }),
			invoicing('invoice', 'createFromDeliveryNotes', { validate: true }),
		];
		const run = await runSteps(steps, [{ customer }]);
		expect(run.error).toBeUndefined();
		expect(run.hints.filter((hint) => hint.includes('left aside'))).toEqual([]);
		expect(run.items.map(({ json }) => (json['parents'] as Json[]).map(({ id }) => id).sort())).toEqual([
			ids(notes).sort(),
		]);
	});

	it('a dry run makes none, and is the default of an agent', async () => {
		const { customer } = await notesOf(1);
		const dry = { createInvoices: 'validated', onDate: '2026-03-31', dryRun: true };
		const run = await runStep(grouping(dry), [{ customer }]);
		expect(run.items.map(({ json }) => json)).toMatchObject([
			{ id: null, dryRun: true, invoice: { id: null, number: null, gross: 194.12 } },
		]);
		expect((await runStep(grouping({ onDate: '2026-03-31' }), [{ customer }])).items).toHaveLength(1);
	});
});

describe('what is wrong with an item', () => {
	it('stops the run before anything is written, and names the item', async () => {
		const { notes } = await notesOf(1);
		const make = grouping({ notesFrom: 'items', createInvoices: 'validated' });
		const unknown = { id: 'dln_01920000-0000-7000-8000-000000000000' };
		const { message, description, itemIndex } = await failure(runStep(make, [notes[0], unknown]));
		expect(message).toMatch(/^Item 2: .*does not exist/);
		expect(description).toMatch(/Rule: document.unknown/);
		expect(itemIndex).toBe(1);
		expect((await runStep(grouping({ notesFrom: 'items' }), notes)).items).toHaveLength(1);
	});

	it('with Continue On Fail the others go on', async () => {
		const { notes } = await notesOf(1);
		const make = { ...grouping({ notesFrom: 'items' }), onError: 'continueRegularOutput' } as const;
		const run = await runStep(make, [{ id: 'x' }, {}, notes[0]]);
		const errors = run.items.filter(({ json }) => json['error']);
		expect(errors.map(({ json, pairedItem }) => [(json['details'] as Json)['rule'], pairedItem])).toEqual(
			expect.arrayContaining([
				['document.unknown', { item: 0 }],
				['note.missing', { item: 1 }],
			]),
		);
		expect(run.items.filter(({ json }) => json['ids'])).toHaveLength(1);
	});

	it('with the error output it leaves there, and groups and left-outs keep theirs', async () => {
		const { customer, notes } = await notesOf(1);
		const make = { ...grouping({ onDate: '2026-03-31' }), onError: 'continueErrorOutput' } as const;
		const run = await runStep(make, [{ from: '2026-03-02', until: '2026-03-01' }, { customer }]);
		expect(run.items.map(({ json }) => json['ids'])).toEqual([ids(notes)]);
		expect(run.refused).toEqual([]);
		expect(run.of('Step 1', 2).map(({ json }) => (json['details'] as Json)['rule'])).toEqual([
			'grouping.period',
		]);
	});

	it('an unknown periodicity and a period that is reversed are refused', async () => {
		for (const [item, rule] of [
			[{ periodicities: ['fortnight'] }, 'input.invalid'],
			[{ from: '2026-03-02', until: '2026-03-01' }, 'grouping.period'],
		] as const)
			expect((await failure(runStep(grouping(), [item]))).description).toContain(rule);
	});
});

describe('List Notes', () => {
	it('is a pick list whose items go on to Group', async () => {
		const { customer, notes } = await notesOf(3, { billingPeriodicity: 'onDemand' });
		const list = await runStep(listing({ returnAll: true }), [{ customer }]);
		expect(
			list.items.map(({ json }) => [json['id'], json['isDue'], json['canBePicked'], json['rule']]),
		).toEqual(ids(notes).map((id) => [id, false, true, 'grouping.onDemand']));
		expect(list.items[0]?.json['lines']).toMatchObject([
			{ line: 1, productCode: 'FLOUR', quantity: 10, left: 10 },
		]);
		expect(Object.keys(list.items[0]?.json ?? {}).sort()).toEqual(
			Object.keys(OUTPUT_FIELDS.listedNote).sort(),
		);
		const picked = list.items.slice(1).map(({ json }) => json);
		const run = await runStep(grouping({ notesFrom: 'items', createInvoices: 'draft' }), picked);
		expect(run.items.map(({ json }) => [json['ids'], (json['invoice'] as Json)['state']])).toEqual([
			[ids(notes).slice(1), 'draft'],
		]);
		const rest = await runStep(listing({ limit: 50 }), [{ customer }]);
		expect(rest.items.map(({ json }) => json['id'])).toEqual([notes[0]?.['id']]);
		expect(rest.hints).toEqual([
			expect.stringContaining('2 delivery notes of the selection had nothing left'),
		]);
	});

	it('what cannot be picked stands on the second output', async () => {
		const { notes } = await notesOf(1);
		await done(runStep(sales('deliveryNote', 'cancel', { reason: 'wrong' }), notes));
		const { items, refused } = await runStep(listing({ notesFrom: 'items' }), notes);
		expect(items).toEqual([]);
		expect(refused.map(({ json }) => json['rule'])).toEqual(['note.cancelled']);
	});
});
