import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueEInvoice } from '../../../services/einvoice/issueEInvoice';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { bill, inHanoi, later, perform, vnLine, withFake } from './eInvoiceStage';
import { FakeProvider } from './fakeProvider';
import type { IssueJob } from './issueWorker';

jest.setTimeout(240_000);

/** Steps of a run, and how often they have come when the process is killed. */
const POINTS = [
	['afterCommit', 1],
	['beforeCommit', 2],
	['eInvoice.intentCommitted', 1],
	['eInvoice.beforeCall', 1],
	['commit', 1],
	['commit', 2],
	['eInvoice.afterCall', 1],
	['eInvoice.outcomeCommitted', 1],
] as const;

inHanoi('a run that is killed', (stage) => {
	let folder: string;
	let file: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'o2c-issue-'));
		file = join(folder, 'provider.jsonl');
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each(POINTS)('at %s, time %i: the next run ends with each e-invoice there once', async (step, time) => {
		const { id } = await bill(stage.story, { lines: [vnLine(40_000, 8), vnLine(10_000, 10)] });
		const job: IssueJob = {
			address: stage.test.address,
			file,
			id,
			now: stage.story.now(),
			killAt: { step, time },
		};
		expect(await work(job)).toMatchObject({ signal: 'SIGKILL' });
		// The call of the process that is gone has timed out, and its turn in the series with it.
		later(stage.story, 10);
		const hanoi = withFake(stage.story, new FakeProvider({ now: stage.story.now, file }));
		const view = await perform(hanoi, issueEInvoice, { id });
		expect(view.eInvoiceState).toBe('issued');
		hanoi.provider.load();
		expect(new Set(hanoi.provider.counts().values())).toEqual(new Set([1]));
		const keys = view.eInvoices?.map(({ key }) => key) ?? [];
		const own = hanoi.provider.stored.filter(({ key }) => keys.includes(key));
		expect(own).toHaveLength(2);
		expect(view.eInvoiceNumber?.split(', ').sort()).toEqual(own.map(({ issued }) => issued.number).sort());
		later(stage.story, 10);
	});

	it('beside another process with the same document: one issues, both answer the same', async () => {
		const { id } = await bill(stage.story, { lines: [vnLine(40_000, 8), vnLine(10_000, 10)] });
		const job: IssueJob = { address: stage.test.address, file, id, now: stage.story.now() };
		const [one, other] = await Promise.all([work(job), work(job)]);
		const provider = new FakeProvider({ now: stage.story.now, file });
		provider.load();
		expect(new Set(provider.counts().values())).toEqual(new Set([1]));
		// A run that has waited long enough for its turn says so, and nothing of it was sent.
		for (const { output, errors } of [one, other])
			expect(errors === '' ? output : errors).toMatch(/^\d{8}, \d{8}$|einvoice\.(seriesBusy|inFlight)/);
		expect([one.output, other.output].some((output) => output !== '')).toBe(true);
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});

interface Ended {
	readonly signal: NodeJS.Signals | null;
	readonly output: string;
	readonly errors: string;
}

function work(job: IssueJob): Promise<Ended> {
	const register = join(__dirname, '../../ledger/support/register.cjs');
	const script = join(__dirname, 'issueWorker.ts');
	const child = spawn(process.execPath, [
		...['--disable-warning=ExperimentalWarning', '--require', register],
		...[script, JSON.stringify(job)],
	]);
	let output = '';
	let errors = '';
	child.stdout.on('data', (data: Buffer) => (output += data.toString()));
	child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (_code, signal) => resolve({ signal, output, errors }));
	});
}
