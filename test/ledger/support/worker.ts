import { DatabaseSync } from 'node:sqlite';
import { createInvoiceFromLines } from '../../../services/createInvoice';
import type { DocumentView } from '../../../services/parts/documentView';
import { runUseCase, type AnyUseCase } from '../../../services/useCase';
import { validateDocument } from '../../../services/validateDocument';
import { NOW, openAt } from '../../support/ledgers';
import type { Job, Report } from './job';

/** The other process of a test: does one job on the same ledger and says what came out. */
async function main(): Promise<void> {
	const job = JSON.parse(process.argv[2] ?? '{}') as Job;
	if (job.kind === 'holdLock') return holdLock(job.path, job.milliseconds);
	const ledger = await openAt(job.address);
	const onStep = (step: string) => {
		if (step === job.killAt) process.kill(process.pid, 'SIGKILL');
	};
	const context = { ledger, actor: 'worker', now: () => NOW, onStep };
	const useCase: AnyUseCase<DocumentView> =
		job.kind === 'validate' ? validateDocument : createInvoiceFromLines;
	// Warm, as an n8n worker is: code that is compiled under the lock would hold it as long as a busy machine takes.
	await runUseCase(
		useCase,
		{ ledger, actor: 'worker', now: () => NOW, dryRun: true },
		job.inputs.slice(0, 1),
	);
	say('ready');
	await told('go');
	// One call an input: each is an execution of its own.
	const runs = job.inputs.map((input) => runUseCase(useCase, context, [input]));
	const outcomes = (await Promise.all(runs)).flat();
	const report: Report = {
		outcomes: outcomes.map((outcome) =>
			outcome.ok
				? {
						id: outcome.value.views[0]?.id,
						number: outcome.value.views[0]?.number,
						reused: outcome.value.reused,
					}
				: { error: (outcome.error as { rule?: string }).rule ?? String(outcome.error) },
		),
	};
	say(`report ${JSON.stringify(report)}`);
	await ledger.close();
}

/** Holds the write lock of a file as a foreign process does: not through our queue. */
function holdLock(path: string, milliseconds: number): void {
	const database = new DatabaseSync(path, { timeout: 5000 });
	database.exec('begin immediate');
	say('ready');
	setTimeout(() => {
		database.exec('rollback');
		database.close();
	}, milliseconds);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

function told(word: string): Promise<void> {
	return new Promise((resolve) => {
		process.stdin.on('data', (data) => {
			if (!data.toString().includes(word)) return;
			process.stdin.destroy();
			resolve();
		});
	});
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exitCode = 1;
});
