import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { closeReader } from '../../intake';
import { OPERATIONS } from '../../nodes/OcrIntake/operations';
import { OUTPUT_FIELDS, type OutputFields } from '../../nodes/shared/outputFields';
import { makePdf } from '../intake/support/makePdf';
import { FRENCH_TEXT } from '../intake/support/samples';
import { eInvoice, fromMartin } from '../services/intake/received';
import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	masters,
	ROOT,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
	type Step,
} from './support/bench';
import { search } from './support/searchList';

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();
afterAll(() => closeReader());

if (!existsSync(join(ROOT, 'dist', 'nodes', 'OcrIntake', 'OcrIntake.node.js')))
	throw new Error('dist/ has no OCR Intake: run npm run build first.');

const intake = (operation: string, parameters: Json = {}): Step => ({
	type: 'ocrIntake',
	parameters: { resource: 'receivedInvoice', operation, ...parameters },
});
const fileOf = (bytes: Uint8Array, fileName = 'invoice.xml') => ({
	data: Buffer.from(bytes).toString('base64'),
	mimeType: 'application/octet-stream',
	fileName,
});
const item = (bytes: Uint8Array, fileName?: string, field = 'data') => ({
	json: {},
	binary: { [field]: fileOf(bytes, fileName) },
});
/** No file or picture: only what the node says. */
const bare = { outputFileField: '', pictureField: '' };
const take = async (bytes: Uint8Array, parameters: Json = {}): Promise<Json> =>
	(await done(runStep(intake('extract', { ...bare, ...parameters }), [item(bytes)])))[0] as Json;
const act = async (operation: string, json: Json, parameters: Json = {}): Promise<Json> =>
	(await done(runStep(intake(operation, parameters), [json])))[0] as Json;

/** What an output promises, compared with what came out. */
function promised(json: Json, operation: string): void {
	const found = OPERATIONS['receivedInvoice']?.find(({ name }) => name === operation);
	const fields: OutputFields = OUTPUT_FIELDS[found?.output ?? 'intake'];
	const required = Object.keys(fields).filter((field) => !fields[field]?.endsWith('?'));
	expect(Object.keys(fields)).toEqual(expect.arrayContaining(Object.keys(json)));
	expect(Object.keys(json)).toEqual(expect.arrayContaining(required));
}

