import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { packageFolder, workerFile } from '../../../formats/pdf/locatePackage';
import { closePdfWorker, renderPdf } from '../../../formats/pdf/renderInWorker';
import { writePdf } from '../../../formats/pdf/writePdf';
import { manyLines } from './sampleData';
import { frenchDocument, hanoiDocument } from './samples';

// The worker is compiled code: without it the run must fail, and say what to do.
if (!existsSync(workerFile)) throw new Error('dist/ has no PDF worker: run npm run build first.');

afterAll(() => closePdfWorker());

const compiled = join(packageFolder, 'dist', 'formats', 'pdf', 'index.js');
const run = promisify(execFile);

test('gives the bytes that the writer gives in this thread', async () => {
	for (const document of [frenchDocument('invoice'), hanoiDocument('deliveryNote')]) {
		const pdf = await renderPdf(document);
		expect(pdf).toBeInstanceOf(Buffer);
		expect(pdf.equals(await writePdf(layoutDocument(document)))).toBe(true);
	}
});

test('the document is still there afterwards', async () => {
	const document = frenchDocument('invoice');
	const before = structuredClone(document);
	await renderPdf(document);
	expect(document).toEqual(before);
});

test('errors name the document', async () => {
	const document = frenchDocument('invoice', { print: { watermark: 'draft' } });
	await expect(renderPdf(document)).rejects.toThrow(
		/^Document FA2026-00042 could not be printed: .*watermark/,
	);
});

test('keeps its worker under a name that tells versions apart', async () => {
	await renderPdf(frenchDocument('invoice'));
	const { version } = jest.requireActual<{ version: string }>(join(packageFolder, 'package.json'));
	expect(Symbol.for(`n8n-nodes-order-to-cash.pdf-worker@${version}`) in globalThis).toBe(true);
});

test('the event loop is not held while documents are printed', async () => {
	const documents = [
		frenchDocument('invoice', { lines: manyLines(400) }),
		frenchDocument('invoice'),
		hanoiDocument('invoice'),
	];
	const longest: number[] = [];
	// The machine may be busy with something else: one quiet run of three is proof enough.
	for (let attempt = 0; attempt < 3 && !longest.some((delay) => delay < 50); attempt += 1) {
		const delay = monitorEventLoopDelay({ resolution: 5 });
		delay.enable();
		await Promise.all(documents.map((document) => renderPdf(document)));
		delay.disable();
		longest.push(delay.max / 1e6);
	}
	expect(Math.min(...longest)).toBeLessThan(50);
}, 60_000);

test('the process waits for a document, and for nothing else', async () => {
	const document = JSON.stringify(frenchDocument('invoice'));
	const script = `require(${JSON.stringify(compiled)}).renderPdf(${document}).then((pdf) => {
		process.stdout.write(require('node:crypto').createHash('sha256').update(pdf).digest('hex'));
	});`;
	const { stdout } = await run(process.execPath, ['-e', script], { timeout: 25_000 });
	const expected = await renderPdf(frenchDocument('invoice'));
	expect(stdout).toBe(createHash('sha256').update(expected).digest('hex'));
}, 30_000);
