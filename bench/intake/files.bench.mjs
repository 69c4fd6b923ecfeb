import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { inUserFolder } from '../support/places.mjs';
import { makePrintables } from '../support/printables.mjs';
import { print, row } from '../support/report.mjs';
import { dependency, shipped } from '../support/shipped.mjs';

/**
 * Received invoices: files a second against the engines alone on the same files, the stall of n8n's event loop during a
 * batch, and scanned pages against tesseract.js alone with the same settings.
 */

const FILES = Number(process.env.O2C_BENCH_FILES ?? 200);
const SCANS = Number(process.env.O2C_BENCH_SCANS ?? 4);

const { readReceived, closeReader } = shipped('intake/index.js');
const { renderPdf, closePdfWorker } = shipped('formats/pdf/index.js');
const { toSemanticInvoice } = shipped('domain/en16931/toSemanticInvoice.js');
const { writeCii } = shipped('formats/cii/writeCii.js');
const { writeUbl } = shipped('formats/ubl/writeUbl.js');
const { renderFacturX } = shipped('formats/facturx/renderFacturX.js');

/** The text of all pages, as pdf-parse gives it. */
async function readPdfAlone({ bytes }) {
	const { PDFParse } = dependency('pdf-parse');
	const parser = new PDFParse({ data: new Uint8Array(bytes), verbosity: 0 });
	await parser.getText();
	await parser.destroy();
}

async function readXmlAlone({ bytes }) {
	await new (dependency('xml2js').Parser)().parseStringPromise(Buffer.from(bytes).toString('utf8'));
}

async function read(file) {
	const [answer] = await readReceived(file);
	if (answer?.reading?.invoices[0]?.totals.gross === undefined)
		throw new Error(`${file.name} was not read: ${JSON.stringify(answer?.refusal)}`);
}

async function perSecond(files, work) {
	const startedAt = performance.now();
	for (const file of files) await work(file);
	return (files.length * 1000) / (performance.now() - startedAt);
}

/** The better of two rounds each, one after the other, after a round that warms both. */
async function against(files, alone) {
	await perSecond(files.slice(0, 5), read);
	await perSecond(files.slice(0, 5), alone);
	const rounds = [];
	for (let round = 0; round < 2; round += 1)
		rounds.push({ ours: await perSecond(files, read), theirs: await perSecond(files, alone) });
	return {
		ours: Math.max(...rounds.map(({ ours }) => ours)),
		theirs: Math.max(...rounds.map(({ theirs }) => theirs)),
	};
}

function speed(what, { ours, theirs }) {
	return row(what, {
		measured: ours.toFixed(1),
		peer: theirs.toFixed(1),
		ratio: ours / theirs,
		limit: { least: 0.5 },
	});
}

async function stallOf(files) {
	const loop = monitorEventLoopDelay({ resolution: 2 });
	loop.enable();
	await Promise.all(files.map(read));
	loop.disable();
	return loop.max / 1e6;
}

/** The same files taken into the books, as the node does: read, looked for, stored with their bytes. */
async function takingIn(files) {
	const { openSqlite } = shipped('ledger/sqlite/openSqlite.js');
	const { receiveFiles } = shipped('services/intake/receiveFiles.js');
	const folder = mkdtempSync(join(tmpdir(), 'o2c-bench-intake-'));
	const ledger = await openSqlite(join(folder, 'books.sqlite'), new Date().toISOString());
	const context = { ledger, now: () => new Date().toISOString(), actor: 'bench' };
	const loop = monitorEventLoopDelay({ resolution: 2 });
	loop.enable();
	const outcomes = await receiveFiles(
		context,
		files.map((file) => ({ ...file, input: {} })),
	);
	loop.disable();
	await ledger.close();
	rmSync(folder, { recursive: true, force: true });
	const failed = outcomes.find(({ ok }) => !ok);
	if (failed) throw failed.error;
	return loop.max / 1e6;
}

/** A page as a scanner gives it: its picture alone. */
async function scan({ bytes }, name) {
	const { PDFParse } = dependency('pdf-parse');
	const parser = new PDFParse({ data: new Uint8Array(bytes), verbosity: 0 });
	const { pages } = await parser.getScreenshot({
		...{ partial: [1], scale: 200 / 72, imageBuffer: true, imageDataUrl: false },
	});
	await parser.destroy();
	return { name, bytes: pages[0].data };
}

