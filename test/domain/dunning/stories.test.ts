import type { Hold } from '../../../domain/dunning/state';
import { readState } from '../../../domain/dunning/readState';
import { invoice, stateOf } from './states';
import { alter, runDaily } from './year';

const YEAR = { from: '2026-10-01', until: '2027-09-30' };

describe('a year with a fixed clock', () => {
	test('nobody pays: each stage once, and then a person decides', () => {
		const { sent } = runDaily(stateOf(), YEAR);
		expect(sent).toEqual([
			['2026-10-06', 'FA1', 1],
			['2026-10-16', 'FA1', 2],
			['2026-10-24', 'FA1', 3],
		]);
	});

	test('the job three times a day: one message a level', () => {
		expect(runDaily(stateOf(), { ...YEAR, runsADay: 3 }).sent).toEqual(runDaily(stateOf(), YEAR).sent);
	});

	test('the job stood still for months: the backlog gets no three letters in three days', () => {
		const { sent } = runDaily(stateOf(), { from: '2027-03-01', until: '2027-09-30', runsADay: 3 });
		expect(sent).toEqual([
			['2027-03-01', 'FA1', 1],
			['2027-03-11', 'FA1', 2],
			['2027-03-19', 'FA1', 3],
		]);
	});

	test('a mailer that fails for three days: tried once a day, then one message', () => {
		const tries: string[] = [];
		const mailer = (on: string) => {
			tries.push(on);
			return on < '2026-10-09' ? ('failed' as const) : ('sent' as const);
		};
		const { sent } = runDaily(stateOf(), { ...YEAR, until: '2026-10-12', runsADay: 3 }, [], mailer);
		expect(tries).toEqual(['2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09']);
		expect(sent).toEqual([['2026-10-09', 'FA1', 1]]);
	});

	test('killed between claim and answer: nothing more by itself, until a person says what happened', () => {
		const killed = (on: string) => (on === '2026-10-06' ? ('claimed' as const) : ('sent' as const));
		expect(runDaily(stateOf(), YEAR, [], killed).sent).toEqual([]);
		const confirmed = alter('FA1', { steps: [{ stage: 1, state: 'sent', on: '2026-10-06' }] });
		const { sent } = runDaily(stateOf(), YEAR, [{ on: '2026-11-02', change: confirmed }], killed);
		expect(sent).toEqual([
			['2026-11-02', 'FA1', 2],
			['2026-11-10', 'FA1', 3],
		]);
	});

	test('payment, and the cheque that bounces: the chase goes on where it was', () => {
		const { sent } = runDaily(stateOf(), YEAR, [
			{ on: '2026-10-10', change: alter('FA1', { settled: 100_00 }) },
			{ on: '2026-12-01', change: alter('FA1', { settled: 0 }) },
		]);
		expect(sent.map(([on, , stage]) => [on, stage])).toEqual([
			['2026-10-06', 1],
			['2026-12-01', 2],
			['2026-12-09', 3],
		]);
	});

	test('a debit that fails, a dispute that ends, a promise that is broken', () => {
		const held = (...holds: Hold[]) => alter('FA1', { holds });
		const { sent } = runDaily(stateOf(), YEAR, [
			{ on: '2026-10-05', change: alter('FA1', { inCollection: 100_00 }) },
			{ on: '2026-10-12', change: alter('FA1', { inCollection: 0 }) },
			{ on: '2026-10-15', change: held({ type: 'dispute', reason: 'late delivery' }) },
			{ on: '2026-11-15', change: held() },
			{ on: '2026-11-16', change: held({ type: 'promise', until: '2026-11-30' }) },
		]);
		expect(sent.map(([on, , stage]) => [on, stage])).toEqual([
			['2026-10-12', 1],
			['2026-11-15', 2],
			['2026-12-01', 3],
		]);
	});

	test('three instalments, each with levels of its own; one is paid in between', () => {
		const items = ['2026-10-01', '2026-11-01', '2026-12-01'].map((dueDate, index) =>
			invoice({ instalment: index + 1, dueDate }),
		);
		const { sent } = runDaily(stateOf({ items }), YEAR, [
			{ on: '2026-11-10', change: alter('FA1/2', { settled: 100_00 }) },
		]);
		expect(sent).toEqual([
			['2026-10-06', 'FA1/1', 1],
			['2026-10-16', 'FA1/1', 2],
			['2026-10-24', 'FA1/1', 3],
			['2026-11-06', 'FA1/2', 1],
			['2026-12-06', 'FA1/3', 1],
			['2026-12-16', 'FA1/3', 2],
			['2026-12-24', 'FA1/3', 3],
		]);
	});

	test('the policy gets a version with a stage more: no level twice, none left out', () => {
		const state = stateOf();
		const [policy] = state.policies as [(typeof state.policies)[number]];
		const [first] = policy.stages.invoice;
		const longer = {
			...policy,
			version: 2,
			stages: { ...policy.stages, invoice: [...policy.stages.invoice, { ...first!, label: 'Last call' }] },
		};
		const { sent } = runDaily(state, YEAR, [
			{ on: '2026-10-20', change: (before) => ({ ...before, policies: [longer] }) },
		]);
		expect(sent.map(([, , stage]) => stage)).toEqual([1, 2, 3, 4]);
	});

	test('the standard policy, working days only: no letter on a weekend', () => {
		const { sent } = runDaily(readState({ items: [invoice({ dueDate: '2026-10-05' })] }), YEAR);
		expect(sent.map(([on]) => on)).toEqual(['2026-10-12', '2026-10-22', '2026-11-02', '2026-11-10']);
	});

	test('a quotation: two reminders from its sending, none after its end', () => {
		const quotation = {
			kind: 'quotation',
			number: 'DE1',
			customer: 'MARTIN',
			amount: 500,
			sentOn: '2026-10-01',
			dueDate: '2026-10-12',
		};
		expect(runDaily(stateOf({ items: [quotation] }), YEAR).sent).toEqual([['2026-10-08', 'DE1', 1]]);
		const longer = { ...quotation, dueDate: '2026-12-31' };
		expect(runDaily(stateOf({ items: [longer] }), YEAR).sent.map(([on]) => on)).toEqual([
			'2026-10-08',
			'2026-10-15',
		]);
	});
});
