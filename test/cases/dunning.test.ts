import { addDays } from '../../domain/dates/calendarDate';
import { planDunning } from '../../domain/dunning/planDunning';
import { computeLateInterest } from '../../domain/interest/computeLateInterest';
import { Exact } from '../../domain/money/decimal';
import { minorToFixed, parseMinor } from '../../domain/money/minor';
import { refusalOf } from '../domain/refusalOf';
import { runDaily } from '../domain/dunning/year';
import {
	countDue,
	debt,
	levelAfter,
	moneyOf,
	ownRule,
	readDay,
	readDaysAgo,
	readFee,
	readPolicyLines,
	rowsOf,
	RUN,
	stage,
	stateOf,
	THREE_TIMES,
} from './dunningStates';
import { replayCases, type PeerCase } from './peerCases';

const cents = (amount: string) => parseMinor(amount, 'EUR', 'amount');
const euros = (amount: number) => minorToFixed(amount, 'EUR');

function dunOnce({ given, expect: outcome }: PeerCase): void {
	const amount: string = given.line?.amount ?? given.open ?? given.amount ?? '100.00';
	const paid = given.line?.reconciled === true ? { settled: amount } : {};
	const dueDate = given.due ?? addDays(RUN, -(given.due_days_ago ?? 30));
	const stages = (given.levels ?? [{ days: given.level_days ?? 0 }]).map(({ days }: { days: number }) =>
		stage(days),
	);
	const before = { stages, items: [debt({ amount, dueDate, ...paid })] };
	const books = { stages, items: [debt({ amount, dueDate, ...paid, ...moneyOf(given.payment) })] };
	const run = given.run ?? RUN;
	// A letter that was ready when the payment came.
	if (given.dunning === 'created') expect(countDue(before, run)).toBe(1);
	const expected = outcome.dunnings ?? outcome.active_dunnings;
	if (expected !== undefined) expect(countDue(books, run)).toBe(expected);
	const [row] = rowsOf(books, run);
	if (outcome.amount_left_to_pay !== undefined)
		expect(euros(row?.expected ?? NaN)).toBe(outcome.amount_left_to_pay);
	if (outcome.level !== undefined) expect(levelAfter(books, run)).toBe(outcome.level);
}

function feesOfLevels({ given, expect: outcome }: PeerCase): void {
	const stages = given.levels.map(({ days, fee }: { days: number; fee: string }) =>
		stage(days, { fee: readFee(fee) }),
	);
	let receivable = cents(given.open);
	const after = stages.map((_stage: object, sent: number) => {
		const steps = Array.from({ length: sent }, (_, index) => ({ stage: index + 1, on: '2026-10-20' }));
		const [row] = rowsOf({ stages, items: [debt({ amount: given.open, steps })] });
		expect(row?.next?.stage).toBe(sent + 1);
		receivable += row?.next?.fee ?? NaN;
		return euros(receivable);
	});
	expect(after).toEqual(outcome.receivable_after);
}

function interestAndFee({ given, expect: outcome }: PeerCase): void {
	const { interest } = computeLateInterest(
		{ amount: cents(given.open), dueDate: addDays(RUN, -given.overdue_days) },
		RUN,
		{ country: 'DE', buyer: 'business', rules: [ownRule(given.annual_interest_percent)] },
	);
	const [row] = rowsOf({
		stages: [stage(0, { fee: { flat: given.fee, currency: 'EUR' } })],
		items: [debt({ amount: given.open, dueDate: addDays(RUN, -given.overdue_days) })],
	});
	const fee = row?.next?.fee ?? NaN;
	expect([euros(interest), euros(fee)]).toEqual([outcome.interest, outcome.fee]);
	if (outcome.dunning_amount !== undefined) expect(euros(interest + fee)).toBe(outcome.dunning_amount);
	expect(euros((row?.expected ?? NaN) + interest + fee)).toBe(outcome.total);
}

/** Resolved is what has nothing open; a credit that nobody matched resolves nothing. */
function resolution(item: object, others: readonly object[] = []): string {
	const row = rowsOf({ items: [debt(item), ...others] }).find((one) => one.item.number === 'FA1');
	return row?.standing === 'settled' ? 'Resolved' : 'Unresolved';
}

function creditNote({ given, expect: outcome }: PeerCase): void {
	const [credit = ''] = /[\d.]+/.exec(given.credit_note) ?? [];
	const isOwn = /own|standalone|separate/.test(given.credit_note);
	const note = { number: 'AV1', kind: 'creditNote', amount: credit };
	const matched = { amount: given.invoice, ...(isOwn ? {} : { settled: credit }) };
	expect(resolution(matched, isOwn ? [note] : [])).toBe(outcome.dunning);
	if (outcome.after_credit_cancelled !== undefined)
		expect(resolution({ amount: given.invoice })).toBe(outcome.after_credit_cancelled);
}

