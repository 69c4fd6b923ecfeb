import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SQLITE_SEAL } from '../../ledger/copy/seal';
import { OUTPUT_FIELDS } from '../../nodes/shared/outputFields';
import { embeddedPath } from '../../nodes/shared/ledgerHandle';
import {
	done,
	failure,
	fixDate,
	goods,
	inUserFolder,
	invoicing,
	masters,
	openWholesaler,
	runStep,
	sales,
	type Item,
	type Json,
	type Step,
} from './support/bench';
import { asServer, onPostgres } from './support/onPostgres';

/** Billing Master Data → Ledger: the books as a whole, through n8n-core. */

jest.setTimeout(120_000);
fixDate('2026-03-10T09:00:00Z');

const ledger = (operation: string, parameters: Json = {}): Step => masters('ledger', operation, parameters);
const onBooks = (step: Step): Step => ({ ...step, credential: 'Books', name: 'On the books' });
const bill = (externalReference: string, step: Partial<Step> = {}, options?: Parameters<typeof runStep>[2]) =>
	done(
		runStep(
			{ ...invoicing('invoice', 'createFromLines', { validate: true }), ...step },
			[goods({ externalReference })],
			options,
		),
	);

/** Fields of an output item against the list that n8n shows before the first run. */
function expectFields(name: keyof typeof OUTPUT_FIELDS, items: readonly Json[]): void {
	const fields: Readonly<Record<string, string>> = OUTPUT_FIELDS[name];
	for (const item of items) {
		expect(Object.keys(item).sort()).toEqual(Object.keys(fields).sort());
		for (const [field, value] of Object.entries(item)) {
			const type = fields[field] ?? '';
			const fits =
				value === null
					? type.endsWith('?')
					: (Array.isArray(value) ? 'array' : typeof value) === type.replace('?', '');
			expect([field, fits]).toEqual([field, true]);
		}
	}
}

const bytesOf = ({ binary }: Item, field = 'data'): Buffer =>
	Buffer.from(String(binary?.[field]?.['data']), 'base64');

describe('Verify', () => {
	test('gives one item a check, and one boolean for the IF node of a nightly workflow', () =>
		inUserFolder(async () => {
			await openWholesaler();
			await bill('A-1');
			const run = await runStep(ledger('verify'), [{}, {}, {}]);
			const items = run.items.map(({ json }) => json);
			expectFields('check', items);
			expect(new Set(items.map(({ check }) => check as string))).toEqual(
				new Set([
					'auditChain',
					'documents',
					'dunning',
					'totals',
					'settlement',
					'links',
					'stock',
					'eInvoices',
					'intakes',
					'collections',
					'numbers',
				]),
			);
			expect(items.every(({ booksIntact, database }) => booksIntact === true && database === 'sqlite')).toBe(
				true,
			);
			// The books are looked at once, however many items came in.
			expect(items.filter(({ check }) => check === 'documents')).toHaveLength(1);
			expect(run.items[0]?.pairedItem).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);

			const database = new DatabaseSync(embeddedPath(), { timeout: 5000 });
			database.exec(
				"update document_lines set net = 1 where document_id in (select id from documents where number = 'FA2026-00001')",
			);
			database.close();
			const broken = await done(runStep(ledger('verify')));
			expectFields('check', broken);
			expect(broken.every(({ booksIntact }) => booksIntact === false)).toBe(true);
			expect(broken.filter(({ intact }) => !intact).map(({ check }) => check as string)).toEqual([
				'documents',
				'totals',
			]);
			expect(broken.find(({ check }) => check === 'documents')).toMatchObject({
				problem: expect.stringMatching(/^Invoice FA2026-00001: its content was changed/),
				faults: [
					{ rule: 'content.changed', document: 'FA2026-00001', fix: expect.stringContaining('backup') },
				],
			});
			const chains = await done(runStep(ledger('verify', { scope: 'chains' })));
			expect(chains).toMatchObject([
				{ check: 'auditChain', company: 'DUPONT', intact: true, booksIntact: true },
			]);
		}));
});

