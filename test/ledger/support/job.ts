import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { LedgerAddress } from '../../support/ledgers';

export type Job =
	| { readonly kind: 'holdLock'; readonly path: string; readonly milliseconds: number }
	| {
			readonly kind: 'validate' | 'createInvoice';
			readonly address: LedgerAddress;
			readonly inputs: readonly object[];
			/** Step of the write at which the process ends itself without a chance to tidy up. */
			readonly killAt?: string;
	  };

export interface Report {
	readonly outcomes: ReadonlyArray<{ id?: string; number?: string | null; reused?: boolean; error?: string }>;
}

export interface Worker {
	/** Tells the worker to begin, when all are ready. */
	go(): void;
	/** Undefined when the process was killed before it could report. */
	readonly ended: Promise<{ report: Report | undefined; signal: NodeJS.Signals | null }>;
}

const register = join(__dirname, 'register.cjs');
const script = join(__dirname, 'worker.ts');

/** Starts the worker process; resolves when it has opened the ledger. */
export async function startWorker(job: Job): Promise<Worker> {
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', '--require', register, script, JSON.stringify(job)],
		{
			stdio: ['pipe', 'pipe', 'pipe'],
		},
	);
	let output = '';
	let errors = '';
	child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
	const ended = new Promise<Awaited<Worker['ended']>>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code, signal) => {
			if (signal === null && code !== 0) return reject(new Error(`The worker failed: ${errors}`));
			const line = output.split('\n').find((text) => text.startsWith('report '));
			resolve({ report: line ? (JSON.parse(line.slice(7)) as Report) : undefined, signal });
		});
	});
	const ready = new Promise<void>((resolve) => {
		child.stdout.on('data', (data: Buffer) => {
			output += data.toString();
			if (output.includes('ready\n')) resolve();
		});
	});
	await Promise.race([ready, ended]);
	return { go: () => tell(child), ended };
}

function tell(child: ChildProcess): void {
	child.stdin?.on('error', () => undefined);
	child.stdin?.write('go\n');
}
