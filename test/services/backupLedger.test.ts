import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { restoreBooks } from '../../ledger/copy/restoreBooks';
import { movedMarkPath } from '../../ledger/embedded';
import type { Ledger } from '../../ledger/port';
import { openSqlite } from '../../ledger/sqlite/openSqlite';
import { backupLedger, type BackupContext } from '../../services/backupLedger';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { moveLedger } from '../../services/moveLedger';
import { runUseCase } from '../../services/useCase';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { watchLoop } from '../ledger/support/loopDelay';
import { DATABASES, NOW } from '../support/ledgers';
import { storyOn } from '../support/stories';
import { fillBooks, surroundings, type Surroundings } from './embeddedBooks';
import { invoice } from './stage';

jest.setTimeout(120_000);

let at: Surroundings;
beforeEach(() => void (at = surroundings()));
afterEach(() => at.dispose());

const folder = () => join(dirname(at.path), 'backups');
const ofDay = (day: number) => `2026-03-${String(day).padStart(2, '0')}T09:00:00.000Z`;

describe.each(DATABASES)('a backup of a ledger on %s', (database) => {
	const open = () => (database === 'sqlite' ? at.openOld() : at.openNew());
	const back = (keep = 7, now = NOW, more: Partial<BackupContext> = {}) =>
		backupLedger(
			{
				address:
					database === 'sqlite' ? { database, path: at.path } : { database: 'postgres', settings: at.target },
				folder: folder(),
				now: () => now,
				...more,
			},
			{ keep },
		);

	it('is a file of its own with everything in it, for its owner alone', async () => {
		const story = await fillBooks(await open());
		const report = await back();
		expect(report).toMatchObject({
			ledger: story.ledger.id,
			database,
			name: 'ledger-20260310T090000000Z.sqlite',
			documents: 3,
			removed: [],
		});
		const bytes = readFileSync(report.path);
		expect(report.size).toBe(bytes.length);
		expect(report.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
		expect(statSync(report.path).mode & 0o777).toBe(0o600);
		expect(statSync(folder()).mode & 0o777).toBe(0o700);
		expect(readdirSync(folder())).toEqual([report.name]);

		const copy = join(at.folder, 'copy.sqlite');
		copyFileSync(report.path, copy);
		const opened = await openSqlite(copy, NOW);
		try {
			expect(opened.id).toBe(story.ledger.id);
			const reports = await verifyBooks({ ledger: opened });
			expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
			expect(await opened.read.documents.find({ limit: 100 })).toEqual(
				await story.ledger.read.documents.find({ limit: 100 }),
			);
			const [file] = await attachmentsOf(opened);
			expect(file?.length).toBe(400_000);
			// The copy is open books: it goes on with the next number.
			expect((await invoice(storyOn({ ledger: opened }))).number).toBe('FA2026-00002');
		} finally {
			await opened.close();
		}
	});

	it('is taken while others write, without holding them up, and is one moment of the books', async () => {
		const story = await fillBooks(await open());
		const inputs = Array.from({ length: 120 }, (_, index) => ({
			company: 'DUPONT',
			customer: 'LEROY',
			lines: [{ product: 'OIL', quantity: 1 }],
			validate: true,
			externalReference: `BUSY-${index}`,
		}));
		const writing = runUseCase(createInvoiceFromLines, story, inputs);
		const loop = watchLoop();
		const report = await back();
		const { share } = loop();
		expect((await writing).every(({ ok }) => ok)).toBe(true);
		expect(share(50)).toBeLessThan(0.05);
		const opened = await openSqlite(report.path, NOW);
		try {
			expect(areIntact(await verifyBooks({ ledger: opened }))).toBe(true);
		} finally {
			await opened.close();
		}
	});

	it('keeps the newest ones, touches only those of these books, and clears away what a killed run has left', async () => {
		await fillBooks(await open());
		mkdirSync(folder(), { recursive: true });
		const foreign = join(folder(), 'ledger-20200101T000000000Z.sqlite');
		await (await openSqlite(foreign, NOW)).close();
		writeFileSync(join(folder(), 'notes.txt'), 'mine');
		const torn = join(folder(), 'ledger-20260301T090000000Z.sqlite.4711.part');
		writeFileSync(torn, 'half');
		utimesSync(torn, new Date(ofDay(1)), new Date(ofDay(1)));
		for (const day of [11, 12, 13]) await back(2, ofDay(day));
		const last = await back(2, ofDay(14));
		expect(last.removed).toEqual(['ledger-20260312T090000000Z.sqlite']);
		expect(readdirSync(folder()).sort()).toEqual([
			'ledger-20200101T000000000Z.sqlite',
			'ledger-20260313T090000000Z.sqlite',
			'ledger-20260314T090000000Z.sqlite',
			'notes.txt',
		]);
		// Two in the same moment do not write over each other.
		expect((await back(5, ofDay(14))).name).toBe('ledger-20260314T090000000Z-2.sqlite');
		expect(await back(1, ofDay(14))).toMatchObject({
			name: 'ledger-20260314T090000000Z-3.sqlite',
			removed: [
				'ledger-20260314T090000000Z-2.sqlite',
				'ledger-20260314T090000000Z.sqlite',
				'ledger-20260313T090000000Z.sqlite',
			],
		});
	});

	it('has no name before it is whole: what fails leaves no backup', async () => {
		await fillBooks(await open());
		for (const failing of ['copied', 'checked']) {
			const onStep = (step: string) => {
				if (step === failing) throw new Error('disk gone');
			};
			await expect(back(7, NOW, { onStep })).rejects.toThrow('disk gone');
			expect(readdirSync(folder())).toEqual([]);
		}
		await expect(back(0)).rejects.toMatchObject({ rule: 'input.invalid', field: 'keep' });
	});
});

async function attachmentsOf(ledger: Ledger): Promise<string[]> {
	const ids = (await ledger.read.documents.find({ limit: 100 })).map(({ id }) => id);
	const files = await ledger.read.attachments.ofDocuments(ids);
	return Promise.all(files.map(async ({ id }) => (await ledger.read.attachments.content(id)) ?? ''));
}

describe('a copy that is not whole', () => {
	it('is refused and not kept: a chain end that the books do not know', async () => {
		const story = await fillBooks(await at.openOld());
		await story.ledger.close();
		const database = new DatabaseSync(at.path);
		database.exec(`update audit_heads set hash = '${'c'.repeat(64)}'`);
		database.close();
		const backing = backupLedger({
			address: { database: 'sqlite', path: at.path },
			folder: folder(),
			now: () => NOW,
		});
		await expect(backing).rejects.toMatchObject({
			rule: 'backup.broken',
			fix: expect.stringContaining('Verify') as string,
		});
		expect(readdirSync(folder())).toEqual([]);
	});

	it('of books that are still arriving is refused', async () => {
		await fillBooks(await at.openOld());
		const onStep = (step: string) => {
			if (step === 'arrived') throw new Error('stopped');
		};
		await expect(
			moveLedger({ sourcePath: at.path, target: at.target, now: () => NOW, onStep }),
		).rejects.toMatchObject({ rule: 'move.interrupted' });
		const backing = backupLedger({
			address: { database: 'postgres', settings: at.target },
			folder: folder(),
			now: () => NOW,
		});
		await expect(backing).rejects.toMatchObject({ rule: 'backup.arriving' });
	});
});

describe('a restore', () => {
	const back = async () =>
		(await backupLedger({ address: { database: 'sqlite', path: at.path }, folder: folder(), now: () => NOW }))
			.path;
	const restore = (backup: string, more: object = {}) =>
		restoreBooks({
			backup,
			target: { database: 'sqlite', path: at.path },
			moveAside: false,
			now: NOW,
			...more,
		});

	it('puts a backup where no books are', async () => {
		const story = await fillBooks(await at.openOld());
		const backup = await back();
		const elsewhere = surroundings();
		try {
			const target = { database: 'sqlite', path: elsewhere.path } as const;
			const restored = await restoreBooks({ backup, target, moveAside: false, now: NOW });
			expect(restored).toMatchObject({
				ledger: story.ledger.id,
				documents: 3,
				aside: [],
				place: elsewhere.path,
			});
			expect(statSync(elsewhere.path).mode & 0o777).toBe(0o600);
			const ledger = await elsewhere.openOld();
			expect(areIntact(await verifyBooks({ ledger }))).toBe(true);
			expect((await invoice(storyOn({ ledger }))).number).toBe('FA2026-00002');
		} finally {
			await elsewhere.dispose();
		}
	});

	it('refuses where books are, and moves them aside when it is told to, while nobody has them open', async () => {
		const story = await fillBooks(await at.openOld());
		const backup = await back();
		const later = await invoice(story);
		await expect(restore(backup)).rejects.toMatchObject({
			rule: 'restore.booksThere',
			fix: expect.stringContaining('--move-aside') as string,
		});
		await expect(restore(backup, { moveAside: true })).rejects.toMatchObject({
			rule: 'restore.inUse',
			fix: expect.stringContaining('Stop n8n') as string,
		});
		expect(await story.ledger.read.documents.get(later.id)).toBeDefined();
		await story.ledger.close();
		const { aside } = await restore(backup, { moveAside: true });
		expect(aside).toEqual([`${at.path}.aside-20260310T090000000Z`]);
		expect(readdirSync(dirname(at.path)).sort()).toEqual([
			'backups',
			'ledger.sqlite',
			'ledger.sqlite.aside-20260310T090000000Z',
		]);
		const restored = await at.openOld();
		expect(await restored.read.documents.get(later.id)).toBeUndefined();
		const old = await openSqlite(aside[0] ?? '', NOW);
		expect(await old.read.documents.get(later.id)).toBeDefined();
		await old.close();
	});

	it('brings books back from PostgreSQL, and the mark of their move is put aside too', async () => {
		const story = await fillBooks(await at.openOld());
		await moveLedger({ sourcePath: at.path, target: at.target, now: () => NOW });
		await story.ledger.close();
		const { path: backup } = await backupLedger({
			address: { database: 'postgres', settings: at.target },
			folder: folder(),
			now: () => NOW,
		});
		const closed = join(at.folder, 'closed.sqlite');
		copyFileSync(at.path, closed);
		await expect(restore(closed, { moveAside: true })).rejects.toMatchObject({ rule: 'restore.sealed' });
		expect((await restore(backup, { moveAside: true })).aside).toHaveLength(2);
		expect(existsSync(movedMarkPath(at.path))).toBe(false);
		expect((await invoice(storyOn({ ledger: await at.openOld() }))).number).toBe('FA2026-00002');
	});

	it('fills an empty schema of PostgreSQL, in one go', async () => {
		const story = await fillBooks(await at.openOld());
		const backup = await back();
		const target = { database: 'postgres', settings: at.target } as const;
		const failing = { onStep: (step: string) => void (step === 'table:payments' && fail()) };
		await expect(restore(backup, { target, ...failing })).rejects.toThrow('stopped');
		expect(await at.onServer('select count(*)::int as count from documents')).toEqual([{ count: 0 }]);
		await restore(backup, { target });
		const ledger = await at.openNew();
		expect(ledger.id).toBe(story.ledger.id);
		expect(areIntact(await verifyBooks({ ledger }))).toBe(true);
		await expect(restore(backup, { target })).rejects.toMatchObject({ rule: 'restore.booksThere' });
		expect(readdirSync(folder())).toHaveLength(1);
	});

	it('refuses what is no backup, is broken, or comes from a newer package', async () => {
		await expect(restore(join(at.folder, 'none.sqlite'))).rejects.toMatchObject({ rule: 'restore.noBackup' });
		const text = join(at.folder, 'text.sqlite');
		writeFileSync(text, 'not a database');
		await expect(restore(text)).rejects.toMatchObject({ rule: 'restore.broken' });
		await (await fillBooks(await at.openOld())).ledger.close();
		const newer = join(at.folder, 'newer.sqlite');
		copyFileSync(at.path, newer);
		const database = new DatabaseSync(newer);
		database.exec("insert into schema_migrations values (999, 'later', 'now')");
		database.close();
		await expect(restore(newer, { moveAside: true })).rejects.toMatchObject({ rule: 'ledger.newer' });
		const torn = join(at.folder, 'torn.sqlite');
		writeFileSync(torn, readFileSync(at.path).subarray(0, 40_960));
		await expect(restore(torn, { moveAside: true })).rejects.toMatchObject({ rule: 'restore.broken' });
		expect(existsSync(at.path)).toBe(true);
	});
});

function fail(): never {
	throw new Error('stopped');
}
