import { inflateRawSync } from 'node:zlib';
import { OPERATIONS } from '../../nodes/SepaExport/operations';
import { OUTPUT_FIELDS, type OutputFields } from '../../nodes/shared/outputFields';
import { camt053, refs, returned } from '../services/collections/bankFiles';
import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	masters,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Item,
	type Json,
	type Step,
} from './support/bench';
import { search } from './support/searchList';

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const IBAN = 'FR1420041010050500013M02606';
const sepa = (resource: string, operation: string, parameters: Json = {}): Step => ({
	type: 'sepaExport',
	parameters: { resource, operation, ...parameters },
});
const IGNORE = { rules: { preNotification: 'ignore' } };
const one = async (step: Step, item: Json = {}): Promise<Json> =>
	(await done(runStep(step, [item])))[0] as Json;

let references = 0;
/** A validated invoice of 194.12, due today. */
const bill = async (more: Json = {}): Promise<Json> => {
	references += 1;
	const item = goods({ externalReference: `DEBIT-${references}`, dueDate: '2026-03-10', ...more });
	return one(invoicing('invoice', 'createFromLines', { validate: true }), item);
};
const get = (id: unknown) => one(sales('invoice', 'get'), { id });

function promised(json: Json, resource: string, operation: string): void {
	const name = OPERATIONS[resource]?.find((candidate) => candidate.name === operation)?.output ?? 'payment';
	const fields: OutputFields = OUTPUT_FIELDS[name];
	const required = Object.keys(fields).filter((field) => !fields[field]?.endsWith('?'));
	expect(Object.keys(fields)).toEqual(expect.arrayContaining(Object.keys(json)));
	expect(Object.keys(json)).toEqual(expect.arrayContaining(required));
}

const bytesOf = (item: Item | undefined) => Buffer.from(String(item?.binary?.['data']?.['data']), 'base64');
const asFile = (xml: string) => ({
	json: {},
	binary: {
		data: { data: Buffer.from(xml).toString('base64'), mimeType: 'application/xml', fileName: 's.xml' },
	},
});

beforeAll(async () => {
	await one(masters('bankAccount', 'upsert'), {
		code: 'CIC',
		name: 'Main',
		company: 'DUPONT',
		iban: IBAN,
		creditorIdentifier: 'FR72ZZZ123456',
		isDefault: true,
	});
	await one(masters('mandate', 'upsert'), {
		code: 'RUM-1',
		name: 'Martin',
		party: 'MARTIN',
		iban: 'FR7630006000011234567890189',
		signedOn: '2026-01-15',
		signedAt: 'Lyon',
		recurrence: 'recurrent',
	});
});

