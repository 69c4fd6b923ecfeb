import { cli, group } from './runGroup';

describe('what is printed', () => {
	test('groups, reasons and what was assumed, for people', async () => {
		const { code, out } = await group({
			onDate: '2026-11-30',
			periodicity: 'month',
			notes: [
				{ number: 'BL1', customer: 'A', date: '2026-11-03', currency: 'EUR' },
				{ number: 'BL2', customer: 'A', date: '2026-11-12', currency: 'EUR' },
				{ number: 'BL3', customer: 'A', date: '2026-11-20', currency: 'USD' },
				{ number: 'BL4', customer: 'A', date: '2026-12-01', currency: 'EUR' },
			],
		});
		expect(code).toBe(0);
		expect(out).toBe(
			`2 invoices from 3 of 4 delivery notes, as of 30 November 2026.

Group 1  company / A  grouped, by the month  2 notes of 3 November 2026 to 12 November 2026
  notes: BL1, BL2
  keys:  currency EUR; cash discount 0; credit insurance no; calendar month of delivery 2026-11

Group 2  company / A  grouped, by the month  1 note of 20 November 2026
  apart: different currency than group 1
  notes: BL3
  keys:  currency USD; cash discount 0; credit insurance no; calendar month of delivery 2026-11

Left out:
  BL4 is of 1 December 2026, after the day of the run, 30 November 2026.

The calendar month of delivery parts invoices, as French law has it; "calendar_month": false leaves it out.
`,
		);
	});

	test('no notes is an answer', async () => {
		for (const input of [[], { notes: [] }, { notes: [], mode: 'regroupement', today: '2026-11-30' }]) {
			const { code, out } = await group(input);
			expect([code, out]).toEqual([0, 'No delivery notes were given: nothing to invoice.\n']);
		}
	});

	test('nothing of a file moves the cursor of the terminal', async () => {
		const { out } = await group([{ number: 'BL\u001b[2J1', customer: 'A\u0007', currency: 'E\u009bR' }]);
		expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
		expect(out).toContain('BL?[2J1');
	});

	test('a scheduled run is due or not', async () => {
		const weekly = { weekday_0_monday: 4, last_run: '2020-07-02', today: '2020-07-03' };
		expect((await group(weekly)).out).toBe('The run is due.\n');
		expect((await group({ day_of_month: 15, last_run: null, today: '2020-06-11' })).out).toBe(
			'The run is not due.\n',
		);
		expect(JSON.parse((await group(weekly, '--json')).out)).toEqual({ run: true });
	});

	test('a file of cases is answered case by case; one that is not met ends with 1', async () => {
		const notes = [{ order: 'O1' }, { order: 'O2' }];
		const cases = [
			{ id: 'one', given: { mode: 'regroupement', notes }, expect: { invoices: 1 } },
			{ id: 'steps', given: { steps: ['invoice', 'reverse'] }, expect: { invoices: [] } },
			{
				id: 'due',
				given: { weekday_0_monday: 0, last_run: null, today: '2020-06-07' },
				expect: { run: false },
			},
		];
		const met = await group({ topic: 'grouping', cases });
		expect(met.code).toBe(0);
		expect(met.out).toMatch(
			/=== one\n1 invoice from 2.*=== steps\nRefused: .*it holds steps.*=== due\nThe run is not due/s,
		);
		const other = await group({
			cases: [...cases, { id: 'two', given: { notes }, expect: { invoices: 2 } }],
		});
		expect(other.code).toBe(1);
		expect(other.out).toContain('=== two  NOT AS EXPECTED');
	});
});

describe('bad input ends with 2 and a sentence', () => {
	test.each([
		['no JSON', '[{', 'cli.json'],
		['a number', 42, 'grouping.input'],
		['null', null, 'grouping.input'],
		['an object without notes', { colour: 'red' }, 'grouping.input'],
		['a list of texts', ['BL1'], 'grouping.input'],
		['an unknown mode', { mode: 'everything', notes: [{}] }, 'grouping.mode'],
		['an unknown periodicity', [{ billing_period: 'century' }], 'grouping.periodicity'],
		['an unknown periodicity of the run', { periodicity: 'century', notes: [] }, 'grouping.periodicity'],
		['an unknown key', { extra_keys: ['colour'], notes: [{}] }, 'grouping.key'],
		['a date that does not exist', [{ date: '2026-02-29' }], 'grouping.date'],
		['a day of the run that does not exist', { onDate: '30/11/2026', notes: [] }, 'grouping.date'],
		[
			'a period that ends before it begins',
			{ from: '2026-11-30', until: '2026-11-01', notes: [] },
			'grouping.period',
		],
		['a least number that is none', { minimum_notes: 'two', notes: [] }, 'grouping.minimum'],
		['a day that no week has', { weekday: 8, today: '2026-11-30' }, 'grouping.schedule'],
		['a schedule without the day', { day_of_month: 8 }, 'grouping.date'],
		['a number too long', [{ number: 'x'.repeat(201) }], 'grouping.value'],
		[
			'a value nested too deeply',
			[{ billing_address: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown }],
			'grouping.value',
		],
		['too many notes', { notes: 200_001 }, 'grouping.input'],
	])('%s', async (_what, input, rule) => {
		const { code, out, err } = await group(input);
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain(`Rule: ${rule}.`);
		expect(err).not.toMatch(/undefined|\[object|NaN'/);
	});

	test('a file that is not there, or not named', async () => {
		expect(await cli('group', 'no/such/none.json')).toMatchObject({
			code: 2,
			err: expect.stringMatching(/none\.json cannot be read.*Rule: cli\.file/s),
		});
		expect(await cli('group')).toMatchObject({ code: 2, err: expect.stringContaining('No file was named') });
	});
});
