import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, type Told } from './runGroup';

async function dunning(input: unknown, ...options: string[]): Promise<Told> {
	const folder = mkdtempSync(join(tmpdir(), 'o2c-dunning-'));
	try {
		const file = join(folder, 'state.json');
		writeFileSync(file, typeof input === 'string' ? input : JSON.stringify(input));
		return await cli('dunning', file, ...options);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const sample = async () => JSON.parse((await cli('dunning', '--sample')).out) as Record<string, unknown>;

describe('npm run dunning', () => {
	test('the sample is a state: what goes out, how it stands with each, and why', async () => {
		const { code, out } = await dunning(await sample(), '--date', '2026-11-30');
		expect(code).toBe(0);
		expect(out).toMatch(/^7 items on 30 November 2026: 2 due, 1 soon, 3 held, 1 unknown\./);
		expect(out).toContain(
			'Relance 2 to MARTIN by email: 500.00 EUR, less credit 20.00 EUR: 480.00 EUR. FA2026-00012, instalment 1 (Relance 2)',
		);
		expect(out).toContain('FA2026-00018 is disputed since 4 November 2026: wrong quantity.');
		expect(out).not.toMatch(/undefined|null|NaN/);
	});

	test('for programs, with amounts in major units', async () => {
		const { out } = await dunning(await sample(), '--date', '2026-11-30', '--json', '--cap', '1');
		const plan = JSON.parse(out) as {
			letters: Array<{ toPay: string }>;
			rows: Array<{ number: string; rule: string; ticked: boolean }>;
			counts: Record<string, number>;
		};
		expect(plan.letters).toMatchObject([{ toPay: '480.00' }]);
		expect(plan.counts).toMatchObject({ due: 1, held: 4 });
		expect(plan.rows.find(({ number }) => number === 'DE2026-00007')).toMatchObject({
			rule: 'dunning.overCap',
			ticked: false,
		});
	});

	test('options: hours, a range of due dates', async () => {
		const state = await sample();
		expect((await dunning(state, '--date', '2026-11-30', '--time', '19:00')).out).toContain(
			'messages go out from 08:00',
		);
		const range = await dunning(
			state,
			'--date',
			'2026-11-30',
			'--due-from',
			'2026-11-01',
			'--due-until',
			'2026-11-10',
		);
		expect(range.out).toMatch(/^3 items/);
	});

	test('the day is that of the clock where none is given, and nothing is an answer', async () => {
		expect((await dunning({ items: [] })).out).toBe('Nothing to follow up on 10 March 2026.\n');
	});

	test('nothing of a file moves the cursor of the terminal', async () => {
		const state = { items: [{ number: 'FA\u009b2J', amount: 1, dueDate: '2026-01-01' }] };
		expect((await dunning(state)).out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
	});

	test.each([
		['no JSON', '[{', [], 'cli.json'],
		['a list', [], [], 'input.notAnObject'],
		['a field that does not exist', { items: [], colour: 'red' }, [], 'input.invalid'],
		['a day that does not exist', { items: [] }, ['--date', '30/11/2026'], 'dunning.date'],
		['a run that goes back', { items: [], lastRun: '2026-11-23' }, [], 'dunning.dateGoesBack'],
		['a cap that is no number', { items: [] }, ['--cap', 'many'], 'cli.number'],
	])('%s ends with 2 and a sentence', async (_what, input, options, rule) => {
		const { code, out, err } = await dunning(input, ...options);
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain(`Rule: ${rule}.`);
	});
});
