import fc from 'fast-check';
import { canonicalJson } from '../../../domain/canonicalJson';
import { addDays } from '../../../domain/dates/calendarDate';
import {
	BILLING_MODES,
	PERIODICITIES,
	type GroupableNote,
	type GroupingRun,
	type KeyValue,
	type NoteGroup,
} from '../../../domain/grouping/grouping';
import { groupDeliveryNotes } from '../../../domain/grouping/groupDeliveryNotes';
import { TWELVE_KEYS } from '../../../domain/grouping/groupingKeys';
import { isDue } from '../../../domain/grouping/isDue';
import { note } from './notes';

const VALUES: readonly KeyValue[] = ['a', 'b', null, true, ['a', 'b'], ['b', 'a'], { city: 'Paris' }];
const keys = fc
	.array(
		fc.tuple(
			fc.constantFrom(...TWELVE_KEYS.map(({ name }) => name), 'shipTo', 'journal'),
			fc.constantFrom(...VALUES),
		),
		{
			maxLength: 2,
		},
	)
	.map((held) => Object.fromEntries(held));

const notes = fc
	.array(
		fc.record({
			keys,
			partyId: fc.constantFrom('A', 'B'),
			companyId: fc.constantFrom('DUPONT', 'DUPONT', 'HANOI'),
			mode: fc.constantFrom(...BILLING_MODES, 'grouped' as const, 'grouped' as const),
			periodicity: fc.constantFrom(...PERIODICITIES, 'month' as const, 'month' as const),
			orderIds: fc.constantFrom([], ['O1'], ['O2'], ['O1', 'O2']),
			date: fc.integer({ min: 0, max: 50 }).map((days) => addDays('2026-10-20', days)),
			calendarMonth: fc.boolean(),
			extraKeys: fc.constantFrom(undefined, ['shipTo'], ['order', 'period']),
			hindrance: fc.option(fc.constant({ rule: 'note.cancelled', reason: 'is cancelled' }), {
				nil: undefined,
				freq: 6,
			}),
		}),
		{ maxLength: 40 },
	)
	.map((held) => held.map((one, index) => note(`BL${index + 1}`, one as Partial<GroupableNote>)));

const run = fc.record(
	{
		onDate: fc.constantFrom('2026-11-10', '2026-11-30', '2026-12-31'),
		periodicities: fc.subarray([...PERIODICITIES]),
		picked: fc.boolean(),
		mode: fc.constantFrom(...BILLING_MODES),
		extraKeys: fc.constantFrom(['shipTo'], ['deliveryDate', 'journal'], []),
		minimumNotes: fc.integer({ min: 1, max: 3 }),
	},
	{ requiredKeys: ['onDate'] },
) as fc.Arbitrary<GroupingRun>;

const RUNS = { numRuns: 300 };
const ids = (some: readonly GroupableNote[]) => some.map(({ id }) => id).sort();
/** A key that a group does not have holds nothing; footer charges are a set. */
const valueIn = (held: NoteGroup['keys'], name: string) => {
	const value = held[name] ?? null;
	return canonicalJson(name === 'footerNatures' && Array.isArray(value) ? [...value].sort() : value);
};
const names = (one: NoteGroup, other: NoteGroup) => [
	...new Set([...Object.keys(one.keys), ...Object.keys(other.keys)]),
];
const isOneCustomer = (one: NoteGroup, other: NoteGroup) =>
	one.companyId === other.companyId && one.partyId === other.partyId;

test('groups and notes that are left are the selection, each note once', () => {
	fc.assert(
		fc.property(notes, run, (given, asked) => {
			const { groups, leftOut } = groupDeliveryNotes(given, asked);
			const all = [...groups.flatMap((group) => group.notes), ...leftOut.map((left) => left.note)];
			expect(ids(all)).toEqual(ids(given));
			for (const { note: left, reason } of leftOut) expect(reason.startsWith(`${left.name} `)).toBe(true);
		}),
		RUNS,
	);
});

test('the order of the input changes nothing', () => {
	const shuffled = notes.chain((given) =>
		fc.tuple(
			fc.constant(given),
			fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
		),
	);
	fc.assert(
		fc.property(shuffled, run, ([given, other], asked) => {
			expect(groupDeliveryNotes(other, asked)).toEqual(groupDeliveryNotes(given, asked));
		}),
		RUNS,
	);
});

test('notes of a group are of one customer and agree on every key', () => {
	fc.assert(
		fc.property(notes, run, (given, asked) => {
			for (const group of groupDeliveryNotes(given, asked).groups) {
				for (const one of group.notes) {
					expect([one.companyId, one.partyId, one.periodicity]).toEqual([
						group.companyId,
						group.partyId,
						group.periodicity,
					]);
					for (const { name } of TWELVE_KEYS.filter((key) => key.name !== 'periodicity'))
						expect(valueIn(one.keys, name)).toBe(valueIn(group.keys, name));
					expect(group.from <= one.date && one.date <= group.until).toBe(true);
				}
				expect(group.notes.length).toBeGreaterThanOrEqual(asked.minimumNotes ?? 1);
			}
		}),
		RUNS,
	);
});

test('two groups of a customer differ in a key, and every group but the first says which', () => {
	fc.assert(
		fc.property(notes, run, (given, asked) => {
			const { groups } = groupDeliveryNotes(given, asked);
			groups.forEach((group, index) => {
				const earlier = groups.slice(0, index).filter((other) => isOneCustomer(group, other));
				for (const other of earlier)
					expect(
						names(group, other).some((name) => valueIn(group.keys, name) !== valueIn(other.keys, name)),
					).toBe(true);
				if (earlier.length === 0) expect(group.apart).toBeNull();
				else expect(group.apart).toMatch(/than group \d+|holds those of|one delivery note an invoice/);
				const named = /group (\d+)/.exec(group.apart ?? '')?.[1];
				if (named !== undefined) expect(earlier.map(({ position }) => position)).toContain(Number(named));
			});
		}),
		RUNS,
	);
});

test('nothing is taken that is not due, unless it was picked', () => {
	fc.assert(
		fc.property(notes, run, (given, asked) => {
			for (const one of groupDeliveryNotes(given, asked).groups.flatMap((group) => group.notes)) {
				expect(one.hindrance).toBeUndefined();
				expect(one.date <= asked.onDate).toBe(true);
				if (!asked.picked) expect(isDue(one.periodicity, one.date, asked.onDate)).toBe(true);
			}
		}),
		RUNS,
	);
});

test('a customer with thousands of groups costs in proportion to them', () => {
	const made = (count: number) =>
		Array.from({ length: count }, (_note, index) => note(`BL${index}`, { keys: { billTo: `${index}` } }));
	const timed = (given: GroupableNote[]) => {
		const before = process.cpuUsage().user;
		expect(groupDeliveryNotes(given, { onDate: '2026-11-30' }).groups).toHaveLength(given.length);
		return process.cpuUsage().user - before;
	};
	timed(made(2000));
	// Ten times the groups; comparing each with every other would take a hundred times as long.
	const [few, many] = [timed(made(2000)), timed(made(20_000))];
	expect(many).toBeLessThan(Math.max(few, 5000) * 40);
});
