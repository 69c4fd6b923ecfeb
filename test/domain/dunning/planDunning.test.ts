import { planDunning } from '../../../domain/dunning/planDunning';
import { readState } from '../../../domain/dunning/readState';
import { STANDARD_POLICY } from '../../../domain/dunning/standardPolicy';
import { expectComplete, refusalOf } from '../refusalOf';
import { invoice, plan, POLICY, said, stateOf, type Given } from './states';

const DAY = '2026-10-16';

describe('letters', () => {
	const items = [
		invoice({ steps: [{ stage: 1, on: '2026-10-06' }] }),
		invoice({ number: 'FA2', dueDate: '2026-10-08' }),
		invoice({ number: 'FA3', dueDate: '2026-10-08', currency: 'USD' }),
		invoice({ number: 'FA4', dueDate: '2026-09-08', customer: 'LEROY' }),
	];

	test('one for each step by default', () => {
		const { letters } = plan({ items }, DAY);
		expect(letters.map(({ rows }) => rows.map(({ item }) => item.number).join())).toEqual([
			'FA4',
			'FA1',
			'FA2',
			'FA3',
		]);
	});

	test('one a customer and currency by option, in the tone of the highest stage; the level stays that of each', () => {
		const { letters, rows } = plan({ items, policy: { oneLetter: true } }, DAY);
		expect(
			letters.map(({ step, total, currency, rows: inLetter }) => [
				step.stage,
				total,
				currency,
				inLetter.length,
			]),
		).toEqual([
			[1, 100_00, 'EUR', 1],
			[2, 200_00, 'EUR', 2],
			[1, 100_00, 'USD', 1],
		]);
		expect(rows.map(({ next }) => next?.stage)).toEqual([1, 2, 1, 1]);
	});

	test('a cap takes the longest overdue first, and says what becomes of the others', () => {
		const { letters, rows, counts } = plan({ items }, DAY, { cap: 1 });
		expect([letters.length, counts.due, counts.held]).toEqual([1, 1, 3]);
		expect(rows.filter(({ ticked }) => ticked).map(({ item }) => item.number)).toEqual(['FA4']);
		expect(rows.find(({ item }) => item.number === 'FA2')?.reason).toMatch(
			/But the run is kept to 1 messages; a later one takes it\.$/,
		);
		expect(plan({ items }, DAY, { cap: 0 }).letters).toEqual([]);
	});
});

test('a range of due dates chooses what is shown; without a beginning all that is overdue', () => {
	const items = ['2026-09-01', '2026-10-01', '2026-11-01'].map((dueDate, index) =>
		invoice({ number: `FA${index}`, dueDate }),
	);
	const shown = (options: object) => plan({ items }, DAY, options).rows.map(({ item }) => item.number);
	expect(shown({ dueUntil: DAY })).toEqual(['FA0', 'FA1']);
	expect(shown({ dueFrom: '2026-10-01', dueUntil: '2026-10-31' })).toEqual(['FA1']);
	expect(shown({ dueFrom: '2026-10-02' })).toEqual(['FA2']);
	// Nobody owes less because less is shown.
	const policy = { limits: { EUR: { minimum: 200 } } };
	expect(plan({ items, policy }, DAY, { dueFrom: '2026-10-01' }).rows.map(said)[0]).toEqual(['due', 'due']);
});

test('"soon" is a number of days', () => {
	const at = (soonDays: number) =>
		plan({ items: [invoice({ dueDate: '2026-10-20' })] }, DAY, { soonDays }).rows[0];
	expect([at(3)?.colour, at(4)?.colour]).toEqual(['blue', 'orange']);
	expect([at(8)?.standing, at(9)?.standing]).toEqual(['later', 'soon']);
});

test('a customer has a policy of his own', () => {
	const own = {
		...POLICY,
		code: 'SOFT',
		stages: { invoice: [{ label: 'Soft', days: 60, template: 'reminder1' }] },
	};
	const state = readState({
		policies: [POLICY, own],
		policy: 'HOUSE',
		customers: [{ id: 'MARTIN', policy: 'SOFT' }],
		items: [invoice(), invoice({ number: 'FA2', customer: 'LEROY' })],
	});
	const { rows } = planDunning(state, DAY);
	expect(rows.map(({ policy, standing, next }) => [policy, standing, next?.label])).toEqual([
		['HOUSE', 'due', 'Reminder 1'],
		['SOFT', 'later', 'Soft'],
	]);
});