const save = (resource: string, master: Json) => done(runStep(masters(resource, 'upsert'), [master]));
beforeAll(async () => {
	await save('company', {
		...{ code: 'DUPONT', name: 'Dupont & Fils', country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris' },
		...{ language: 'fr', defaultTaxRate: 20, vatNumber: 'FR40303265045' },
	});
	await save('supplier', {
		code: 'KISTE',
		name: 'Kiste et Fils',
		company: 'DUPONT',
		vatNumber: 'FR83404833048',
	});
});

describe('a file', () => {
	test('becomes an intake, with the file and a picture of its first page for a form', async () => {
		const bytes = makePdf({ pages: [FRENCH_TEXT] });
		const run = await runStep(intake('extract'), [item(bytes, 'été/scan.pdf')]);
		const [found] = run.items;
		expect(found?.json).toMatchObject({
			...{ outcome: 'new', state: 'toVerify', number: 'FA-2026-17', gross: 120, currency: 'EUR' },
			...{ fileName: 'scan.pdf', source: 'upload' },
		});
		promised(found?.json ?? {}, 'extract');
		expect(found?.pairedItem).toEqual({ item: 0 });
		const content = (field: string) => Buffer.from(String(found?.binary?.[field]?.['data']), 'base64');
		expect(content('data').equals(Buffer.from(bytes))).toBe(true);
		expect(content('page').subarray(1, 4).toString()).toBe('PNG');
		expect(found?.binary?.['page']).toMatchObject({ fileName: 'scan-page-1.png', mimeType: 'image/png' });
	});

	test('comes twice and is one intake; the second time says so', async () => {
		const bytes = eInvoice({ number: 'N-1' });
		const first = await take(bytes, { source: 'email' });
		const again = await take(bytes, { source: 'webhook' });
		expect(again).toMatchObject({ id: first['id'], outcome: 'sameFile', source: 'email' });
		const other = await take(eInvoice({ number: 'N-1', note: 'again' }));
		expect(other).toMatchObject({ id: first['id'], outcome: 'sameInvoice', duplicate: 'waiting' });
	});

	test('beside others in one mail: what is no invoice is told, and hides none', async () => {
		const gif = Buffer.from('GIF89a signature');
		const mail = {
			json: {},
			binary: {
				attachment_0: fileOf(gif, 'logo.gif'),
				attachment_1: fileOf(eInvoice({ number: 'M-1' })),
				attachment_2: fileOf(eInvoice({ number: 'M-2' }), 'second.xml'),
			},
		};
		const about = { sender: 'kiste@mail.example', subject: 'Your invoices' };
		const step = intake('extract', { ...bare, inputFileField: '*', source: 'email', about });
		const items = await done(runStep(step, [mail]));
		expect(items.map(({ outcome, number }) => [outcome, number])).toEqual([
			['notRead', null],
			['new', 'M-1'],
			['new', 'M-2'],
		]);
		expect(items[1]).toMatchObject({ source: 'email', ...about });
		expect(items[0]?.['message']).toMatch(/GIF/);
		for (const json of items) promised(json, 'extract');
	});

	test('that cannot be read is refused with the way out, and the next item goes on', async () => {
		const { message, description } = await failure(runStep(intake('extract'), [item(Buffer.from('GIF89a'))]));
		expect(message).toMatch(/GIF picture, which is not read/);
		expect(description).toMatch(/Save it as PNG or JPEG.*Rule: file.notRead/);
		const step: Step = { ...intake('extract', bare), onError: 'continueRegularOutput' };
		const run = await runStep(step, [item(Buffer.from('GIF89a')), item(eInvoice({ number: 'G-1' }))]);
		expect(run.items.map(({ json }) => json['number'] ?? json['details']?.rule)).toEqual([
			'file.notRead',
			'G-1',
		]);
		const missing = await failure(runStep(intake('extract', { inputFileField: 'pdf' }), [item(gifless())]));
		expect(missing.description).toContain('This item has: data');
	});

	test('runs dry: what would come is shown, and nothing is there afterwards', async () => {
		const [dry] = await done(
			runStep(intake('extract', { dryRun: true }), [item(eInvoice({ number: 'DRY' }))]),
		);
		expect(dry).toMatchObject({ number: 'DRY', dryRun: true });
		promised(dry as Json, 'extract');
		expect(await done(runStep(intake('getMany', { states: [], filters: { number: 'DRY' } })))).toEqual([]);
	});
});

const gifless = () => eInvoice({ number: 'GIFLESS' });

describe('an intake', () => {
	test('is corrected and confirmed by the item that extract gave', async () => {
		const read = await take(eInvoice({ number: 'C-1', net: '50.00', tax: '10.00', gross: '61.00' }));
		const { message } = await failure(runStep(intake('confirm'), [read]));
		expect(message).toMatch(/Net 50 and tax 10 are 60, and the total is 61/);
		// What a form sends back, beside the id.
		const corrected = await act('correct', { id: read['id'], gross: '60.00', title: 'Boxes' });
		expect(corrected).toMatchObject({ gross: 60, problems: [], title: 'Boxes' });
		const run = await runStep(intake('confirm'), [corrected]);
		expect(run.hints.join(' ')).not.toMatch(/does not know/);
		const confirmed = run.items[0]?.json ?? {};
		expect(confirmed).toMatchObject({ state: 'confirmed', accountCode: 'KISTE', documentNumber: 'C-1' });
		promised(confirmed, 'confirm');
		const [document] = await done(
			runStep(sales('supplierInvoice', 'get'), [{ id: confirmed['documentId'] as string }]),
		);
		expect(document).toMatchObject({ supplierCode: 'KISTE', gross: 60, settlement: 'open' });
	});

	test('is corrected by what a panel says', async () => {
		const { id } = await take(eInvoice({ number: 'C-2', buyer: { name: 'Nobody', vat: 'FR44732829320' } }));
		const below = { inputSource: 'fields', id: { __rl: true, mode: 'id', value: id } };
		const changes = { direction: 'purchase', dueDate: '2026-05-01T00:00:00', number: 'C-2b' };
		const json = await act('correct', {}, { ...below, corrections: changes });
		expect(json).toMatchObject({ direction: 'purchase', dueDate: '2026-05-01', number: 'C-2b' });
	});

	test('is rejected, read again, voided', async () => {
		const bytes = eInvoice({ number: 'V-1', net: '77.00', tax: '15.40', gross: '92.40' });
		const read = await take(bytes);
		expect(await act('reject', read, { reason: 'Not ours' })).toMatchObject({ state: 'rejected' });
		const again = await act('reprocess', read);
		expect(again).toMatchObject({ state: 'toVerify' });
		promised(again, 'reprocess');
		await act('confirm', read);
		expect(await act('void', read, { reason: 'Wrong' })).toMatchObject({ state: 'voided', reason: 'Wrong' });
		expect(await take(bytes)).toMatchObject({ outcome: 'new', state: 'toVerify' });
	});

	test('gets the file that came later: linked, in its place, or as another invoice', async () => {
		const sample = { net: '210.00', tax: '42.00', gross: '252.00' };
		for (const operation of ['attach', 'replaceFile', 'keepBoth']) {
			const number = `W-${operation}`;
			const first = await take(eInvoice({ ...sample, number }));
			const second = await take(eInvoice({ ...sample, number, note: 'second' }));
			const after = await act(operation, second);
			expect(after).toMatchObject({ number, fileCount: operation === 'keepBoth' ? 1 : 2 });
			expect(after['id'] === first['id']).toBe(operation !== 'keepBoth');
			promised(after, operation);
		}
	});

	test('hangs on a document that is there', async () => {
		const [bill] = await done(
			runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
				goods({ externalReference: 'OI-1' }),
			]),
		);
		const read = await take(fromMartin({ number: 'SCAN-1' }));
		const document = { __rl: true, mode: 'id', value: bill?.['id'] };
		expect(await act('attach', read, { document })).toMatchObject({
			...{ state: 'attached', documentNumber: bill?.['number'] },
		});
		const files = await done(runStep(sales('invoice', 'getAttachments'), [{ id: bill?.['id'] as string }]));
		expect(files).toMatchObject([{ name: 'invoice.xml', sha256: read['fileHash'] }]);
	});

	test('is listed by state, and got with its fields and file', async () => {
		const waiting = await done(runStep(intake('getMany', { returnAll: true })));
		expect(waiting.length).toBeGreaterThan(2);
		expect(new Set(waiting.map(({ state }) => state as string))).toEqual(new Set(['toVerify']));
		for (const json of waiting) promised(json, 'getMany');
		const run = await runStep(intake('get', { simplify: false }), [{ id: waiting[0]?.['id'] as string }]);
		const [full] = run.items;
		expect(full?.json['fields']).toEqual(
			expect.arrayContaining([expect.objectContaining({ name: 'number', confidence: 1, doubtful: false })]),
		);
		expect(full?.binary?.['data']).toBeDefined();
		const { results } = await search('searchIntakes', 'kiste');
		expect(results[0]?.name).toMatch(/Kiste & Fils SARL · .*EUR/);
	});

	test('several steps of one workflow work on one intake', async () => {
		const steps = [intake('extract', bare), intake('confirm'), intake('void', { reason: 'Test' })];
		const run = await runSteps(steps, [
			item(eInvoice({ number: 'ONE', net: '11.00', tax: '2.20', gross: '13.20' })),
		]);
		expect(run.items.map(({ json }) => json['state'])).toEqual(['voided']);
	});
});

