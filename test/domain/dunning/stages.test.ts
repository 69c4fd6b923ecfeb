import { invoice, plan, POLICY, row, said } from './states';

const sent = (stage: number, on: string) => ({ stage, on });

describe('the day of a stage', () => {
	test.each([
		['2026-09-20', 'later', 'blue', '2026-10-06'],
		['2026-09-30', 'soon', 'orange', '2026-10-06'],
		['2026-10-01', 'soon', 'orange', '2026-10-06'],
		['2026-10-05', 'soon', 'red', '2026-10-06'],
		['2026-10-06', 'due', 'red', '2026-10-06'],
		['2027-03-01', 'due', 'red', '2026-10-06'],
	])('on %s stage 1 is %s and the item %s', (date, standing, colour, on) => {
		const { next, ...one } = row({}, date);
		expect([one.standing, one.colour, next?.on, next?.label]).toEqual([standing, colour, on, 'Reminder 1']);
		expect(one.ticked).toBe(standing === 'due');
	});

	test('0 days put reminder 1 on the due date', () => {
		const policy = { stages: { invoice: [{ label: 'R', days: 0, template: 'reminder1' }] } };
		expect(said(row({ policy }, '2026-09-30'))[0]).toBe('soon');
		expect(said(row({ policy }, '2026-10-01'))[0]).toBe('due');
	});

	test('days count from the day on which the stage before was really sent', () => {
		// Stage 1 went out 40 days late.
		const items = [invoice({ steps: [sent(1, '2026-11-15')] })];
		expect(row({ items }, '2026-11-24').next?.on).toBe('2026-11-25');
		expect(said(row({ items }, '2026-11-24'))).toEqual(['soon', 'soon']);
		expect(row({ items }, '2026-11-25').reason).toBe(
			'FA1 fell due on 1 October 2026, 100.00 EUR are open. Reminder 1 was sent on 15 November 2026. Reminder 2 follows 10 days after that, due today.',
		);
	});

	test('a very late new invoice begins at stage 1', () => {
		expect(row({ items: [invoice({ dueDate: '2024-01-01' })] }, '2026-10-06')).toMatchObject({
			standing: 'due',
			next: { stage: 1 },
		});
	});

	test('two steps of one instalment never go out on one day, even at 0 days', () => {
		const policy = {
			stages: {
				invoice: [0, 0].map((days) => ({ label: 'R', days, template: 'reminder1' })),
			},
		};
		const items = [invoice({ steps: [sent(1, '2026-10-01')] })];
		expect(said(row({ policy, items }, '2026-10-01'))).toEqual(['soon', 'soon']);
		expect(row({ policy, items }, '2026-10-02')).toMatchObject({ standing: 'due', next: { stage: 2 } });
	});

	test('after the last stage a person decides', () => {
		const items = [invoice({ steps: [1, 2, 3].map((stage) => sent(stage, '2026-10-20')) })];
		const one = row({ items }, '2026-12-01');
		expect(said(one)).toEqual(['ended', 'ended']);
		expect(one.reason).toMatch(/all 3 stages, Formal notice on 20 October 2026; decide/);
	});

	test('grace holds whatever the stages say, of the policy or of the customer', () => {
		const at = (graceDays: number, customers?: object[]) =>
			row({ policy: { graceDays }, ...(customers ? { customers } : {}) }, '2026-10-06').next?.on;
		expect(at(3)).toBe('2026-10-06');
		expect(at(9)).toBe('2026-10-10');
		expect(at(3, [{ id: 'MARTIN', graceDays: 30 }])).toBe('2026-10-31');
	});

	test('a stage can count from the due date, or end with a month', () => {
		const stages = (countFrom: string) => ({
			stages: {
				invoice: [
					{ label: 'R1', days: 5, template: 'reminder1' },
					{ label: 'R2', days: 20, countFrom, template: 'reminder2' },
				],
			},
		});
		const items = [invoice({ steps: [sent(1, '2026-10-06')] })];
		expect(row({ policy: stages('dueDate'), items }, '2026-10-10').next?.on).toBe('2026-10-21');
		expect(row({ policy: stages('endOfMonth'), items }, '2026-10-10').next?.on).toBe('2026-10-31');
		const late = [invoice({ steps: [sent(1, '2026-12-24')] })];
		expect(row({ policy: stages('dueDate'), items: late }, '2026-12-24').next?.on).toBe('2026-12-25');
	});

	test('a stage of an earlier version of the policy counts; the row bears the version of now', () => {
		const items = [invoice({ steps: [{ stage: 1, on: '2026-10-06', policy: 'OLD', version: 4 }] })];
		expect(row({ policy: { version: 7 }, items }, '2026-10-16')).toMatchObject({
			key: 'FA1/1/2/HOUSE@7',
			level: 1,
			next: { stage: 2 },
		});
	});

	test('a fee is flat, or of the amount as billed', () => {
		const policy = (fee: object) => ({
			stages: { invoice: [{ label: 'R', days: 0, template: 'reminder1', fee }] },
		});
		const items = [invoice({ settled: 40 })];
		const feeOf = (fee: object) => row({ policy: policy(fee), items }, '2026-10-06').next?.fee;
		expect([feeOf({ percentOfAmount: 15 }), feeOf({ flat: 10, currency: 'EUR' })]).toEqual([15_00, 10_00]);
		expect(feeOf({ flat: 10, currency: 'USD' })).toBe(0);
	});
});

