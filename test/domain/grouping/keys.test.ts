import type { KeyValue } from '../../../domain/grouping/grouping';
import {
	ALWAYS_KEYS,
	EXTRA_KEYS,
	findKey,
	MODE_KEY,
	TWELVE_KEYS,
} from '../../../domain/grouping/groupingKeys';
import { expectComplete, refusalOf } from '../refusalOf';
import { apartOf, group, namesOf, note, reasonsOf } from './notes';

/** Another value for each key that a caller gives. */
const OTHERS: Readonly<Record<string, KeyValue>> = {
	currency: 'USD',
	paymentMethod: '58',
	cashDiscountRate: '2',
	operationCode: 'D',
	vatRegime: 'INTRA',
	parafiscalRegime: 'BOIS',
	billTo: { line1: '2 rue Basse', city: 'Paris', country: 'FR' },
	bankCode: 'R2',
	insured: true,
	footerNatures: ['shipping', 'packing'],
	priceBasis: 'gross',
};

describe('the twelve keys of a summary invoice', () => {
	test('are twelve, each of one row of the list, in its order', () => {
		expect(TWELVE_KEYS.map(({ row }) => row)).toEqual(
			Array.from({ length: 12 }, (_key, index) => `A${234 + index}`),
		);
	});

	test('notes that agree on all of them share an invoice', () => {
		const grouping = group([note('BL1'), note('BL2'), note('BL3')]);
		expect(namesOf(grouping)).toEqual([['BL1', 'BL2', 'BL3']]);
		expect(grouping).toMatchObject({ leftOut: [], groups: [{ position: 1, apart: null }] });
	});

	test.each(TWELVE_KEYS.filter(({ name }) => name !== 'periodicity').map((key) => [key.name, key] as const))(
		'%s parts invoices, and is the reason',
		(name, { words }) => {
			const other = note('BL2', { keys: { [name]: OTHERS[name] ?? null } });
			const grouping = group([note('BL1'), other, note('BL3'), note('BL4', { keys: other.keys })]);
			expect(namesOf(grouping)).toEqual([
				['BL1', 'BL3'],
				['BL2', 'BL4'],
			]);
			expect(apartOf(grouping)).toEqual([null, `different ${words} than group 1`]);
			expect(grouping.groups[1]?.keys[name]).toEqual(OTHERS[name]);
		},
	);

	test('periodicity parts invoices, and is the reason', () => {
		const grouping = group([note('BL1'), note('BL2', { periodicity: 'tenDays' })]);
		expect(namesOf(grouping)).toEqual([['BL1'], ['BL2']]);
		expect(apartOf(grouping)[1]).toBe('different billing periodicity than group 1');
	});

	test('footer charges are a set: their order does not part invoices, and none is as good as an empty one', () => {
		const natures = (name: string, footerNatures: KeyValue) => note(name, { keys: { footerNatures } });
		expect(
			namesOf(
				group([natures('BL1', ['packing', 'shipping']), natures('BL2', ['shipping', 'packing', 'packing'])]),
			),
		).toEqual([['BL1', 'BL2']]);
		expect(namesOf(group([natures('BL1', []), natures('BL2', null)]))).toEqual([['BL1', 'BL2']]);
	});

	test('values of different types, and texts that look like JSON, are different', () => {
		const held = [true, 'true', 1, '1', ['a'], '["a"]', '[a]', null, 'null', ''];
		const notes = held.map((bankCode, index) => note(`BL${index}`, { keys: { bankCode } }));
		expect(group(notes).groups).toHaveLength(held.length);
	});

	test('addresses are compared by what they hold', () => {
		const billTo = { country: 'FR', city: 'Paris', line1: '1 rue Haute' };
		expect(namesOf(group([note('BL1'), note('BL2', { keys: { billTo } })]))).toHaveLength(1);
	});

	test('all that differ are named, in the order of the list', () => {
		const { currency, billTo, priceBasis } = OTHERS as Record<string, KeyValue>;
		const other = note('BL2', { keys: { priceBasis, billTo, currency } as Record<string, KeyValue> });
		expect(apartOf(group([note('BL1'), other]))[1]).toBe(
			'different currency, billing address and price basis than group 1',
		);
	});

	test('the nearest group is the one with the fewest differences, not the one before', () => {
		const notes = [
			note('BL1'),
			note('BL2', { date: '2026-11-11', keys: { bankCode: 'R2' } }),
			note('BL3', { date: '2026-11-12', keys: { currency: 'USD' } }),
		];
		expect(apartOf(group(notes))[2]).toBe('different currency than group 1');
	});
});