test('nothing open is an answer', () => {
	expect(plan({ items: [] }, DAY)).toMatchObject({ rows: [], letters: [], orderBlocks: [] });
});

test('a state without a policy has the standard one, which keeps to working days', () => {
	const { rows } = planDunning(readState({ items: [invoice()] }), '2026-10-10');
	expect([rows[0]?.policy, said(rows[0]!)]).toEqual([STANDARD_POLICY.code, ['held', 'weekday']]);
});

describe('refusals', () => {
	const at = (date: string, options: object = {}, given: Given = {}) =>
		refusalOf(() => planDunning(stateOf(given), date, options));

	test.each([
		['a day that does not exist', '2026-02-29', {}, {}, 'dunning.date'],
		['a run that goes back', DAY, {}, { lastRun: '2026-10-17' }, 'dunning.dateGoesBack'],
		['a time that is none', DAY, { time: '24:00' }, {}, 'dunning.time'],
		[
			'a range that ends before it begins',
			DAY,
			{ dueFrom: '2026-10-02', dueUntil: '2026-10-01' },
			{},
			'dunning.range',
		],
		['a cap that is none', DAY, { cap: -1 }, {}, 'dunning.cap'],
		['an instalment twice', DAY, {}, { items: [invoice(), invoice({ instalment: 1 })] }, 'dunning.twice'],
	])('%s', (_what, date, options, given, rule) => {
		const refusal = at(date, options, given);
		expect(refusal.rule).toBe(rule);
		expectComplete(refusal);
	});

	test('a policy that is not there', () => {
		const refusal = refusalOf(() =>
			planDunning(stateOf({ customers: [{ id: 'MARTIN', policy: 'NONE' }] }), DAY),
		);
		expect([refusal.rule, refusal.fix]).toEqual(['dunning.policy', 'Use one of HOUSE.']);
	});

	test('the same day again is no way back', () => {
		expect(plan({ lastRun: DAY }, DAY).rows).toHaveLength(1);
	});

	test.each([
		['an unknown field', { items: [invoice({ colour: 'red' })] }, 'items[0].colour'],
		['a credit in a stage', { items: [invoice({ amount: 'much' })] }, 'items[0].amount'],
		['an amount too fine', { items: [invoice({ amount: 1.234 })] }, 'items[0].amount'],
		['a promise without a day', { items: [invoice({ holds: [{ type: 'promise' }] })] }, 'items[0].holds[0]'],
		['no weekday', { policies: [{ ...POLICY, sendingDays: [] }], items: [] }, 'policies[0].sendingDays'],
		[
			'an e-mail stage without a template',
			{ policies: [{ code: 'A', stages: { invoice: [{ label: 'R', days: 1 }] } }], items: [] },
			'policies[0].stages.invoice[0]',
		],
		[
			'days that are none',
			{
				policies: [{ code: 'A', stages: { invoice: [{ label: 'R', days: -1, template: 'a' }] } }],
				items: [],
			},
			'policies[0].stages.invoice[0].days',
		],
		[
			'hours that end before they begin',
			{ policies: [{ ...POLICY, sendingHours: { from: '18:00', until: '08:00' } }], items: [] },
			'policies[0].sendingHours',
		],
	])('of a state: %s', (_what, input, field) => {
		const refusal = refusalOf(() => readState(input));
		expect(refusal.field).toBe(field);
		expectComplete(refusal);
	});

	test.each([
		['policyTwice', { policies: [POLICY, POLICY], items: [] }],
		['customerTwice', { customers: [{ id: 'A' }, { id: 'A' }], items: [] }],
	])('of a state: %s', (rule, input) => {
		expect(refusalOf(() => readState(input)).rule).toBe(`dunning.${rule}`);
	});
});
