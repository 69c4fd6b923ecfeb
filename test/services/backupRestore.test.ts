import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { restoreBooks } from '../../ledger/copy/restoreBooks';
import { movedMarkPath } from '../../ledger/embedded';
import { openSqlite } from '../../ledger/sqlite/openSqlite';
import { backupLedger } from '../../services/backupLedger';
import { moveLedger } from '../../services/moveLedger';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { NOW } from '../support/ledgers';
import { storyOn } from '../support/stories';
import { fillBooks, surroundings, type Surroundings } from './embeddedBooks';
import { invoice } from './stage';

jest.setTimeout(120_000);

let at: Surroundings;
beforeEach(() => void (at = surroundings()));
afterEach(() => at.dispose());

const folder = () => join(dirname(at.path), 'backups');

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