function levelIsNext({ given, expect: outcome }: PeerCase): void {
	const past: number = given.past_submitted_dunnings_for_instalment;
	const steps = Array.from({ length: past }, (_, index) => ({
		stage: index + 1,
		on: addDays(RUN, index - 20),
	}));
	const stages = Array.from({ length: past + 2 }, () => stage(0));
	const items = [debt({ steps, instalment: 1 }), debt({ instalment: 2 })];
	const [row, other] = rowsOf({ stages, items });
	expect([row?.next?.stage, row?.standing]).toEqual([outcome.level, 'due']);
	expect(other?.next?.stage).toBe(1);
}

function chargesStayOpen({ given, expect: outcome }: PeerCase): void {
	const openCharges = new Exact(given.interest).plus(given.fee).toFixed(2);
	const item = { amount: given.open, settled: given.paid, openCharges };
	expect(resolution(item)).toBe(outcome.dunning);
	const [row] = rowsOf({ items: [debt(item)] });
	expect(euros((row?.expected ?? NaN) + (row?.item.openCharges ?? NaN))).toBe(outcome.still_due);
	// It is open, and yet no reminder goes out for what is paid.
	if (given.open === given.paid) expect(row?.standing).toBe('ended');
}

function stagesOfAccount({ given, expect: outcome }: PeerCase): void {
	const states = given.states_worst_first.toReversed();
	const start = stateOf({
		stages: states.map(({ days_since_earliest_unpaid: days }: { days_since_earliest_unpaid: number }) =>
			stage(days, { countFrom: 'dueDate' }),
		),
		policy: { levelPer: 'customer' },
		items: [
			debt({ dueDate: given.earliest_unpaid_invoice }),
			debt({ number: 'FA2', dueDate: addDays(given.earliest_unpaid_invoice, 30) }),
		],
	});
	const from: string = given.earliest_unpaid_invoice;
	const nameAt = (until: string) => {
		const { state } = runDaily(start, { from, until });
		const level = Math.max(0, ...planDunning(state, until).rows.map((row) => row.level));
		return level === 0 ? 'CLEAR' : states[level - 1].name;
	};
	const days = Object.keys(outcome.state_on);
	expect(Object.fromEntries(days.map((day) => [day, nameAt(day)]))).toEqual(outcome.state_on);
	const last = days.sort().at(-1) as string;
	const { state } = runDaily(start, { from, until: last });
	const paid = { ...state, items: state.items.map((item) => ({ ...item, settled: item.amount })) };
	const { rows, orderBlocks } = planDunning(paid, last);
	const isClear = rows.every(({ standing }) => standing === 'settled') && orderBlocks.length === 0;
	if (outcome.after_all_paid !== undefined) expect(isClear ? 'CLEAR' : 'not').toBe(outcome.after_all_paid);
}

/** One condition at a time; the outcomes are told by what it is compared with. */
function conditionHolds({ given, expect: outcome }: PeerCase): void {
	const [[name, least]] = Object.entries(given.condition) as [[string, string | number]];
	const isDue = (value: string): boolean => {
		if (/days|time/.test(name))
			return (
				countDue({
					stages: [stage(Number(least))],
					items: [debt({ dueDate: addDays(RUN, -Number(value)) })],
				}) > 0
			);
		if (/balance|amount|total/.test(name))
			return (
				countDue({ policy: { limits: { EUR: { minimum: least } } }, items: [debt({ amount: value })] }) > 0
			);
		const items = Array.from({ length: Number(value) }, (_, index) => debt({ number: `FA${index}` }));
		return countDue({ policy: { minimumItems: Number(least) }, items }) > 0;
	};
	const values = Object.keys(outcome);
	expect(values.length).toBeGreaterThan(0);
	expect(Object.fromEntries(values.map((value) => [value, isDue(value)]))).toEqual(outcome);
}

function attempt({ given, expect: outcome }: PeerCase): void {
	const amounts: Array<string | { amount: string; currency?: string }> = given.overdue ?? ['100.00'];
	const currency: string = given.currency ?? 'EUR';
	const attempts: number = given.attempts ?? (given.last_attempt_days_ago === undefined ? 0 : 1);
	const lastOn = addDays(RUN, -readDaysAgo(given.last_attempt_days_ago ?? 30));
	const steps = Array.from({ length: attempts }, (_, index) => ({ stage: index + 1, on: lastOn }));
	const stages = Array.from({ length: given.max_attempts ?? attempts + 2 }, (_, index) =>
		stage(index === 0 ? 0 : (given.days_between_attempts ?? 0)),
	);
	const items = amounts.map((one, index) =>
		debt({ number: `FA${index}`, currency, ...(typeof one === 'string' ? { amount: one } : one), steps }),
	);
	const holds = given.excluded === true || given.excluded_customer === true ? [{ type: 'exclusion' }] : [];
	const policy = { limits: { [currency]: { minimum: given.threshold ?? '0' } } };
	const due = rowsOf({ stages, policy, items, holds }).filter(
		({ standing, item }) => standing === 'due' && item.currency === currency,
	);
	expect(due.length > 0).toBe(outcome.attempt);
}