describe('beside the twelve', () => {
	test('company and customer always part, without a word', () => {
		const notes = [note('BL1'), note('BL2', { partyId: 'B' }), note('BL3', { companyId: 'HANOI' })];
		const grouping = group(notes);
		expect(namesOf(grouping)).toEqual([['BL1'], ['BL2'], ['BL3']]);
		expect(apartOf(grouping)).toEqual([null, null, null]);
	});

	test.each(ALWAYS_KEYS.map((key) => [key.name, key] as const))(
		'%s parts invoices unasked: an invoice has it once',
		(name, { words }) => {
			const grouping = group([note('BL1'), note('BL2', { keys: { [name]: 'other' } })]);
			expect(apartOf(grouping)).toEqual([null, `different ${words} than group 1`]);
		},
	);

	const GIVEN = EXTRA_KEYS.filter(
		({ name }) => !['deliveryNote', 'deliveryDate', 'order', 'period'].includes(name),
	);
	test.each([...GIVEN.map(({ name, words }) => [name, words]), ['own.season', 'season']] as [
		string,
		string,
	][])('%s parts invoices where the run or the customer asks for it, not else', (name, words) => {
		const notes = [note('BL1', { keys: { [name]: 'a' } }), note('BL2', { keys: { [name]: 'b' } })];
		expect(namesOf(group(notes))).toHaveLength(1);
		expect(apartOf(group(notes, { extraKeys: [name] }))).toEqual([null, `different ${words} than group 1`]);
		const ofCustomer = notes.map((one) => ({ ...one, extraKeys: [name] }));
		expect(apartOf(group(ofCustomer))).toEqual([null, `different ${words} than group 1`]);
	});

	test.each([
		['order', { orderIds: ['O1'] }, { orderIds: ['O2'] }, 'different order than group 1'],
		['deliveryDate', {}, { date: '2026-11-11' }, 'different day of delivery than group 1'],
		['deliveryNote', {}, {}, 'different delivery note than group 1'],
		[
			'period',
			{ periodicity: 'week' as const },
			{ periodicity: 'week' as const, date: '2026-11-17' },
			'different billing period than group 1',
		],
	])('%s is known of the note itself', (name, one, other, reason) => {
		const notes = [note('BL1', one), note('BL2', other)];
		expect(namesOf(group(notes))).toHaveLength(1);
		expect(apartOf(group(notes, { extraKeys: [name] }))).toEqual([null, reason]);
	});

	test('a customer that adds a key which its notes do not have parts nothing', () => {
		const notes = [note('BL1', { extraKeys: ['salesperson'] }), note('BL2')];
		expect(namesOf(group(notes))).toHaveLength(1);
	});

	test('keys of a group stand in their order: the list, then those of the customer, then those of the run', () => {
		const grouping = group([note('BL1', { extraKeys: ['shipTo'] })], { extraKeys: ['contact', 'shipTo'] });
		expect(Object.keys(grouping.groups[0]?.keys ?? {})).toEqual([
			MODE_KEY.name,
			...TWELVE_KEYS.map(({ name }) => name),
			...ALWAYS_KEYS.map(({ name }) => name),
			'shipTo',
			'contact',
		]);
	});

	test('a key that is not there is refused, with those that are', () => {
		for (const refusal of [
			refusalOf(() => group([], { extraKeys: ['shipTo', 'colour'] })),
			refusalOf(() => group([note('BL1', { extraKeys: ['shipTo', 'colour'] })])),
		]) {
			expectComplete(refusal);
			expect(refusal.rule).toBe('grouping.key');
			expect(refusal.message).toContain("'colour'");
			expect(refusal.fix).toMatch(/shipTo.*salesperson.*currency.*priceBasis/);
			expect(refusal.field).toMatch(/^extraKeys.*\[1\]$/);
		}
	});

	test('every key has a name of its own, and words and a French term', () => {
		const keys = [MODE_KEY, ...TWELVE_KEYS, ...ALWAYS_KEYS, ...EXTRA_KEYS];
		expect(new Set(keys.map(({ name }) => name)).size).toBe(keys.length);
		for (const key of keys) {
			expect(findKey(key.name)).toBe(key);
			expect(key.words && key.french).toBeTruthy();
		}
	});
});

describe('groups of fewer notes than asked for', () => {
	const B2 = { keys: { billTo: 'elsewhere' } };

	test('are left, with what parts them from a group of their customer', () => {
		const notes = [
			note('BL1', { date: '2026-11-01', ...B2 }),
			note('BL2'),
			note('BL3'),
			note('BL4', { partyId: 'B' }),
		];
		const grouping = group(notes, { minimumNotes: 2 });
		expect(namesOf(grouping)).toEqual([['BL2', 'BL3']]);
		expect(grouping.groups[0]).toMatchObject({ position: 1, apart: null });
		expect(reasonsOf(grouping)).toEqual([
			'BL1 is alone: different billing address than group 1 (2 notes are asked for).',
			'BL4 is left for a later run: only 1 note of 2.',
		]);
		expect(grouping.leftOut.map(({ rule }) => rule)).toEqual(['grouping.minimum', 'grouping.minimum']);
	});

	test('name the note that they differ from where no group is made', () => {
		expect(reasonsOf(group([note('BL1'), note('BL2', B2)], { minimumNotes: 2 }))).toEqual([
			'BL1 is alone: different billing address than BL2 (2 notes are asked for).',
			'BL2 is alone: different billing address than BL1 (2 notes are asked for).',
		]);
	});

	test('of several notes say how many they are', () => {
		const notes = [note('BL1'), note('BL2'), note('BL3'), note('BL4', B2), note('BL5', B2)];
		expect(reasonsOf(group(notes, { minimumNotes: 3 }))).toEqual([
			'BL4 is one of only 2 notes: different billing address than group 1 (3 notes are asked for).',
			'BL5 is one of only 2 notes: different billing address than group 1 (3 notes are asked for).',
		]);
		expect(reasonsOf(group(notes.slice(0, 2), { minimumNotes: 3 }))).toEqual([
			'BL1 is left for a later run: only 2 notes of 3.',
			'BL2 is left for a later run: only 2 notes of 3.',
		]);
	});

	test.each([0, -1, 1.5, Number.NaN])('a least number of %p is refused', (minimumNotes) => {
		const refusal = refusalOf(() => group([], { minimumNotes }));
		expect(refusal.rule).toBe('grouping.minimum');
	});
});
