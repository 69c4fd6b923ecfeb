import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkerPool } from '../formats/worker/WorkerPool';
import { INTAKE_LIMITS } from './limits';
import type { IntakeAnswer, IntakeRequest, WorkerSetup } from './worker';

export type ReaderPool = WorkerPool<IntakeRequest, IntakeAnswer>;

/** Compiled, this file lies in dist/intake; as source, in intake. A worker thread runs JavaScript only. */
const packageFolder = join(__dirname, __filename.endsWith('.js') ? '../..' : '..');
const workerFile = join(packageFolder, 'dist', 'intake', 'worker.js');

/** Two versions of the package may live in one process after an update; each keeps to its own worker. */
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
	version: string;
};
const key = Symbol.for(`n8n-nodes-order-to-cash.intake-worker@${version}`);
const shared = globalThis as { [name: symbol]: ReaderPool | undefined };

/** A worker that recognises pictures is dear to start, and dear to keep. */
const IDLE_MS = 60_000;

/** The reading worker of this process. */
export function openReader(): ReaderPool {
	return (shared[key] ??= startPool());
}

/** For tests and for an orderly end; the worker closes by itself when idle. */
export async function closeReader(): Promise<void> {
	await shared[key]?.close();
}

function startPool(): ReaderPool {
	if (!existsSync(workerFile)) {
		throw new Error(`The intake worker is not compiled (${workerFile}): run npm run build first.`);
	}
	return new WorkerPool({
		...{ name: 'the intake worker', workerFile, idleMs: IDLE_MS },
		limitMs: INTAKE_LIMITS.milliseconds,
		memoryMb: INTAKE_LIMITS.heapMb,
		growthMb: INTAKE_LIMITS.growthMb,
		setup: { languageFolder: ownFolder() } satisfies WorkerSetup,
	});
}

/** A folder of this process alone, that goes with it. */
function ownFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'order-to-cash-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
