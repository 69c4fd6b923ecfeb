import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { MIGRATIONS } from '../../../ledger/migrations/index';
import type { Ledger } from '../../../ledger/port';
import { openSqlite } from '../../../ledger/sqlite/openSqlite';
import { inWriterQueue } from '../../../ledger/sqlite/writerQueue';
import { NOW } from '../../support/ledgers';
import { openBooks, write } from '../support/books';

/** The version that a migration after today's has. */
const NEXT = MIGRATIONS.length + 1;
const BEFORE_NEXT = `ledger.sqlite.before-v${NEXT}`;

describe('the SQLite file', () => {
	let folder: string;
	let handles: Ledger[];
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'o2c-file-'));
		handles = [];
	});
	afterEach(async () => {
		for (const handle of handles) await handle.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const open = async (path: string, ...rest: [] | [typeof MIGRATIONS]) => {
		const handle = await openSqlite(path, NOW, ...rest);
		handles.push(handle);
		return handle;
	};
	const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

	it("is its owner's alone, with the folders made for it and all that lies beside it", async () => {
		const path = join(folder, 'a', 'b', 'ledger.sqlite');
		const before = process.umask(0);
		try {
			await openBooks(await open(path));
			await open(path, [...MIGRATIONS, { version: NEXT, name: 'next', statements: [] }]);
		} finally {
			process.umask(before);
		}
		expect([mode(join(folder, 'a')), mode(join(folder, 'a', 'b'))]).toEqual(['700', '700']);
		const files = readdirSync(join(folder, 'a', 'b'));
		expect(files).toEqual(
			expect.arrayContaining(['ledger.sqlite', 'ledger.sqlite-wal', 'ledger.sqlite-shm', BEFORE_NEXT]),
		);
		for (const file of files) expect([file, mode(join(folder, 'a', 'b', file))]).toEqual([file, '600']);
	});

	it('leaves one whole file behind when the last handle closes', async () => {
		const path = join(folder, 'ledger.sqlite');
		const [one, two] = [await open(path), await open(path)];
		await openBooks(one);
		await one.close();
		await openBooks(two, 'TWO');
		await two.close();
		expect(readdirSync(folder)).toEqual(['ledger.sqlite']);
	});

	it('is copied whole before a migration, under a name that only a finished copy gets', async () => {
		const path = join(folder, 'ledger.sqlite');
		const books = await openBooks(await open(path));
		const next = [...MIGRATIONS, { version: NEXT, name: 'next', statements: ['drop table payments'] }];
		await open(path, next);
		await open(path, next);
		expect(readdirSync(folder).filter((file) => file.includes('before'))).toEqual([BEFORE_NEXT]);
		const copy = new DatabaseSync(`${path}.before-v${NEXT}`, { readOnly: true });
		expect(copy.prepare('select max(version) as version from schema_migrations').get()).toMatchObject({
			version: MIGRATIONS.length,
		});
		expect(copy.prepare('select count(*) as n from masters where id = ?').get(books.companyId)).toMatchObject(
			{ n: 1 },
		);
		expect(copy.prepare('select count(*) as n from payments').get()).toMatchObject({ n: 0 });
		copy.close();
	});

	it('is copied anew when an earlier migration failed after its copy', async () => {
		const path = join(folder, 'ledger.sqlite');
		const first = await open(path);
		const failing = [...MIGRATIONS, { version: NEXT, name: 'bad', statements: ['drop table nowhere'] }];
		await expect(openSqlite(path, NOW, failing)).rejects.toThrow('nowhere');
		const books = await openBooks(first);
		await expect(openSqlite(path, NOW, failing)).rejects.toThrow('nowhere');
		const copy = new DatabaseSync(`${path}.before-v${NEXT}`, { readOnly: true });
		expect(copy.prepare('select count(*) as n from masters where id = ?').get(books.companyId)).toMatchObject(
			{ n: 1 },
		);
		copy.close();
		expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([]);
	});

	it('is waited for at its first opening while another process writes in it', async () => {
		const path = join(folder, 'ledger.sqlite');
		// Not yet in WAL mode: the switch wants the file alone.
		const foreign = new DatabaseSync(path);
		foreign.exec('create table other (x); begin immediate; insert into other values (1)');
		const opening = open(path);
		await sleep(100);
		foreign.exec('commit');
		foreign.close();
		expect((await opening).id).toMatch(/^led_/);
	});

	it('is opened without its write lock when it is up to date', async () => {
		const path = join(folder, 'ledger.sqlite');
		const { id } = await open(path);
		const foreign = new DatabaseSync(path);
		foreign.exec('begin immediate');
		expect((await open(path)).id).toBe(id);
		foreign.exec('rollback');
		foreign.close();
	});

	it('says what is wrong with a file that is not a ledger, and lets go of it', async () => {
		const path = join(folder, 'ledger.sqlite');
		await openBooks(await open(join(folder, 'whole.sqlite')));
		await expect(openSqlite(folder, NOW)).rejects.toThrow();
		writeFileSync(path, 'not a database, but long enough to have a header to look at'.repeat(20));
		await expect(openSqlite(path, NOW)).rejects.toThrow('not a database');
		expect(existsSync(`${path}-wal`)).toBe(false);
	});

	it('has one writer in a process, however many handles, names and package versions', async () => {
		const path = join(folder, 'ledger.sqlite');
		const link = join(folder, 'link.sqlite');
		const one = await open(path);
		symlinkSync(path, link);
		const two = await open(link);
		const order: string[] = [];
		// What another version of the package does: it knows the queue by its global name only.
		const queues = (globalThis as unknown as Record<symbol, Map<string, Promise<unknown>>>)[
			Symbol.for('n8n-nodes-order-to-cash.writers')
		];
		const foreign = inWriterQueue(path, async () => {
			await sleep(30);
			order.push('foreign');
		});
		expect([...(queues?.keys() ?? [])]).toEqual([path]);
		const writes = [one, two, one].map((handle, index) =>
			write(handle, async () => void order.push(`write ${index}`)),
		);
		await Promise.all([foreign, ...writes]);
		expect(order).toEqual(['foreign', 'write 0', 'write 1', 'write 2']);
		expect(queues?.size).toBe(0);
	});

	it('goes on in the queue after a task that failed', async () => {
		const failing = inWriterQueue('somewhere', () => Promise.reject(new Error('no')));
		const next = inWriterQueue('somewhere', () => Promise.resolve('yes'));
		await expect(failing).rejects.toThrow('no');
		expect(await next).toBe('yes');
	});
});
