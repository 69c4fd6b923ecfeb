import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import pdfmake from 'pdfmake';
import { summarize } from '../../domain/received/summarize';
import { WorkerPool } from '../../formats/worker/WorkerPool';
import { closeReader, INTAKE_LIMITS, readReceived, type ReceivedFile } from '../../intake';
import type { IntakeAnswer, IntakeRequest } from '../../intake/worker';
import { watchLoop } from '../ledger/support/loopDelay';
import { makePng } from './support/makeImage';
import { makePdf } from './support/makePdf';
import { ciiInvoice, FRENCH_TEXT, hdon, ublInvoice } from './support/samples';

const workerFile = join(__dirname, '..', '..', 'dist', 'intake', 'worker.js');
// The worker is compiled code: without it the run must fail, and say what to do.
if (!existsSync(workerFile)) throw new Error('dist/ has no intake worker: run npm run build first.');

afterAll(() => closeReader());

const roboto = (style: string) => require.resolve(`pdfmake/build/fonts/Roboto/Roboto-${style}.ttf`);
pdfmake.addFonts({ Roboto: { normal: roboto('Regular'), bold: roboto('Medium') } });

const read = (bytes: Uint8Array, name = 'file') => readReceived({ name, bytes: new Uint8Array(bytes) });
const numbersOf = (files: readonly ReceivedFile[]) =>
	files.map((file) =>
		'refusal' in file
			? file.refusal.rule
			: file.reading.invoices.map((invoice) => summarize(invoice).number).join(),
	);
const formatOf = ([file]: readonly ReceivedFile[]) =>
	file !== undefined && 'reading' in file ? file.reading.invoices[0]?.format : undefined;

const attached = (name: string, xml: string | Uint8Array) =>
	makePdf({ pages: [FRENCH_TEXT], attachments: { [name]: xml } });

describe('the best source comes first', () => {
	test.each([
		['UBL', Buffer.from(ublInvoice()), 'ubl', 'UB-7'],
		['CII', Buffer.from(ciiInvoice()), 'cii', 'CI-9'],
		['a Vietnamese e-invoice', Buffer.from(hdon()), 'hdon', '42'],
		['a PDF with factur-x.xml', attached('factur-x.xml', ciiInvoice()), 'cii', 'CI-9'],
		['a PDF with an e-invoice of any name', attached('whatever.bin', ublInvoice()), 'ubl', 'UB-7'],
		['a PDF with text', makePdf({ pages: [FRENCH_TEXT] }), 'text', 'FA-2026-17'],
	])('%s', async (_, bytes, format, number) => {
		const files = await read(bytes);
		expect(formatOf(files)).toBe(format);
		expect(numbersOf(files)).toEqual([number]);
	});

	test('an attachment that is no sound e-invoice is told, and the text is read', async () => {
		const [file] = await read(attached('factur-x.xml', '<!DOCTYPE x><x/>'));
		expect(file).toMatchObject({ reading: { notes: [expect.stringMatching(/factur-x\.xml.*DOCTYPE/)] } });
		expect(formatOf([file!])).toBe('text');
	});

	test('the name of a file says nothing: a PDF called .xml', async () => {
		expect(formatOf(await read(makePdf({ pages: [FRENCH_TEXT] }), 'invoice.xml'))).toBe('text');
	});
});

describe('archives and mails', () => {
	test('every file is read, and one that is refused stops no other', async () => {
		const zip = zipSync({
			'a.xml': Buffer.from(ublInvoice()),
			'broken.xml': Buffer.from('<a><b></a>'),
			'c.zip': zipSync({ 'd.pdf': makePdf({ pages: [FRENCH_TEXT] }) }),
			'note.txt': Buffer.from('hello'),
		});
		const files = await read(zip, 'box.zip');
		expect(files.map(({ name }) => name)).toEqual([
			'box.zip / a.xml',
			'box.zip / broken.xml',
			'box.zip / c.zip / d.pdf',
			'box.zip / note.txt',
		]);
		expect(numbersOf(files)).toEqual(['UB-7', 'xml.malformed', 'FA-2026-17', 'file.unknown']);
	});

	test('archives within archives end somewhere', async () => {
		let bytes: Uint8Array = Buffer.from(ublInvoice());
		for (let depth = 0; depth <= INTAKE_LIMITS.nesting; depth += 1) bytes = zipSync({ inner: bytes });
		expect(numbersOf(await read(bytes))).toEqual(['file.nesting']);
	});

	test('the mail stands beside each of its files', async () => {
		const mail = [
			'From: a@kiste.example\r\nSubject: Rechnung\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
			'--b\r\nContent-Type: application/xml; name="u.xml"\r\nContent-Disposition: attachment; filename="u.xml"\r\nContent-Transfer-Encoding: base64\r\n',
			`${Buffer.from(ublInvoice()).toString('base64')}\r\n--b--\r\n`,
		].join('\r\n');
		expect(await read(Buffer.from(mail))).toMatchObject([
			{ mail: { from: 'a@kiste.example', subject: 'Rechnung' } },
		]);
	});
});

/** Form of the XFA kind, and scripts at every place where a PDF may hold them. */
const xfa = '/AcroForm << /XFA [(template) 100 0 R] /Fields [] >>';
const xfaObjects = [['<< /Length 11 >>', 'stream', '<template/>', 'endstream'].join('\n')];
const script = '<< /S /JavaScript /JS (this.getField\\("total"\\).value = "1";) >>';