function levelOfPolicy({ given, expect: outcome }: PeerCase): void {
	const { due, run, last_sent_level: last, last_sent_on: on } = given;
	const steps = Array.from({ length: last ?? 0 }, (_, index) => ({ stage: index + 1, on }));
	const books = { stages: readPolicyLines(given.policy), items: [debt({ dueDate: due, steps })] };
	expect(levelAfter(books, run)).toBe(outcome.level);
}

function runDate({ given, expect: outcome }: PeerCase): void {
	const lastRun = readDay(given.last_run);
	const next = readDay(given.new_run, lastRun);
	const run = () => planDunning(stateOf({ lastRun }), next);
	if (outcome.error === undefined) expect(run().date).toBe(next);
	else expect(refusalOf(run).rule).toBe('dunning.dateGoesBack');
}

function stepsOfRuns({ given, expect: outcome }: PeerCase): void {
	let state = stateOf({ stages: THREE_TIMES, items: [debt({ dueDate: readDay(given.due) })] });
	const lines = given.runs.map((text: string) => {
		const day = readDay(text);
		({ state } = runDaily(state, { from: day, until: day }));
		return state.items.reduce((sum, { steps }) => sum + steps.length, 0);
	});
	expect(lines).toEqual(outcome.lines_after_each_run);
}

/** Days after the due date for stage 1, after the stage before for those that follow. */
function proposedStage({ given, expect: outcome }: PeerCase): void {
	const dayKeys = Object.keys(given).filter((name) => /^level_\d+_days_after/.test(name));
	const stages = dayKeys.sort().map((name) => stage(given[name]));
	const steps = Object.entries(given as Record<string, string>).flatMap(([name, on]) => {
		const level = /^(?:level|relance)_(\d+)_sent_on$/.exec(name)?.[1];
		return level === undefined ? [] : [{ stage: Number(level), on }];
	});
	const [row] = rowsOf({ stages, items: [debt({ dueDate: given.due, steps })] }, given.run);
	const proposals = Object.keys(outcome).filter((name) => /^relance_\d+_proposed$/.test(name));
	for (const name of proposals) {
		const isProposed = row?.standing === 'due' && row.next?.stage === Number(/\d+/.exec(name)?.[0]);
		expect([name, isProposed]).toEqual([name, outcome[name]]);
	}
	if (outcome.colour !== undefined) expect(row?.colour).toBe(outcome.colour);
	expect(proposals.length + (outcome.colour === undefined ? 0 : 1)).toBeGreaterThan(0);
}

replayCases('dunning', [
	{
		given: 'open levels',
		when: ({ given }) => given.levels.some((one: object) => 'fee' in one),
		replay: feesOfLevels,
	},
	{ given: 'open overdue_days fee annual_interest_percent', replay: interestAndFee },
	{ given: 'invoice credit_note', replay: creditNote },
	{ given: 'past_submitted_dunnings_for_instalment', replay: levelIsNext },
	{ given: 'open interest fee paid', replay: chargesStayOpen },
	{ given: 'states_worst_first earliest_unpaid_invoice', replay: stagesOfAccount },
	{
		given: 'condition',
		when: ({ given }) => /tag|failed|response/.test(Object.keys(given.condition).join()),
		notApplicable: 'there are no control tags; holds on a customer do that',
	},
	{ given: 'condition', replay: conditionHolds },
	{ given: 'last_run new_run', replay: runDate },
	{ given: 'due runs', replay: stepsOfRuns },
	{ given: 'due run last_sent_level last_sent_on policy', replay: levelOfPolicy },
	{
		given:
			'due run level_1_days_after_due level_2_days_after_previous? level_3_days_after_previous? level_1_sent_on? level_2_sent_on? relance_1_sent_on? relance_2_sent_on?',
		replay: proposedStage,
	},
	{
		given:
			'overdue? currency? threshold? days_between_attempts? last_attempt_days_ago? attempts? max_attempts? excluded? excluded_customer?',
		when: ({ expect: outcome }) => 'attempt' in outcome,
		replay: attempt,
	},
	{
		given: 'line? open? amount? due? due_days_ago? levels? level_days? payment? dunning? run?',
		replay: dunOnce,
	},
]);
