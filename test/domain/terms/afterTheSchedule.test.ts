import { cashDiscountWindow } from '../../../domain/terms/cashDiscountWindow';
import { chooseTerms } from '../../../domain/terms/chooseTerms';
import { describeBreach, findCapBreaches } from '../../../domain/terms/findCapBreaches';
import { forecastStages, type PlannedStage } from '../../../domain/terms/forecastStages';
import { instalmentStates } from '../../../domain/terms/instalmentStates';
import { overrideDueDate } from '../../../domain/terms/overrideDueDate';
import type { DueDateRuleName, Instalment } from '../../../domain/terms/paymentTerms';
import { nextDueDate } from '../../../domain/terms/dueDates';
import { findTermCap } from '../../../domain/terms/termCaps';

const TODAY = '2026-03-10';
const instalment = (position: number, amount: number, dueDate: string | null): Instalment => ({
	position,
	type: 'settlement',
	percent: null,
	amount,
	dueDate,
	awaits: dueDate === null ? 'letter of credit' : null,
	method: null,
	title: null,
});

describe('the states of instalments', () => {
	const plan = [instalment(1, 30, '2026-03-09'), instalment(2, 50, TODAY), instalment(3, 20, null)];
	const states = (matched: number, receivable = true) =>
		instalmentStates(plan, matched, TODAY, receivable).map(({ state, paid }) => `${state} ${paid}`);

	it.each([
		[0, ['overdue 0', 'open 0', 'awaitingReferenceDate 0']],
		[10, ['overdue 10', 'open 0', 'awaitingReferenceDate 0']],
		[30, ['paid 30', 'open 0', 'awaitingReferenceDate 0']],
		[31, ['paid 30', 'partial 1', 'awaitingReferenceDate 0']],
		[80, ['paid 30', 'paid 50', 'awaitingReferenceDate 0']],
		[100, ['paid 30', 'paid 50', 'paid 20']],
		[150, ['paid 30', 'paid 50', 'paid 20']],
	])('follow %i of money in their order', (matched, wanted) => expect(states(matched)).toEqual(wanted));

	it.each([
		[0, '2026-03-09'],
		[29, '2026-03-09'],
		[30, TODAY],
		[80, null],
		[100, null],
	])('leave, after %i of money, the next date %s', (matched, date) =>
		expect(nextDueDate(plan, matched)).toBe(date),
	);

	it('are never overdue where nobody owes', () =>
		expect(states(0, false)).toEqual(['open 0', 'open 0', 'awaitingReferenceDate 0']));
});

describe('the cap of the French law', () => {
	const cap = findTermCap('FR', TODAY);
	const breaches = (dueDate: string, rule?: DueDateRuleName, summary = false) =>
		cap ? findCapBreaches(cap, { issueDate: '2026-01-31', summary }, [{ position: 2, dueDate, rule }]) : [];

	it('is 60 days from the invoice', () => {
		expect(breaches('2026-04-01')).toEqual([]);
		const [breach] = breaches('2026-04-02');
		expect(breach && describeBreach(breach)).toBe(
			'Instalment 2 falls due on 2026-04-02, 61 days after its date; Code de commerce, art. L441-10 allows 60 days, here until 2026-04-01.',
		);
	});

	it('is 45 days and the end of the month where that was agreed, in either reading', () => {
		const february = (dueDate: string, rule?: DueDateRuleName) =>
			cap
				? findCapBreaches(cap, { issueDate: '2026-02-28', summary: false }, [
						{ position: null, dueDate, rule },
					])
				: [];
		expect(february('2026-04-30')).toHaveLength(1);
		expect(february('2026-04-30', 'daysThenEndOfMonth')).toEqual([]);
		expect(february('2026-05-01', 'daysThenEndOfMonth')).toHaveLength(1);
		expect(february('2026-04-30', 'endOfMonthThenDays')).toHaveLength(1);
	});

	it('is broken by "30 jours fin de mois le 10" of 31 January', () =>
		expect(breaches('2026-04-10', 'daysThenEndOfMonth')).toHaveLength(1));

	it('is 45 days for an invoice that gathers deliveries, end of month or not', () => {
		expect(breaches('2026-03-17', 'daysThenEndOfMonth', true)).toEqual([]);
		expect(breaches('2026-03-18', 'daysThenEndOfMonth', true)).toHaveLength(1);
	});

	it('does not ask after a date that nobody knows, nor elsewhere, nor before the law', () => {
		expect(
			cap && findCapBreaches(cap, { issueDate: TODAY, summary: false }, [{ position: 1, dueDate: null }]),
		).toEqual([]);
		expect(findTermCap('VN', TODAY)).toBeUndefined();
		expect(findTermCap('FR', '2019-04-25')).toBeUndefined();
	});
});

describe('the forecast', () => {
	const stage = (date: string | null, done = false): PlannedStage => ({
		stage: 'deliveryDate',
		position: null,
		date,
		done,
	});

	it('goes by date, what has none last, and shows what has come due', () => {
		const made = forecastStages([stage(null), stage('2026-03-11'), stage(TODAY), stage('2026-03-09')], TODAY);
		expect(made.map(({ date, reached, late }) => [date, reached, late])).toEqual([
			['2026-03-09', true, true],
			[TODAY, true, false],
			['2026-03-11', false, false],
			[null, false, false],
		]);
	});

	it('is not late where it is done', () =>
		expect(forecastStages([stage('2026-03-09', true)], TODAY)[0]?.late).toBe(false));
});

describe('a due date that is asked for', () => {
	const terms = (count: number) => ({
		code: null,
		name: null,
		lines: Array.from({ length: count }, () => ({ divisor: count })),
	});

	it('takes the place of the only one, where that is allowed', () => {
		expect(overrideDueDate(terms(1), TODAY, true)).toMatchObject({ terms: { lines: [{ date: TODAY }] } });
		expect(overrideDueDate(terms(1), TODAY, false)).toEqual({ terms: terms(1), ignored: 'notAllowed' });
	});

	it('gives way to a schedule', () =>
		expect(overrideDueDate(terms(2), TODAY, true)).toEqual({
			terms: terms(2),
			ignored: 'severalInstalments',
		}));
});

it('terms are those of the document, else of the order, the customer, the company', () => {
	const offered = { source: 'order', customer: 'customer', company: 'company' };
	expect(chooseTerms({ asked: 'own', ...offered })).toBe('own');
	expect(chooseTerms(offered)).toBe('order');
	expect(chooseTerms({ ...offered, source: null })).toBe('customer');
	expect(chooseTerms({ company: 'company' })).toBe('company');
	expect(chooseTerms({})).toBeNull();
});

it('the early-payment discount can be taken until its last day', () =>
	expect(cashDiscountWindow({ rate: '2', days: 8 }, TODAY, 100_01, 'EUR')).toEqual({
		until: '2026-03-18',
		discount: 2_00,
		payable: 98_01,
	}));
