import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { packageFolder, workerFile } from '../../../formats/pdf/locatePackage';
import { closePdfWorker, renderPdf } from '../../../formats/pdf/renderInWorker';
import { writePdf } from '../../../formats/pdf/writePdf';
import { watchLoop } from '../../ledger/support/loopDelay';
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
	const loop = watchLoop();
	await Promise.all(documents.map((document) => renderPdf(document)));
	// In this thread, the long one alone would hold it for most of the time.
	expect(loop().share(50)).toBeLessThan(0.05);
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