describe('from selection to return', () => {
	test('select → export → uploaded → statement → paid → return → open again', async () => {
		const invoice = await bill();
		const run = await runSteps(
			[sepa('invoice', 'select', IGNORE), sepa('batch', 'export', { ...IGNORE, zip: false })],
			[{}],
		);
		expect(run.error).toBeUndefined();
		const [selected] = run.of('Step 1');
		promised(selected?.json ?? {}, 'invoice', 'select');
		expect(selected?.json).toMatchObject({
			id: invoice['id'],
			ready: true,
			amount: 194.12,
			iban: 'FR76…0189',
		});
		const [batch] = run.items;
		promised(batch?.json ?? {}, 'batch', 'export');
		expect(batch?.json).toMatchObject({ state: 'built', count: 1, amount: 194.12, account: 'CIC' });
		const xml = bytesOf(batch).toString('utf8');
		expect(xml).toContain('<IBAN>FR7630006000011234567890189</IBAN>');
		expect(xml).toContain(`<EndToEndId>${invoice['number']}</EndToEndId>`);
		// The whole IBAN is in the file alone.
		expect(JSON.stringify(run.items.map(({ json }) => json))).not.toContain('FR7630006000011234567890189');
		expect(await get(invoice['id'])).toMatchObject({
			settlement: 'inCollection',
			open: 194.12,
			amountDue: 0,
		});

		const again = await runStep(sepa('batch', 'export', IGNORE), [{ id: invoice['id'] }]);
		expect(again.items[0]?.json).toMatchObject({ id: batch?.json['id'], reused: true });
		expect(bytesOf(again.items[0]).equals(bytesOf(batch))).toBe(true);
		const file = await runStep(sepa('batch', 'getFile'), [{ id: batch?.json['id'] }]);
		promised(file.items[0]?.json ?? {}, 'batch', 'getFile');
		expect(bytesOf(file.items[0]).toString('utf8')).toBe(xml);

		expect(await one(sepa('batch', 'markUploaded'), batch?.json)).toMatchObject({ state: 'uploaded' });
		const credit = camt053(IBAN, '2026-03-12', [
			{ amount: '194.12', direction: 'CRDT', transactions: [refs(String(invoice['number']))] },
		]);
		const paid = await runStep(sepa('bankFile', 'import'), [asFile(credit)]);
		promised(paid.items[0]?.json ?? {}, 'bankFile', 'import');
		expect(paid.items.map(({ json }) => json['outcome'])).toEqual(['settled']);
		expect(await get(invoice['id'])).toMatchObject({ settlement: 'paid' });
		const back = camt053(IBAN, '2026-03-17', [
			{ amount: '194.12', direction: 'DBIT', transactions: [returned(String(invoice['number']), 'AM04')] },
		]);
		const run2 = await runStep(sepa('bankFile', 'import'), [asFile(back)]);
		expect(run2.items[0]?.json).toMatchObject({
			outcome: 'returned',
			reasonCode: 'AM04',
			documents: [invoice['id']],
		});
		expect(run2.hints.join(' ')).toMatch(/not enough money/);
		expect(await get(invoice['id'])).toMatchObject({ open: 194.12, settlement: 'open' });
		const [listed] = await done(runStep(sepa('batch', 'getMany')));
		expect(listed).toMatchObject({ id: batch?.json['id'], state: 'settled', returnedCount: 1 });
	});

	test('by hand: settled, returned by the end-to-end id, and a batch that is cancelled', async () => {
		const invoice = await bill();
		const batch = await one(sepa('batch', 'export', { ...IGNORE, zip: true }), { id: invoice['id'] });
		await one(sepa('batch', 'markUploaded'), batch);
		expect(await one(sepa('batch', 'markSettled', { onDate: '2026-03-12' }), batch)).toMatchObject({
			state: 'settled',
			settledCount: 1,
		});
		const code = { debit: invoice['number'], reasonCode: 'ac04' };
		expect(await one(sepa('debit', 'markReturned'), code)).toMatchObject({
			returnedCount: 1,
			debits: [{ outcome: 'returned', reasonCode: 'AC04' }],
		});
		const next = await bill();
		const [left] = await done(
			runStep(sepa('invoice', 'select', { ...IGNORE, show: 'leftOut', filters: {} })),
		);
		expect(left?.['reason']).toMatch(/another account/);
		await one(masters('mandate', 'upsert'), {
			code: 'RUM-1',
			name: 'Martin',
			party: 'MARTIN',
			iban: 'FR7630004000031234567890143',
			signedOn: '2026-01-15',
			signedAt: 'Lyon',
			recurrence: 'recurrent',
		});
		const other = await one(sepa('batch', 'export', IGNORE), { id: next['id'] });
		expect(await one(sepa('batch', 'cancel', { reason: 'Wrong day' }), other)).toMatchObject({
			state: 'cancelled',
			reason: 'Wrong day',
		});
		expect(await get(next['id'])).toMatchObject({ amountDue: 194.12 });
	});
});