describe('Check Set-Up', () => {
	test('tells a new user what is missing and where to create it', () =>
		inUserFolder(async () => {
			const empty = await done(runStep(ledger('checkSetUp')));
			expectFields('setupCheck', empty);
			expect(empty[0]).toMatchObject({
				check: 'company',
				ok: false,
				ready: false,
				fix: expect.stringContaining('setup-company.json'),
			});
			await openWholesaler();
			const filled = await done(
				runStep(ledger('checkSetUp', { company: { __rl: true, mode: 'id', value: 'DUPONT' } })),
			);
			expectFields('setupCheck', filled);
			expect(filled.every(({ ready }) => ready === true)).toBe(true);
		}));
});

describe('Back Up', () => {
	test('writes a checked file into the n8n folder, and gives it to the next node when it is asked to', () =>
		inUserFolder(async (folder) => {
			await openWholesaler();
			await bill('A-1');
			const [report] = await done(runStep(ledger('backUp')));
			expectFields('backup', [report as Json]);
			const backups = join(folder, '.n8n', 'order-to-cash', 'backups');
			expect(report?.['path']).toBe(join(backups, 'ledger-20260310T090000000Z.sqlite'));
			const [item] = (
				await runStep(ledger('backUp', { outputFile: true, binaryPropertyName: 'file', keep: 1 }))
			).items;
			expect(item?.json['removed']).toEqual([report?.['name']]);
			const bytes = bytesOf(item as Item, 'file');
			expect(createHash('sha256').update(bytes).digest('hex')).toBe(item?.json['sha256']);
			expect(item?.binary?.['file']).toMatchObject({
				fileName: item?.json['name'],
				mimeType: 'application/vnd.sqlite3',
			});
			expect(readdirSync(backups)).toEqual([item?.json['name']]);
			expect(readFileSync(join(backups, String(item?.json['name']))).equals(bytes)).toBe(true);
		}));

	test('is refused with a reason under Continue On Fail, item by item', () =>
		inUserFolder(async () => {
			const run = await runStep({ ...ledger('backUp', { keep: 0.5 }), onError: 'continueRegularOutput' }, [
				{ a: 1 },
				{ a: 2 },
			]);
			expect(run.items.map(({ json }) => [json['a'], json['details'].rule])).toEqual([
				[1, 'input.invalid'],
				[2, 'input.invalid'],
			]);
		}));
});

describe('Export Audit Trail', () => {
	test('gives JSON Lines as a file', () =>
		inUserFolder(async () => {
			await openWholesaler();
			const [item] = (await runStep(ledger('exportAudit'))).items;
			expectFields('auditExport', [item?.json as Json]);
			expect(item?.binary?.['data']).toMatchObject({
				fileName: 'audit-2026-03-10.jsonl',
				mimeType: 'application/jsonl',
			});
			const lines = bytesOf(item as Item)
				.toString()
				.trimEnd()
				.split('\n');
			expect(lines).toHaveLength(1 + Number(item?.json['entries']));
			expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ledger: item?.json['ledger'] });
		}));
});

