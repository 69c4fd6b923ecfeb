import { once } from 'node:events';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileAnswer, FileFacts, FileTask } from './fileWorker';

/** Node runs the worker as source too: it has nothing but types to strip. */
const workerFile = join(__dirname, `fileWorker${extname(__filename)}`);

/** A consistent copy of a SQLite ledger; others write meanwhile. `to` exists and is empty, so that its mode is ours. */
export async function vacuumInto(from: string, to: string): Promise<void> {
	await run({ task: 'vacuumInto', from, to });
}

/** Looks whether a file that nobody writes is whole. @throws Error when it is no ledger. */
export async function lookAtFile(path: string): Promise<FileFacts> {
	const answer = await run({ task: 'look', path });
	if ('facts' in answer) return answer.facts;
	throw new Error(`${path} was not looked at`);
}

/** Id of the ledger in a file that nobody writes; undefined when it is no ledger. */
export async function ledgerIn(path: string): Promise<string | undefined> {
	const answer = await run({ task: 'name', path }).catch(() => undefined);
	return answer && 'name' in answer ? answer.name : undefined;
}

/** What Node has to say about its own SQLite was said in the main thread, and sources are a matter of tests. */
const QUIET = ['--disable-warning=ExperimentalWarning', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

async function run(task: FileTask): Promise<FileAnswer> {
	const worker = new Worker(workerFile, { workerData: task, execArgv: QUIET });
	const ended = once(worker, 'exit').then(() => {
		throw new Error('The thread that works on the file ended without an answer');
	});
	const [answer] = (await Promise.race([once(worker, 'message'), ended])) as [FileAnswer];
	// It ends after its answer too; that is nobody's error.
	ended.catch(() => undefined);
	if ('failure' in answer) throw new Error(answer.failure);
	return answer;
}
