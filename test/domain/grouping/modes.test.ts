import { apartOf, group, namesOf, note } from './notes';

const O1 = { orderIds: ['O1'] };
const O2 = { orderIds: ['O2'] };

test('one delivery note an invoice: notes never share one', () => {
	const mode = 'perDeliveryNote' as const;
	const grouping = group([
		note('BL1', { mode, ...O1 }),
		note('BL2', { mode, ...O1 }),
		note('BL3', { mode, ...O2 }),
	]);
	expect(namesOf(grouping)).toEqual([['BL1'], ['BL2'], ['BL3']]);
	expect(apartOf(grouping)).toEqual([null, 'one delivery note an invoice', 'one delivery note an invoice']);
	expect(grouping.groups[0]?.mode).toBe(mode);
});

test('one order an invoice: all notes of an order share one, as far as the keys agree', () => {
	const mode = 'perOrder' as const;
	const notes = [
		note('BL1', { mode, ...O1 }),
		note('BL2', { mode, ...O2 }),
		note('BL3', { mode, ...O1 }),
		note('BL4', { mode, ...O1, keys: { billTo: 'elsewhere' } }),
	];
	const grouping = group(notes);
	expect(namesOf(grouping)).toEqual([['BL1', 'BL3'], ['BL2'], ['BL4']]);
	expect(apartOf(grouping)).toEqual([
		null,
		'different order than group 1',
		'different billing address than group 1',
	]);
});

test('one order an invoice: a note without an order stands alone, one of two orders is of both', () => {
	const mode = 'perOrder' as const;
	const both = { mode, orderIds: ['O2', 'O1'] };
	const notes = [
		note('BL1', { mode }),
		note('BL2', { mode }),
		note('BL3', both),
		note('BL4', { mode, orderIds: ['O1', 'O2'] }),
		note('BL5', { mode, ...O1 }),
	];
	expect(namesOf(group(notes))).toEqual([['BL1'], ['BL2'], ['BL3', 'BL4'], ['BL5']]);
});

test('grouped: notes of several orders share an invoice', () => {
	expect(namesOf(group([note('BL1', O1), note('BL2', O1), note('BL3', O2), note('BL4')]))).toHaveLength(1);
});

test('a run may set the mode for all, whatever the customers say', () => {
	const notes = [note('BL1', O1), note('BL2', { mode: 'perDeliveryNote', ...O1 }), note('BL3', O2)];
	expect(namesOf(group(notes, { mode: 'perOrder' }))).toEqual([['BL1', 'BL2'], ['BL3']]);
	expect(namesOf(group(notes, { mode: 'perDeliveryNote' }))).toHaveLength(3);
	expect(namesOf(group(notes, { mode: 'grouped' }))).toHaveLength(1);
});

test('notes of one customer with different modes do not mix, and the reason is the mode', () => {
	const grouping = group([note('BL1', O1), note('BL2', { mode: 'perOrder', ...O1 })]);
	expect(apartOf(grouping)).toEqual([null, 'different billing mode than group 1']);
});

test('groups are numbered by company, customer and first delivery; BL9 comes before BL10', () => {
	const notes = [
		note('BL10', { mode: 'perDeliveryNote' }),
		note('BL9', { mode: 'perDeliveryNote' }),
		note('BL11', { mode: 'perDeliveryNote', date: '2026-11-02' }),
		note('BL12', { partyId: 'B' }),
		note('BL13', { companyId: 'AB' }),
	];
	const grouping = group(notes);
	expect(namesOf(grouping)).toEqual([['BL13'], ['BL11'], ['BL9'], ['BL10'], ['BL12']]);
	expect(grouping.groups.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
});

test('a group tells its first and last delivery', () => {
	const notes = [note('BL1', { date: '2026-11-20' }), note('BL2', { date: '2026-11-03' })];
	expect(group(notes).groups[0]).toMatchObject({
		from: '2026-11-03',
		until: '2026-11-20',
		periodicity: 'month',
		companyId: 'DUPONT',
		partyId: 'A',
	});
});

test('no notes is an answer', () => {
	expect(group([])).toEqual({ groups: [], leftOut: [] });
});