test('a month is exported as originals with a list, names of senders made harmless', async () => {
	const seller = { name: '../=Évil/Kiste', vat: 'FR83404833048' };
	const bytes = eInvoice({ number: '../../X', date: '2025-06-30', due: '2025-07-30', seller });
	await act('confirm', await take(bytes));
	await take(
		eInvoice({ number: 'LATER', date: '2025-06-02', due: null, net: '3.00', tax: '0.60', gross: '3.60' }),
	);
	const run = await runStep(intake('export', { month: '2025-06' }), [{}]);
	const [found] = run.items;
	expect(found?.json).toMatchObject({ month: '2025-06', count: 1, waiting: 1, name: 'invoices-2025-06.zip' });
	promised(found?.json ?? {}, 'export');
	const zip = unzipSync(Buffer.from(String(found?.binary?.['data']?.['data']), 'base64'));
	expect(Object.keys(zip)).toEqual([expect.stringMatching(/^purchases\/2025-06-30 [^/]+\.xml$/), 'list.csv']);
	expect(Buffer.from(Object.values(zip)[0] ?? []).equals(bytes)).toBe(true);
	expect(Buffer.from(zip['list.csv'] ?? []).toString()).toContain(';2025-06-30;2025-07-30;');
	await failure(runStep(intake('export', { month: 'June' }), [{}])).then(({ message }) =>
		expect(message).toMatch(/must be a month/),
	);
});