describe('what the panel asks for', () => {
	test('a zip holds the same XML', async () => {
		const invoice = await bill();
		const run = await runStep(sepa('batch', 'export', { ...IGNORE, zip: true }), [{ id: invoice['id'] }]);
		const zip = bytesOf(run.items[0]);
		expect(run.items[0]?.binary?.['data']).toMatchObject({
			mimeType: 'application/zip',
			fileExtension: 'zip',
		});
		const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
		expect(inflateRawSync(zip.subarray(start)).toString('utf8')).toContain('<CstmrDrctDbtInitn>');
		await one(sepa('batch', 'cancel', { reason: 'x' }), run.items[0]?.json);
	});

	test('what is refused is told for every debtor, on the error output too; Valid Only writes the rest', async () => {
		const [good, held] = [await bill(), await bill()];
		const hold = sepa('invoice', 'hold', { hold: 'dispute', reason: 'Broken' });
		await one(hold, { id: held['id'] });
		const items = [{ id: good['id'] }, { id: held['id'] }];
		const refused = await failure(runStep(sepa('batch', 'export', IGNORE), items));
		expect(refused.message).toContain('It is disputed');
		expect(refused.description).toContain('batch.refused');
		const told = await runStep({ ...sepa('batch', 'export', IGNORE), onError: 'continueErrorOutput' }, items);
		expect(told.items).toEqual([]);
		expect(told.refused[0]?.json['details']).toMatchObject({ rule: 'batch.refused' });
		const dry = await runStep(sepa('batch', 'export', { ...IGNORE, validOnly: true, dryRun: true }), items);
		expect(dry.items[0]?.json).toMatchObject({ count: 1, leftOut: 1, dryRun: true });
		expect(dry.items[0]?.binary).toBeUndefined();
		const run = await runStep(sepa('batch', 'export', { ...IGNORE, validOnly: true }), items);
		expect(run.items[0]?.json).toMatchObject({ count: 1, leftOut: 1 });
		expect(run.items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(run.hints.join(' ')).toContain('It is disputed');
		await one(sepa('batch', 'cancel', { reason: 'x' }), run.items[0]?.json);
		await one(sepa('invoice', 'hold', { hold: '' }), { id: held['id'] });
	});

	test('an older format comes with a warning', async () => {
		const invoice = await bill();
		const more = { additionalFields: { version: 'pain.008.001.02' } };
		const run = await runStep(sepa('batch', 'export', { ...IGNORE, ...more }), [{ id: invoice['id'] }]);
		expect(run.items[0]?.json).toMatchObject({ version: 'pain.008.001.02' });
		expect(run.hints.join(' ')).toMatch(/ask yours whether it still takes/);
		await one(sepa('batch', 'cancel', { reason: 'x' }), run.items[0]?.json);
	});

	test('a debtor is told before, and then the default rules let the debit pass', async () => {
		const invoice = await bill({ dueDate: '2026-04-30' });
		const due = { dueUntil: '2026-04-30' };
		const leftOut = (await done(runStep(sepa('invoice', 'select', { ...due, show: 'leftOut' })))).find(
			({ id }) => id === invoice['id'],
		);
		expect(leftOut?.['reasons']).toMatchObject([{ rule: 'sepa.preNotification' }]);
		const notice = await one(sepa('invoice', 'preNotify'), { id: invoice['id'] });
		promised(notice, 'invoice', 'preNotify');
		expect(notice).toMatchObject({ amount: 194.12, collectionDate: '2026-04-30', mandate: 'RUM-1' });
		const ready = (await done(runStep(sepa('invoice', 'select', due)))).find(
			({ id }) => id === invoice['id'],
		);
		expect(ready).toMatchObject({ ready: true, collectionDate: '2026-04-30' });
	});

	test('mandates: state, what is missing, and the form to sign', async () => {
		await one(masters('mandate', 'upsert'), {
			code: 'RUM-2',
			name: 'Leroy',
			party: 'LEROY',
			iban: 'FR7630006000011234567890189',
		});
		const all = await done(runStep(sepa('mandate', 'getStatus')));
		promised(all[0] ?? {}, 'mandate', 'getStatus');
		expect(all).toMatchObject([
			{ code: 'RUM-1', state: 'valid', ready: true, nextSequence: 'RCUR', iban: 'FR76…0143' },
			{ code: 'RUM-2', state: 'draft', ready: false },
		]);
		expect(
			(await done(runStep(sepa('mandate', 'getStatus', { show: 'notReady' })))).map(({ code }) => code),
		).toEqual(['RUM-2']);
		const form = await runStep(sepa('mandate', 'getForm'), [{ id: 'RUM-2' }]);
		expect(form.error).toBeUndefined();
		promised(form.items[0]?.json ?? {}, 'mandate', 'getForm');
		expect(bytesOf(form.items[0]).subarray(0, 5).toString()).toBe('%PDF-');
		expect(form.items[0]?.json['iban']).toBe('FR76…0189');
	});

	test('a file that is missing, and one that is none of a bank', async () => {
		expect((await failure(runStep(sepa('bankFile', 'import'), [{}]))).message).toContain(
			"no file in its binary field 'data'",
		);
		const strange = await failure(runStep(sepa('bankFile', 'import'), [asFile('<a xmlns="urn:x"/>')]));
		expect(strange.description).toContain('statement.unknown');
	});

	test('batches are picked by day, company and amount', async () => {
		const { results } = await search('searchBatches', 'cancelled');
		expect(results.length).toBeGreaterThan(0);
		expect(results[0]?.name).toMatch(/DUPONT · 1 · 194\.12 EUR · cancelled · SDD-/);
	});
});