describe('hostile files are refused, and the next one is read', () => {
	test.each([
		['cut off', makePdf({ pages: [FRENCH_TEXT] }).subarray(0, 300), 'pdf.damaged'],
		['a header and nothing behind it', Buffer.from('%PDF-1.7\n'), 'pdf.damaged'],
		['of 500 pages', makePdf({ pages: Array.from({ length: 500 }, () => 'x') }), 'pdf.pages'],
		['with an XFA form', makePdf({ pages: [FRENCH_TEXT], catalogue: xfa, objects: xfaObjects }), 'pdf.form'],
		[
			'with a script at its opening',
			makePdf({ pages: [FRENCH_TEXT], catalogue: `/OpenAction ${script}` }),
			'pdf.script',
		],
		[
			'with a script in its names',
			makePdf({ pages: [FRENCH_TEXT], catalogue: `/Names << /JavaScript << /Names [(a) ${script}] >> >>` }),
			'pdf.script',
		],
		['of many empty pages', makePdf({ pages: Array.from({ length: 30 }, () => '') }), 'pdf.scannedPages'],
		['XML with a DOCTYPE', Buffer.from(`<!DOCTYPE x>${ublInvoice().slice(38)}`), 'xml.doctype'],
		['XML of 10,000 levels', Buffer.from('<a>'.repeat(10_000)), 'xml.depth'],
		[
			'XML of another encoding than it says',
			Buffer.from('<?xml version="1.0"?><r>\xe9</r>', 'latin1'),
			'xml.encoding',
		],
		['XML that is no invoice', Buffer.from('<order/>'), 'xml.notInvoice'],
		['a picture of one pixel', makePng(1, 1), 'image.tooSmall'],
		['a picture of 30,000 pixels', makePng(30_000, 30_000), 'image.tooLarge'],
		['a picture that holds less than it declares', makePng(900, 900), 'file.gaveUp'],
		['nothing', Buffer.alloc(0), 'file.empty'],
	])(
		'%s',
		async (_, bytes, rule) => {
			const [file] = await read(bytes);
			expect(file).toMatchObject({
				refusal: { rule, message: expect.any(String), fix: expect.stringMatching(/\.$/) },
			});
			expect(numbersOf(await read(Buffer.from(ublInvoice())))).toEqual(['UB-7']);
		},
		60_000,
	);

	test('locked with a password', async () => {
		const pdf = pdfmake.createPdf({
			...{ content: FRENCH_TEXT, userPassword: 'secret', ownerPassword: 'owner' },
			defaultStyle: { font: 'Roboto' },
		});
		const [file] = await read(await pdf.getBuffer());
		expect(file).toMatchObject({ refusal: { rule: 'pdf.encrypted' } });
		expect(JSON.stringify(file)).not.toMatch(/secret|owner/);
	});

	test('200 MB are refused before anything is done with them', async () => {
		const start = performance.now();
		expect(numbersOf(await readReceived({ name: 'large', bytes: Buffer.alloc(200 * 1024 * 1024) }))).toEqual([
			'file.tooLarge',
		]);
		expect(performance.now() - start).toBeLessThan(1000);
	});

	test('a page as large as a house is rendered within the limits', async () => {
		const files = await read(makePdf({ pages: [''], mediaBox: '0 0 14400 14400' }));
		expect(formatOf(files)).toBe('ocr');
	}, 120_000);

	test('memory stays flat over many of them', async () => {
		const files = [
			makePdf({ pages: [FRENCH_TEXT] }).subarray(0, 300),
			Buffer.from('<a>'.repeat(10_000)),
			makePng(30_000, 30_000),
			makePdf({ pages: [FRENCH_TEXT] }),
		];
		const round = async () => {
			for (const bytes of files) await read(bytes);
		};
		for (let warm = 0; warm < 10; warm += 1) await round();
		const before = process.memoryUsage.rss();
		for (let more = 0; more < 40; more += 1) await round();
		expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(120);
	}, 120_000);
});

test('a file that takes too long is given up, and a new worker reads the next one', async () => {
	const pool = new WorkerPool<IntakeRequest, IntakeAnswer>({
		...{ name: 'the intake worker', workerFile, idleMs: 1000, memoryMb: 512, limitMs: 1 },
		setup: { languageFolder: '' },
	});
	const [file] = await readReceived({ name: 'slow', bytes: Buffer.from(ublInvoice()) }, { pool });
	expect(file).toMatchObject({
		refusal: { rule: 'file.gaveUp', message: expect.stringMatching(/longer than/) },
	});
	await pool.close();
	expect(numbersOf(await read(Buffer.from(ublInvoice())))).toEqual(['UB-7']);
});

test('the bytes are still there afterwards', async () => {
	const bytes = makePdf({ pages: [FRENCH_TEXT] });
	const copy = Buffer.from(bytes);
	await readReceived({ name: 'kept', bytes });
	expect(bytes.equals(copy)).toBe(true);
});

test('the event loop is not held while files are read', async () => {
	await read(makePdf({ pages: [FRENCH_TEXT] }));
	const loop = watchLoop();
	const pdf = makePdf({ pages: Array.from({ length: 20 }, () => FRENCH_TEXT) });
	for (let round = 0; round < 5; round += 1) await read(pdf);
	expect(loop().share(50)).toBeLessThan(0.05);
}, 60_000);
