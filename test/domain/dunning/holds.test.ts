import { invoice, plan, row, said } from './states';

const DAY = '2026-10-06';
const hold = (type: string, more: object = {}) => ({ type, ...more });

describe('never after payment', () => {
	test.each([
		['paid', { settled: 100 }, ['settled', 'paid']],
		['paid too much', { settled: 120 }, ['settled', 'paid']],
		['a credit', { amount: -100 }, ['settled', 'credit']],
		['a credit note', { kind: 'creditNote' }, ['settled', 'credit']],
		['cancelled', { closed: 'cancelled' }, ['settled', 'cancelled']],
		['written off', { closed: 'writtenOff' }, ['settled', 'writtenOff']],
		['paid but for its charges', { settled: 100, openCharges: 10.41 }, ['ended', 'onlyCharges']],
		['in collection', { inCollection: 100 }, ['held', 'inCollection']],
		['paid and in collection for the rest', { settled: 60, inCollection: 40 }, ['held', 'inCollection']],
		['in collection for a part', { inCollection: 99.99 }, ['due', 'due']],
		['partly paid', { settled: 99.99 }, ['due', 'due']],
	])('%s', (_what, more, outcome) => {
		expect(said(row({ items: [invoice(more)] }, DAY))).toEqual(outcome);
	});

	test('a part that is in collection is not asked for', () => {
		expect(row({ items: [invoice({ inCollection: 30 })] }, DAY).expected).toBe(70_00);
	});

	test('what is tolerated counts as paid, in its own currency', () => {
		const policy = { limits: { EUR: { tolerance: 0.5 } } };
		const at = (settled: number, more: object = {}) =>
			said(row({ policy, items: [invoice({ settled, ...more })] }, DAY))[1];
		expect([at(99.5), at(99.49), at(99.5, { currency: 'USD' })]).toEqual(['tolerance', 'due', 'due']);
		expect(at(0, { inCollection: 99.6 })).toBe('inCollection');
	});
});

describe('credit that is matched with nothing', () => {
	const customers = (EUR: number) => [{ id: 'MARTIN', credit: { EUR } }];

	test('stops the chase as far as it covers what is overdue, and lowers the letter below that', () => {
		const items = [
			invoice(),
			invoice({ number: 'FA2', dueDate: '2026-09-01' }),
			invoice({ number: 'FA3', dueDate: '2027-01-01' }),
		];
		const covered = plan({ items, customers: customers(200) }, DAY);
		expect(covered.rows.map(said)).toEqual([
			['held', 'customerCredit'],
			['held', 'customerCredit'],
			['later', 'later'],
		]);
		expect(covered.rows[0]?.reason).toBe(
			'FA2 is covered: its customer has 200.00 EUR to his credit and owes 200.00 EUR; match them.',
		);
		const { letters } = plan({ items, customers: customers(199.99), policy: { oneLetter: true } }, DAY);
		expect(letters).toMatchObject([{ total: 200_00, credit: 199_99, toPay: 1 }]);
	});

	test('open credit notes are such a credit, what was used of them and other currencies are not', () => {
		const credit = (more: object) => ({ ...invoice(), kind: 'creditNote', number: 'AV1', ...more });
		const standing = (more: object) => said(plan({ items: [credit(more), invoice()] }, DAY).rows[1]!)[1];
		expect(standing({})).toBe('customerCredit');
		expect(
			[{ settled: 0.01 }, { currency: 'USD' }, { customer: 'LEROY' }, { closed: 'cancelled' }].map(standing),
		).toEqual(['due', 'due', 'due', 'due']);
	});
});

describe('what people set', () => {
	test.each([
		['a dispute', { holds: [hold('dispute', { reason: 'wrong goods.' })] }, 'FA1 is disputed: wrong goods.'],
		[
			'a promise',
			{ holds: [hold('promise', { until: '2026-10-10' })] },
			'FA1 is promised for 10 October 2026.',
		],
		['a plan', { holds: [hold('paymentPlan')] }, 'FA1 is paid by an agreed plan.'],
		[
			'insolvency',
			{ holds: [hold('insolvency', { since: '2026-10-02' })] },
			'FA1 is owed by a customer in insolvency proceedings since 2 October 2026.',
		],
		['a pause', { holds: [hold('pause', { until: DAY })] }, 'FA1 is paused until 6 October 2026.'],
		['an exclusion', { holds: [hold('exclusion')] }, 'FA1 is excluded from reminders.'],
	])('%s stops it and says so', (_what, more, reason) => {
		const one = row({ items: [invoice(more)] }, DAY);
		expect([one.standing, one.reason, one.ticked]).toEqual(['held', reason, false]);
	});

	test.each([
		['its last day is over', { until: '2026-10-05' }],
		['it begins tomorrow', { since: '2026-10-07' }],
	])('not when %s', (_what, days) => {
		expect(said(row({ items: [invoice({ holds: [hold('dispute', days)] })] }, DAY))).toEqual(['due', 'due']);
	});

	test('a promise that was not kept is told in the reason', () => {
		const items = [invoice({ holds: [hold('promise', { until: '2026-10-05' })] })];
		expect(row({ items }, DAY).reason).toMatch(/due today\. The promise for 5 October 2026 was not kept\.$/);
	});

	test('a hold on a customer or on everything', () => {
		const customers = [{ id: 'MARTIN', holds: [hold('pause', { reason: 'new owner' })] }];
		expect(row({ customers }, DAY).reason).toBe('FA1 is paused, as everything of this customer: new owner.');
		expect(row({ holds: [hold('pause')] }, DAY).reason).toBe('FA1 is paused, as everything is.');
	});

	test('of several the weightiest is told, in whatever order they stand', () => {
		const holds = [hold('pause'), hold('dispute'), hold('insolvency')];
		expect(said(row({ items: [invoice({ holds })] }, DAY))[1]).toBe('insolvency');
		expect(said(row({ items: [invoice({ holds: holds.toReversed() })] }, DAY))[1]).toBe('insolvency');
	});
});

