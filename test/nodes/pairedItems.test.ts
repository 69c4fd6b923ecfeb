import {
	fixDate,
	goods,
	invoicing,
	printing,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** n8n follows these links backwards when a later node asks for what an item came from. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

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

	test('the notes of one invoice are picked one by one', async () => {
		const made = await runSteps(toNote, [goods(), goods()]);
		const entry = made.items.map(({ json }) => ({ note: { __rl: true, mode: 'list', value: json['id'] } }));
		const step = invoicing('invoice', 'createFromDeliveryNotes', { inputSource: 'fields', ids: { entry } });
		const { items } = await runStep(step, [{}]);
		expect(items.map(({ json }) => json['net'])).toEqual([368]);
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
