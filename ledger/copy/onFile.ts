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

/** Opens a file read-only and looks whether it is whole. @throws Error when it is no ledger. */
export async function lookAtFile(path: string): Promise<FileFacts> {
	const facts = await run({ task: 'look', path });
	if (!facts) throw new Error(`${path} was not looked at`);
	return facts;
}

async function run(task: FileTask): Promise<FileFacts | null> {
	const worker = new Worker(workerFile, { workerData: task });
	const [answer] = (await once(worker, 'message')) as [FileAnswer];
	if ('failure' in answer) throw new Error(answer.failure);
	return answer.facts;
}