describe('instalments', () => {
	const items = [1, 2, 3].map((instalment) =>
		invoice({ instalment, dueDate: `2026-${9 + instalment}-01`, settled: instalment === 1 ? 30 : 0 }),
	);

	test('one row each, level and open part of its own', () => {
		const chased = [{ ...items[0], steps: [sent(1, '2026-10-06')] }, ...items.slice(1)];
		const { rows } = plan({ items: chased }, '2026-11-08');
		expect(
			rows.map(({ level, next, expected, standing }) => [level, next?.stage, expected, standing]),
		).toEqual([
			[1, 2, 70_00, 'due'],
			[0, 1, 100_00, 'due'],
			[0, 1, 100_00, 'later'],
		]);
		expect(rows[0]?.reason).toMatch(/^FA1, instalment 1 fell due .* 70.00 EUR are open/);
		expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
	});
});

describe('quotations and orders that await an answer', () => {
	const quotation = (more: object = {}) => ({
		kind: 'quotation',
		number: 'DE1',
		customer: 'MARTIN',
		amount: 500,
		sentOn: '2026-10-01',
		dueDate: '2026-10-31',
		...more,
	});
	const of = (more: object, date: string) => said(row({ items: [quotation(more)] }, date));

	test('have stages of their own, from the day of their sending', () => {
		const one = row({ items: [quotation()] }, '2026-10-08');
		expect([said(one), one.next?.label, one.colour]).toEqual([['due', 'due'], 'Quotation reminder', 'blue']);
		expect(one.reason).toBe(
			'DE1 was sent on 1 October 2026 and awaits an answer. Quotation reminder follows 7 days after its sending, due today.',
		);
	});

	test.each([
		['accepted', { closed: 'accepted' }, '2026-10-20', ['settled', 'accepted']],
		['refused', { closed: 'rejected' }, '2026-10-20', ['settled', 'rejected']],
		['never sent', { sentOn: null }, '2026-10-20', ['later', 'notSent']],
		['expired', {}, '2026-11-01', ['ended', 'expired']],
		['without an end', { dueDate: null }, '2027-11-01', ['due', 'due']],
	])('%s', (_what, more, date, outcome) => {
		expect(of(more, date)).toEqual(outcome);
	});

	test('an expired one is red; stages that count from its end chase it all the same', () => {
		expect(row({ items: [quotation()] }, '2026-11-01').colour).toBe('red');
		const stages = {
			quotation: [{ label: 'Q', days: 2, countFrom: 'dueDate', template: 'quotationReminder' }],
		};
		expect(said(row({ policy: { stages }, items: [quotation()] }, '2026-11-02'))).toEqual(['due', 'due']);
	});

	test('a kind without stages says so', () => {
		const items = [{ ...quotation(), kind: 'salesOrder', number: 'CO1' }];
		expect(row({ items }, '2026-10-20').reason).toBe('CO1 is of a kind for which HOUSE has no stages.');
	});
});

describe('a level for each customer', () => {
	const policy = { levelPer: 'customer' };
	const two = [
		invoice({ steps: [sent(1, '2026-10-06')] }),
		invoice({ number: 'FA2', dueDate: '2026-10-08' }),
		invoice({ number: 'FA3', dueDate: '2026-12-31' }),
	];

	test('all that is overdue takes the next stage together; what is not due does not join', () => {
		const { rows } = plan({ policy, items: two }, '2026-10-16');
		expect(rows.map(({ standing, next }) => [standing, next?.stage])).toEqual([
			['due', 2],
			['due', 2],
			['later', 2],
		]);
	});

	test('what is paid no longer counts: the customer begins again at stage 1', () => {
		const [paid, ...open] = two;
		const { rows } = plan({ policy, items: [{ ...paid, settled: 100 }, ...open] }, '2026-10-16');
		expect(rows.map(({ standing, next }) => [standing, next?.stage])).toEqual([
			['settled', undefined],
			['due', 1],
			['later', 1],
		]);
	});

	test('an unknown step of one holds all of them', () => {
		const [first, ...others] = two;
		const items = [{ ...first, steps: [{ stage: 1, state: 'claimed', on: '2026-10-06' }] }, ...others];
		const { rows } = plan({ policy, items }, '2026-10-16');
		expect(rows.map(({ standing }) => standing)).toEqual(['unknown', 'unknown', 'unknown']);
		expect(rows[1]?.reason).toMatch(/^FA2 is owed by a customer who has Reminder 1 claimed/);
	});
});

test('orders are blocked from a blocking stage on, until nothing of that level is open', () => {
	const stages = POLICY.stages.invoice.map((stage, index) => ({ ...stage, blockNewOrders: index === 1 }));
	const policy = { stages: { invoice: stages } };
	const blocks = (level: number, settled: number) =>
		plan(
			{
				policy,
				items: [
					invoice({
						settled,
						steps: Array.from({ length: level }, (_, index) => sent(index + 1, '2026-10-20')),
					}),
				],
			},
			'2026-10-21',
			// A range that leaves the invoice out does not lift the block.
			{ dueFrom: '2026-12-01' },
		).orderBlocks;
	expect([0, 1].map((level) => blocks(level, 0))).toEqual([[], []]);
	expect(blocks(2, 0)[0]?.reason).toBe(
		'New orders are blocked: Reminder 2 was sent for FA1, due on 1 October 2026, which is open.',
	);
	expect(blocks(3, 0)).toHaveLength(1);
	expect(blocks(3, 100)).toEqual([]);
});