describe('steps that did not go well', () => {
	const step = (state: string, on: string, stage = 1) => ({ steps: [{ stage, state, on }] });

	test('claimed and never confirmed: unknown, and never sent again by itself', () => {
		for (const date of [DAY, '2026-10-07', '2027-10-07']) {
			const one = row({ items: [invoice(step('claimed', DAY))] }, date);
			expect(said(one)).toEqual(['unknown', 'unknown']);
			expect(one.reason).toMatch(/may have arrived, so it is not sent again by itself; confirm/);
		}
	});

	test('failed: not on the same day, but on the next', () => {
		const items = [invoice(step('failed', DAY))];
		expect(said(row({ items }, DAY))).toEqual(['held', 'failedToday']);
		expect(row({ items }, '2026-10-07')).toMatchObject({ standing: 'due', next: { stage: 1 } });
	});

	test('withdrawn: as if it had never been', () => {
		expect(said(row({ items: [invoice(step('withdrawn', DAY))] }, DAY))).toEqual(['due', 'due']);
	});

	test('confirmed since: a claim of a stage that was sent is no question any more', () => {
		const steps = [
			{ stage: 1, state: 'claimed', on: '2026-10-06' },
			{ stage: 1, state: 'sent', on: '2026-10-06' },
		];
		expect(said(row({ items: [invoice({ steps })] }, '2026-10-16'))).toEqual(['due', 'due']);
	});
});

describe('whether it may go out in this run', () => {
	test('weekdays: what is due on a Saturday waits for Monday', () => {
		const policy = { sendingDays: [1, 2, 3, 4, 5] };
		const one = row({ policy }, '2026-10-10');
		expect([said(one), one.ticked]).toEqual([['held', 'weekday'], false]);
		expect(one.reason).toMatch(/But no messages go out on this weekday; the next day is 12 October 2026\.$/);
		expect(said(row({ policy }, '2026-10-12'))).toEqual(['due', 'due']);
	});

	test('hours, where the time is told', () => {
		const policy = { sendingHours: { from: '08:00', until: '18:00' } };
		const at = (time?: string) => said(row({ policy }, DAY, time === undefined ? {} : { time }))[1];
		expect([undefined, '07:59', '08:00', '17:59', '18:00', '23:30'].map(at)).toEqual([
			'due',
			'hours',
			'due',
			'due',
			'hours',
			'hours',
		]);
	});

	test('the least amount is that of all that a customer owes in a currency', () => {
		const policy = { limits: { EUR: { minimum: 150 } } };
		const two = (amount: number, more: object = {}) =>
			plan({ policy, items: [invoice(), invoice({ number: 'FA2', amount, ...more })] }, DAY).rows.map(said);
		expect(two(50)).toEqual([
			['due', 'due'],
			['due', 'due'],
		]);
		expect(two(49.99)).toEqual([
			['held', 'minimum'],
			['held', 'minimum'],
		]);
		expect(two(50, { dueDate: '2026-10-07' })[0]).toEqual(['held', 'minimum']);
		expect(two(50, { currency: 'USD' })).toEqual([
			['held', 'minimum'],
			['due', 'due'],
		]);
	});

	test('a least number of documents', () => {
		const items = [invoice(), invoice({ number: 'FA2' })];
		const standings = (minimumItems: number) => plan({ policy: { minimumItems }, items }, DAY).rows.map(said);
		expect([standings(2)[0]?.[1], standings(3)[0]?.[1]]).toEqual(['due', 'minimumItems']);
	});

	test('no billing e-mail, no template: told, or a letter in its place', () => {
		const customers = [{ id: 'MARTIN', email: null }];
		expect(said(row({ customers }, DAY))).toEqual(['held', 'noEmail']);
		expect(row({ customers, policy: { letterWithoutEmail: true } }, DAY)).toMatchObject({
			standing: 'due',
			next: { channel: 'letter' },
		});
		const stages = { invoice: [{ label: 'R', days: 0, templates: { fr: 'reminder1' } }] };
		expect(said(row({ policy: { stages } }, DAY))).toEqual(['held', 'noTemplate']);
		expect(said(row({ policy: { stages }, customers: [{ id: 'MARTIN', language: 'fr' }] }, DAY))).toEqual([
			'due',
			'due',
		]);
		const task = { invoice: [{ label: 'Call', days: 0, channel: 'task' }] };
		expect(said(row({ policy: { stages: task }, customers }, DAY))).toEqual(['due', 'due']);
	});
});