/** tesseract.js with the same data and settings; it looks at a page as often as ours did. */
async function recognizer() {
	const { createWorker, OEM, PSM } = dependency('tesseract.js');
	const { fillLanguageFolder, OCR_LANGUAGES } = shipped('intake/ocr/languageFolder.js');
	const folder = mkdtempSync(join(tmpdir(), 'o2c-bench-ocr-'));
	await fillLanguageFolder(folder);
	const worker = await createWorker([...OCR_LANGUAGES], OEM.LSTM_ONLY, {
		...{ langPath: folder, gzip: true, cacheMethod: 'none' },
	});
	const modes = [PSM.SINGLE_COLUMN, PSM.SPARSE_TEXT];
	return {
		look: async ({ bytes }, looks) => {
			for (const mode of modes.slice(0, looks)) {
				await worker.setParameters({ tessedit_pageseg_mode: mode, debug_file: '/dev/null' });
				await worker.recognize(Buffer.from(bytes), {}, { text: true, blocks: true });
			}
		},
		close: async () => {
			await worker.terminate();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function measureScans(scans) {
	const alone = await recognizer();
	await read(scans[0]);
	await alone.look(scans[0], 1);
	let [ours, theirs, looked] = [0, 0, 0];
	for (const page of scans) {
		let looks = 0;
		let startedAt = performance.now();
		await readReceived(page, { onProgress: () => (looks += 1) });
		ours += performance.now() - startedAt;
		startedAt = performance.now();
		await alone.look(page, looks);
		theirs += performance.now() - startedAt;
		looked += looks;
	}
	await alone.close();
	return { ours: ours / scans.length / 1000, theirs: theirs / scans.length / 1000, looked };
}

await inUserFolder(async () => {
	const documents = await makePrintables(FILES / 2);
	const pdfs = [];
	for (const [index, document] of documents.entries())
		pdfs.push({ name: `${index}.pdf`, bytes: await renderPdf(document) });
	const hybrids = [];
	for (const [index, document] of documents.slice(0, documents.length / 2).entries()) {
		const bytes = await renderFacturX(document, toSemanticInvoice(document));
		hybrids.push({ name: `${index}-facturx.pdf`, bytes });
	}
	const xmls = documents.map((document, index) => {
		const invoice = toSemanticInvoice(document);
		return { name: `${index}.xml`, bytes: Buffer.from(index % 2 ? writeUbl(invoice) : writeCii(invoice)) };
	});
	await closePdfWorker();
	const text = await against(pdfs, readPdfAlone);
	const hybrid = await against(hybrids, readPdfAlone);
	const xml = await against(xmls, readXmlAlone);
	const stall = await stallOf([...pdfs, ...xmls]);
	const taken = await takingIn([...pdfs, ...xmls]);
	const scans = [];
	for (const [index, pdf] of pdfs.slice(0, SCANS).entries()) scans.push(await scan(pdf, `${index}.png`));
	const { ours, theirs, looked } = await measureScans(scans);
	await closeReader();
	print(`Received invoices of ten lines: ${pdfs.length} PDFs, ${xmls.length} XML, ${scans.length} scans`, [
		speed('PDFs with text a second, against the text alone by pdf-parse', text),
		speed('Factur-X a second, against the text alone by pdf-parse', hybrid),
		speed('XML (CII and UBL) a second, against xml2js alone', xml),
		row(`longest stall of the event loop while ${FILES} files are read, in ms`, {
			measured: `${Math.round(stall)} ms`,
			peer: '50 ms',
			ratio: stall,
			limit: { most: 50 },
		}),
		row(`longest stall while they are taken into the books, in ms`, {
			measured: `${Math.round(taken)} ms`,
			peer: '50 ms',
			ratio: taken,
			limit: { most: 50 },
		}),
		row(`seconds a scanned page (${looked} looks), against tesseract.js alone with the same settings`, {
			measured: ours.toFixed(2),
			peer: theirs.toFixed(2),
			ratio: ours / theirs,
			limit: { most: 1.3 },
		}),
	]);
});
