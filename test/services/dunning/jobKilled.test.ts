import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDunningSteps } from '../../../services/dunning/findDunningSteps';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { onEachDatabase } from '../stage';
import { chase } from './chase';
import type { DunningJob } from './jobWorker';

jest.setTimeout(240_000);

/** Step, how often it comes before the kill, letters that left by then, and whether the claim is left unknown. */
const POINTS = [
	['beforeCommit', 1, 0, false],
	['afterCommit', 1, 0, true],
	['mailed', 1, 1, true],
	['beforeCommit', 2, 1, true],
	['afterCommit', 2, 1, false],
] as const;

onEachDatabase('the daily job in processes of its own', (stage) => {
	const chased = chase(stage);
	let folder: string;
	beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'o2c-dunning-'))));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	const jobOf = (name: string, more: Partial<DunningJob> = {}): DunningJob => ({
		address: stage.test.address,
		company: chased.company,
		now: stage.story.now(),
		mailbox: join(folder, `${name}.txt`),
		...more,
	});
	const mails = ({ mailbox }: DunningJob) =>
		existsSync(mailbox) ? readFileSync(mailbox, 'utf8').trim().split('\n') : [];

	it.each(POINTS)(
		'killed at %s, time %i: one message at most, and never a second one',
		async (step, time, left, unknown) => {
			const bill = await chased.bill(1000, { dueDate: '2026-04-01' });
			chased.day('2026-04-06');
			const job = jobOf(`${step}${time}`, { killAt: { step, time } });
			expect(await work(job)).toMatchObject({ signal: 'SIGKILL' });
			expect(mails(job)).toHaveLength(left);
			const open = await findDunningSteps(stage.story, { company: chased.company });
			expect(open).toHaveLength(unknown ? 1 : 0);
			// The next runs: what never was claimed goes out, what may have arrived does not.
			const { killAt: _killAt, ...next } = job;
			expect(await work(next)).toMatchObject({ signal: null, errors: '' });
			expect(await work(next)).toMatchObject({ signal: null, errors: '' });
			const expected = step === 'beforeCommit' && time === 1 ? 1 : left;
			expect(mails(job)).toHaveLength(expected);
			expect(new Set(mails(job)).size).toBe(expected);
			expect((await chased.plan()).map(({ documentId, standing }) => [documentId, standing])).toEqual([
				[bill.id, unknown ? 'unknown' : 'later'],
			]);
		},
	);

	it('three processes at one moment: each level of each invoice once', async () => {
		for (const gross of [100, 200, 300]) await chased.bill(gross, { dueDate: '2026-04-01' });
		chased.day('2026-04-06');
		const job = jobOf('twice');
		const ended = await Promise.all([work(job), work(job), work(job)]);
		expect(ended.map(({ errors }) => errors)).toEqual(['', '', '']);
		expect(mails(job)).toHaveLength(1);
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});

interface Ended {
	readonly signal: NodeJS.Signals | null;
	readonly errors: string;
}

function work(job: DunningJob): Promise<Ended> {
	const register = join(__dirname, '../../ledger/support/register.cjs');
	const child = spawn(process.execPath, [
		...['--disable-warning=ExperimentalWarning', '--require', register],
		...[join(__dirname, 'jobWorker.ts'), JSON.stringify(job)],
	]);
	let errors = '';
	child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (_code, signal) => resolve({ signal, errors }));
	});
}