describe('Move to PostgreSQL', () => {
	test('asks for the credential to move to', () =>
		inUserFolder(async () => {
			await openWholesaler();
			const told = await failure(runStep(ledger('moveToPostgres')));
			expect(told.message).toMatch(/no ledger credential to move the books to/);
			expect(told.description).toMatch(/Create an Order to Cash Ledger credential/);
		}));

	test('moves the books under their own name; a node that was forgotten refuses, the others go on', () =>
		onPostgres((settings) =>
			inUserFolder(async () => {
				const options = { credentials: { Books: settings } };
				await openWholesaler();
				const [before] = await bill('A-1');
				const [planned] = await done(
					runStep(onBooks(ledger('moveToPostgres', { dryRun: true })), [{}], options),
				);
				expectFields('move', [planned as Json]);
				expect(planned).toMatchObject({ outcome: 'wouldMove', dryRun: true, documents: 1 });
				await bill('A-2');
				const [moved] = await done(runStep(onBooks(ledger('moveToPostgres')), [{}], options));
				expectFields('move', [moved as Json]);
				expect(moved).toMatchObject({ outcome: 'moved', ledger: before?.['ledger'], documents: 2 });
				expect(JSON.stringify(moved)).not.toContain(settings.password);

				const [after] = await bill('A-3', { credential: 'Books' }, options);
				expect(after).toMatchObject({ number: 'FA2026-00003', ledger: before?.['ledger'] });
				const [same] = await bill('A-1', { credential: 'Books' }, options);
				expect(same).toMatchObject({ id: before?.['id'], reused: true });
				const told = await failure(
					runStep({ ...sales('quotation', 'create'), name: 'Forgotten' }, [goods()]),
				);
				expect(told.message).toContain(`moved to ledger ${before?.['ledger']}`);
				expect(told.message).toContain("'Forgotten'");
				const anyway = await failure(
					runStep(sales('quotation', 'create', { options: { useEmbeddedLedgerAnyway: true } }), [goods()]),
				);
				expect(anyway.message).toMatch(/The books have moved to PostgreSQL/);
				const checks = await done(runStep(onBooks(ledger('verify')), [{}], options));
				expect(
					checks.every(({ booksIntact, database }) => booksIntact === true && database === 'postgres'),
				).toBe(true);
				const [again] = await done(runStep(onBooks(ledger('moveToPostgres')), [{}], options));
				expect(again).toMatchObject({ outcome: 'alreadyMoved' });
			}),
		));

	test('also when the credential was used before: what its first use marked is no second book', () =>
		onPostgres((settings) =>
			inUserFolder(async () => {
				const options = { credentials: { Books: settings } };
				await openWholesaler();
				const [before] = await bill('A-1');
				await done(runStep(onBooks(ledger('checkSetUp')), [{}], options));
				expect((await failure(runStep(sales('quotation', 'create'), [goods()]))).message).toMatch(
					/have moved/,
				);
				await done(runStep(onBooks(ledger('moveToPostgres')), [{}], options));
				expect(readFileSync(join(dirname(embeddedPath()), 'moved-to'), 'utf8')).toBe(before?.['ledger']);
				const [after] = await bill('A-2', { credential: 'Books' }, options);
				expect(after).toMatchObject({ number: 'FA2026-00002', ledger: before?.['ledger'] });
			}),
		));

	test('that did not finish leaves the old books open, and the new ones say how to go on', () =>
		onPostgres((settings) =>
			inUserFolder(async () => {
				const options = { credentials: { Books: settings } };
				await openWholesaler();
				await bill('A-1');
				await done(runStep(onBooks(ledger('moveToPostgres')), [{}], options));
				// As a killed run leaves both: the new books closed and noted as arriving, the old ones open.
				reopenOldBooks();
				await asServer(settings, `insert into ${settings.schema}.ledger_info values ('arriving', 'x')`);
				const told = await failure(runStep(onBooks(sales('quotation', 'create')), [goods()], options));
				expect(told.message).toMatch(/still arriving.*run Move to PostgreSQL again/);
				expect(told.description).toMatch(/Rule: ledger\.arriving/);
				expect(existsSync(join(dirname(embeddedPath()), 'moved-to'))).toBe(false);
				await bill('A-2');
				const [moved] = await done(runStep(onBooks(ledger('moveToPostgres')), [{}], options));
				expect(moved).toMatchObject({ outcome: 'moved', documents: 2 });
				const [after] = await bill('A-3', { credential: 'Books' }, options);
				expect(after).toMatchObject({ number: 'FA2026-00003' });
			}),
		));
});

function reopenOldBooks(): void {
	const database = new DatabaseSync(embeddedPath(), { timeout: 5000 });
	database.exec(`${SQLITE_SEAL.open}; delete from ledger_info where name = 'movedTo'`);
	database.close();
	rmSync(join(dirname(embeddedPath()), 'moved-to'));
}
