import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { movedMarkPath } from '../../ledger/embedded';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { moveLedger, type MoveContext } from '../../services/moveLedger';
import { runUseCase } from '../../services/useCase';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { startWorker } from '../ledger/support/job';
import { NOW } from '../support/ledgers';
import { ruleOf, run, storyOn, WHOLESALER, type Story } from '../support/stories';
import { saveMaster } from '../../services/saveMaster';
import { fillBooks, surroundings, type Surroundings } from './embeddedBooks';
import { invoice } from './stage';

jest.setTimeout(120_000);

let at: Surroundings;
beforeEach(() => void (at = surroundings()));
afterEach(() => at.dispose());

const move = (more: Partial<MoveContext> = {}) =>
	moveLedger({ sourcePath: at.path, target: at.target, now: () => NOW, ...more });

const ofLeroy = (externalReference: string) => ({
	company: 'DUPONT',
	customer: 'LEROY',
	lines: [{ product: 'OIL', quantity: 1 }],
	validate: true,
	externalReference,
});
/** `done`, or what a writer is told. */
const write = (story: Story, key: string) => ruleOf(story, createInvoiceFromLines, ofLeroy(key));

describe('a move to PostgreSQL', () => {
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

/** Which books take a new document after a process was killed there: never both, and `neither` until it is finished. */
const STEPS = [
	['sourceLocked', 'old'],
	['table:documents', 'old'],
	['table:audit_entries', 'old'],
	['copied', 'old'],
	['arrived', 'old'],
	['oldBooksClosed', 'neither'],
	['newBooksOpen', 'new'],
	['marked', 'new'],
] as const;

describe('a move that is killed', () => {
	it.each(STEPS)(
		'at %s leaves open: %s; running it again finishes it, and nothing is lost',
		async (killAt, open) => {
			const old = await fillBooks(await at.openOld());
			await expect(killedMove(killAt)).resolves.toBe('SIGKILL');
			const target = await at.openNew();
			const fresh = { ...storyOn({ ledger: target }) };
			// An empty schema knows no company: only arrived books could take the document.
			const [onOld, onNew] = [await write(old, 'MEANWHILE'), await write(fresh, 'MEANWHILE')];
			expect([onOld === 'done', onNew === 'done']).toEqual([open === 'old', open === 'new']);
			if (open !== 'old') expect(onOld).toMatch(/The books have moved/);
			if (open === 'neither') expect(onNew).toMatch(/still arriving.*run Move to PostgreSQL again/);

			const { outcome, ledger } = await move();
			expect(outcome).toBe({ old: 'moved', neither: 'finished', new: 'alreadyMoved' }[open]);
			const moved = storyOn({ ledger: await at.openNew() });
			expect(moved.ledger.id).toBe(ledger);
			expect(areIntact(await verifyBooks(moved))).toBe(true);
			expect(await write(old, 'LATE')).toMatch(/The books have moved/);
			const [meanwhile] = await runUseCase(createInvoiceFromLines, moved, [ofLeroy('MEANWHILE')]);
			expect(meanwhile).toMatchObject({
				ok: true,
				value: { reused: open !== 'neither', views: [{ number: 'FA2026-00002' }] },
			});
			expect(existsSync(movedMarkPath(at.path))).toBe(true);
		},
	);

	it('and whose old books are then replaced by older ones does not write over the newer ones', async () => {
		const older = await at.openOld();
		const story = await fillBooks(older);
		await older.close();
		const copy = join(dirname(at.path), 'older.sqlite');
		copyFileSync(at.path, copy);
		const newer = { ...story, ledger: await at.openOld() };
		expect(await write(newer, 'NEWER')).toBe('done');
		await newer.ledger.close();
		await killedMove('arrived');
		copyFileSync(copy, at.path);
		await expect(move()).rejects.toMatchObject({ rule: 'move.diverged' });
		expect(await at.onServer('select count(*)::int as count from documents')).toEqual([{ count: 4 }]);
	});
});

function killedMove(killAt: string): Promise<NodeJS.Signals | null> {
	const support = join(__dirname, '../ledger/support/register.cjs');
	const job = JSON.stringify({ sourcePath: at.path, target: at.target, killAt });
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', '--require', support, join(__dirname, 'moveWorker.ts'), job],
		{ stdio: ['ignore', 'inherit', 'inherit'] },
	);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (_code, signal) => resolve(signal));
	});
}

describe('writers during a move', () => {
	it('lose nothing: what they were told is written is in the new books, and the rest was refused', async () => {
		const old = await fillBooks(await at.openOld());
		const inputs = (name: string) => Array.from({ length: 60 }, (_, index) => ofLeroy(`${name}-${index}`));
		// One in this process, through the same queue; one in another, that knows only the lock of the file.
		const worker = await startWorker({
			kind: 'createInvoice',
			address: { database: 'sqlite', path: at.path },
			inputs: inputs('OTHER'),
		});
		worker.go();
		const here = Promise.all(inputs('HERE').map((input) => runUseCase(createInvoiceFromLines, old, [input])));
		const { ledger } = await move();
		const told = (await here).flat();
		const { report } = await worker.ended;

		const moved = storyOn({ ledger: await at.openNew() });
		expect(moved.ledger.id).toBe(ledger);
		const there = new Set((await moved.ledger.read.documents.find({ limit: 1000 })).map(({ id }) => id));
		const written = [
			...told.flatMap((outcome) => (outcome.ok ? outcome.value.views.map(({ id }) => id) : [])),
			...(report?.outcomes ?? []).flatMap(({ id }) => id ?? []),
		];
		expect(written.filter((id) => !there.has(id))).toEqual([]);
		expect(there.size).toBe(written.length + 3);
		const refused = [
			...told.flatMap((outcome) => (outcome.ok ? [] : String(outcome.error))),
			...(report?.outcomes ?? []).flatMap(({ error }) => error ?? []),
		];
		expect(written.length + refused.length).toBe(120);
		for (const reason of refused) expect(reason).toMatch(/The books have moved/);
		expect(areIntact(await verifyBooks(moved))).toBe(true);
	});
});
