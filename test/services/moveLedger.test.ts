import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { COPIED_TABLES } from '../../ledger/copy/tables';
import { movedMarkPath } from '../../ledger/embedded';
import { moveLedger, type MoveContext } from '../../services/moveLedger';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { NOW } from '../support/ledgers';
import { ruleOf, run, storyOn, WHOLESALER } from '../support/stories';
import { saveMaster } from '../../services/saveMaster';
import { fillBooks, surroundings, write, type Surroundings } from './embeddedBooks';
import { invoice } from './stage';

jest.setTimeout(120_000);

let at: Surroundings;
beforeEach(() => void (at = surroundings()));
afterEach(() => at.dispose());

const move = (more: Partial<MoveContext> = {}) =>
	moveLedger({ sourcePath: at.path, target: at.target, now: () => NOW, ...more });

describe('a move to PostgreSQL', () => {
	it('knows every table that a ledger has, so that none is left behind', async () => {
		await (await at.openOld()).close();
		await at.openNew();
		const database = new DatabaseSync(at.path);
		const inFile = database
			.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
			.all();
		database.close();
		const inSchema = await at.onServer(
			`select table_name as name from information_schema.tables where table_schema = '${at.target.schema}'`,
		);
		const known = [...COPIED_TABLES, 'schema_migrations'].sort();
		for (const tables of [inFile, inSchema])
			expect(tables.map(({ name }) => String(name)).sort()).toEqual(known);
	});

	it('takes everything along, and the new books go on where the old ones stopped', async () => {
		const story = await fillBooks(await at.openOld());
		const before = await invoice(story, { externalReference: 'BEFORE' });
		const report = await move();
		expect(report).toMatchObject({
			ledger: story.ledger.id,
			outcome: 'moved',
			from: at.path,
			to: expect.stringContaining(`schema ${at.target.schema}`) as string,
			documents: 4,
		});
		expect(report.to).not.toContain(at.target.password);
		expect(report.next.join(' ')).toMatch(/credential in every node.*cannot be seen from here/);
		expect(report.tables.filter(({ rows }) => rows === 0).map(({ table }) => table)).toEqual([
			'transmissions',
			'collections',
			'collection_claims',
			'debit_batches',
			'sepa_debits',
			'stripe_debits',
			'stripe_events',
			'dunning_steps',
			'dunning_holds',
			'einvoices',
			'einvoice_leases',
			'received_files',
			'intakes',
			'intake_files',
			'burned_numbers',
			'intents',
		]);

		const moved = storyOn({ ledger: await at.openNew() });
		expect(moved.ledger.id).toBe(story.ledger.id);
		expect(await moved.ledger.read.documents.get(before.id)).toEqual(
			await story.ledger.read.documents.get(before.id),
		);
		const reports = await verifyBooks(moved);
		expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
		expect(reports.reduce((sum, { entries }) => sum + (entries ?? 0), 0)).toBe(report.auditEntries);
		const again = await invoice(moved, { externalReference: 'BEFORE' });
		expect(again).toMatchObject({ id: before.id, number: before.number, reused: true });
		expect((await invoice(moved)).number).toBe('FA2026-00003');
		expect(readFileSync(movedMarkPath(at.path), 'utf8')).toBe(story.ledger.id);
	});

	it('closes the old books for whoever has them open, and leaves them to be read', async () => {
		const story = await fillBooks(await at.openOld());
		await move();
		expect(await write(story, 'LATE')).toMatch(
			/The books have moved to PostgreSQL .* Nothing was written: select/,
		);
		expect(await ruleOf(story, saveMaster('company'), { ...WHOLESALER, name: 'Other' })).toMatch(
			/have moved/,
		);
		expect((await story.ledger.read.documents.find({ limit: 100 })).length).toBe(3);
		expect((await story.ledger.read.masters.find('company', 'DUPONT'))?.name).toBe('Dupont & Fils');
		expect(areIntact(await verifyBooks(story))).toBe(true);
		// The seal is in the file itself: it holds for any program that opens it.
		const database = new DatabaseSync(at.path, { timeout: 5000 });
		expect(() => database.exec('delete from audit_entries where sequence = 1')).toThrow(/have moved/);
		database.close();
	});

	it('counts only in a dry run: no schema is made, the old books stay the books', async () => {
		const story = await fillBooks(await at.openOld());
		const report = await move({ dryRun: true });
		expect(report).toMatchObject({ outcome: 'wouldMove', ledger: story.ledger.id, documents: 3 });
		expect(report.rows).toBeGreaterThan(50);
		expect(await at.onServer(`select 1 from pg_namespace where nspname = '${at.target.schema}'`)).toEqual([]);
		expect(existsSync(movedMarkPath(at.path))).toBe(false);
		expect(await write(story, 'AFTER')).toBe('done');
	});

	it('takes over a schema that a credential has touched but nobody has filled', async () => {
		const story = await fillBooks(await at.openOld());
		const empty = await at.openNew();
		expect(empty.id).not.toBe(story.ledger.id);
		expect((await move({ dryRun: true })).outcome).toBe('wouldMove');
		expect((await move()).outcome).toBe('moved');
		expect((await at.openNew()).id).toBe(story.ledger.id);
	});

	it('refuses a target that holds books, and says so before anything is touched', async () => {
		const story = await fillBooks(await at.openOld());
		const other = storyOn({ ledger: await at.openNew() });
		await run(other, saveMaster('company'), WHOLESALER);
		for (const dryRun of [true, false])
			await expect(move({ dryRun })).rejects.toMatchObject({
				rule: 'move.targetNotEmpty',
				message: expect.stringContaining(other.ledger.id) as string,
			});
		expect(await write(story, 'OLD')).toBe('done');
		expect(await ruleOf(other, saveMaster('company'), { ...WHOLESALER, name: 'New' })).toBe('done');
	});

	it('refuses where there is nothing to move, or no server', async () => {
		await expect(move()).rejects.toMatchObject({ rule: 'move.noBooks' });
		expect(existsSync(at.path)).toBe(false);
		const story = await fillBooks(await at.openOld());
		await expect(move({ target: { ...at.target, password: 'hunter2-wrong' } })).rejects.toMatchObject({
			rule: 'move.interrupted',
			message: expect.not.stringContaining('hunter2') as string,
			fix: expect.stringContaining('again') as string,
		});
		expect(await write(story, 'STILL')).toBe('done');
	});

	it('done twice is done once, and nowhere else', async () => {
		await fillBooks(await at.openOld());
		await move();
		const moved = storyOn({ ledger: await at.openNew() });
		expect(await write(moved, 'NEW')).toBe('done');
		expect((await move()).outcome).toBe('alreadyMoved');
		expect((await move({ dryRun: true })).outcome).toBe('alreadyMoved');
		expect(await write(moved, 'NEWER')).toBe('done');
		const elsewhere = { ...at.target, schema: `${at.target.schema}_2` };
		await expect(move({ target: elsewhere })).rejects.toMatchObject({
			rule: 'move.movedElsewhere',
			message: expect.stringContaining(`schema ${at.target.schema};`) as string,
		});
		await at.onServer(`drop schema if exists ${elsewhere.schema} cascade`);
	});
});
