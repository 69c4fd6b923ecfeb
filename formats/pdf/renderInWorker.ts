import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, workerFile } from './locatePackage';
import { PdfPool } from './PdfPool';
import type { Printable } from './printableReceipt';

/** Two versions of the package may live in one process after an update; each keeps to its own worker. */
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
	version: string;
};
const key = Symbol.for(`n8n-nodes-order-to-cash.pdf-worker@${version}`);
const shared = globalThis as { [name: symbol]: PdfPool | undefined };

/**
 * A document or a receipt → PDF, in the worker thread of this process.
 *
 * @throws Error that names what was printed and says why it could not be.
 */
export async function renderPdf(printable: Printable): Promise<Buffer> {
	return (shared[key] ??= openPool()).render(printable);
}

/** For tests and for an orderly end; the worker closes by itself when idle. */
export async function closePdfWorker(): Promise<void> {
	await shared[key]?.close();
}

function openPool(): PdfPool {
	if (!existsSync(workerFile)) {
		throw new Error(`The PDF worker is not compiled (${workerFile}): run npm run build first.`);
	}
	return new PdfPool({ workerFile, idleMs: 30_000, limitMs: 120_000, memoryMb: 1024 });
}
