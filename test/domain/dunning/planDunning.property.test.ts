import fc from 'fast-check';
import { addDays } from '../../../domain/dates/calendarDate';
import { planDunning } from '../../../domain/dunning/planDunning';
import { HOLD_TYPES, STEP_STATES } from '../../../domain/dunning/state';
import { stateOf } from './states';
import { runDaily } from './year';

const START = '2026-10-01';
const day = fc.integer({ min: -60, max: 120 }).map((days) => addDays(START, days));
const cents = fc.integer({ min: 0, max: 200_00 }).map((amount) => amount / 100);
const some = <Of>(arbitrary: fc.Arbitrary<Of>) => fc.option(arbitrary, { nil: undefined });

const hold = fc.record({ type: fc.constantFrom(...HOLD_TYPES), since: some(day), until: day });
const step = fc.record({
	stage: fc.integer({ min: 1, max: 4 }),
	state: fc.constantFrom(...STEP_STATES),
	on: day,
});
const item = fc.record({
	kind: fc.constantFrom('invoice', 'invoice', 'invoice', 'quotation', 'salesOrder', 'creditNote'),
	customer: fc.constantFrom('MARTIN', 'LEROY'),
	currency: fc.constantFrom('EUR', 'USD'),
	amount: fc.constantFrom(100, 250, -20),
	settled: fc.oneof(fc.constant(0), fc.constant(100), cents),
	inCollection: fc.oneof(fc.constant(0), fc.constant(0), cents),
	dueDate: fc.option(day),
	sentOn: fc.option(day),
	holds: fc.array(hold, { maxLength: 1 }),
	steps: fc.array(step, { maxLength: 2 }),
});
const items = fc
	.array(item, { minLength: 1, maxLength: 8 })
	.map((some) => some.map((one, index) => ({ ...one, number: `FA${index}` })));
const policy = fc.record({
	levelPer: fc.constantFrom('invoice', 'customer'),
	oneLetter: fc.boolean(),
	graceDays: fc.constantFrom(0, 0, 12),
	sendingDays: fc.constantFrom([1, 2, 3, 4, 5, 6, 7], [2, 4]),
	limits: fc.constantFrom({}, { EUR: { tolerance: 1, minimum: 30 } }),
});

describe('whatever is open', () => {
	test('nothing that is paid, held, answered or unknown is ever proposed', () => {
		fc.assert(
			fc.property(items, policy, day, (given, rules, date) => {
				for (const { standing, item: one, expected, next, ticked } of planDunning(
					stateOf({ items: given, policy: rules }),
					date,
				).rows) {
					expect(ticked).toBe(standing === 'due');
					if (standing !== 'due') continue;
					expect(next === null || (next.on !== null && next.on <= date)).toBe(true);
					expect(one.closed).toBeUndefined();
					if (one.kind === 'invoice') expect(expected).toBeGreaterThan(0);
					for (const { since, until } of one.holds)
						expect((since ?? date) > date || (until as string) < date).toBe(true);
					for (const { state, stage } of one.steps)
						expect(state === 'claimed' && stage >= (next?.stage ?? 0)).toBe(false);
				}
			}),
			{ numRuns: 100 },
		);
	});

	test('every row says why, in a whole sentence', () => {
		fc.assert(
			fc.property(items, policy, day, (given, rules, date) => {
				const { rows } = planDunning(stateOf({ items: given, policy: rules }), date);
				expect(rows).toHaveLength(given.length);
				for (const { reason, rule, item: one } of rows) {
					expect(reason).toMatch(/^FA\d .*\.$/);
					expect(reason).toContain(one.number);
					expect(reason).not.toMatch(/undefined|null|NaN|\.\.|\[object/);
					expect(rule).toMatch(/^dunning\.[a-zA-Z]+$/);
				}
			}),
			{ numRuns: 100 },
		);
	});

	test('the order of the input does not matter', () => {
		fc.assert(
			fc.property(items, policy, day, fc.infiniteStream(fc.nat()), (given, rules, date, chance) => {
				const shuffled = given
					.map((one) => ({ one: { ...one, steps: one.steps.toReversed() }, at: chance.next().value }))
					.sort((a, b) => a.at - b.at)
					.map(({ one }) => one);
				const strip = (all: typeof given) => {
					const { rows, letters, ...rest } = planDunning(stateOf({ items: all, policy: rules }), date);
					return {
						rows: rows.map(({ item: _item, ...row }) => row),
						letters: letters.map(({ rows: inLetter, ...letter }) => ({
							...letter,
							rows: inLetter.map(({ key }) => key),
						})),
						...rest,
					};
				};
				expect(strip(shuffled)).toEqual(strip(given));
			}),
		);
	});

	test('the rows of a customer do not depend on other customers', () => {
		fc.assert(
			fc.property(items, policy, day, (given, rules, date) => {
				const rowsOf = (some: typeof given) =>
					planDunning(stateOf({ items: some, policy: rules }), date).rows;
				const apart = ['LEROY', 'MARTIN'].flatMap((code) =>
					rowsOf(given.filter((one) => one.customer === code)),
				);
				expect(apart).toEqual(rowsOf(given));
			}),
		);
	});

	test('run thrice a day for months: a level at most once, levels in their order, one a day', () => {
		fc.assert(
			fc.property(items, policy, (given, rules) => {
				const fresh = given.map((one) => ({ ...one, steps: [] }));
				const state = stateOf({ items: fresh, policy: { ...rules, levelPer: 'invoice' } });
				const { sent } = runDaily(state, { from: START, until: addDays(START, 60), runsADay: 3 });
				const byItem = Map.groupBy(sent, ([, what]) => what);
				for (const messages of byItem.values()) {
					expect(messages.map(([, , stage]) => stage)).toEqual(messages.map((_, index) => index + 1));
					expect(new Set(messages.map(([on]) => on)).size).toBe(messages.length);
				}
			}),
			{ numRuns: 15 },
		);
	});
});
