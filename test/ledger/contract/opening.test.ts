import { MIGRATIONS } from '../../../ledger/migrations/index';
import type { Migration } from '../../../ledger/migrations/migration';
import type { Ledger } from '../../../ledger/port';
import { openPostgres } from '../../../ledger/postgres/openPostgres';
import { openSqlite } from '../../../ledger/sqlite/openSqlite';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openBooks, refusalOf, write } from '../support/books';

jest.setTimeout(30_000);

const next: Migration = {
	version: MIGRATIONS.length + 1,
	name: 'next',
	statements: ['alter table payments add column note text', 'create table extra (id text primary key)'],
};
const broken: Migration = {
	version: MIGRATIONS.length + 1,
	name: 'broken',
	statements: ['create table extra (id text primary key)', 'create table extra (id text)'],
};

describe.each(DATABASES)('opening a ledger on %s', (database) => {
	let test: TestLedger;
	let handles: Ledger[];
	beforeEach(async () => {
		test = await openTestLedger(database);
		handles = [];
	});
	afterEach(async () => {
		for (const handle of handles) await handle.close();
		await test.dispose();
	});

	const openWith = async (...migrations: Migration[]) => {
		const { address } = test;
		const all = [...MIGRATIONS, ...migrations];
		const handle =
			address.database === 'sqlite'
				? await openSqlite(address.path, NOW, all)
				: await openPostgres(address.settings, NOW, all);
		handles.push(handle);
		return handle;
	};

	it('keeps its id over handles and migrations', async () => {
		expect(test.ledger.id).toMatch(/^led_[0-9a-f-]{36}$/);
		expect((await test.open()).id).toBe(test.ledger.id);
		expect((await openWith(next)).id).toBe(test.ledger.id);
		expect(await test.ledger.info('id')).toBe(test.ledger.id);
	});

	it('keeps named information, and writes it over', async () => {
		const other = await test.open();
		expect(await test.ledger.info('movedTo')).toBeUndefined();
		await Promise.all([test.ledger.setInfo('movedTo', 'a'), other.setInfo('movedTo', 'b')]);
		await test.ledger.setInfo('movedTo', 'led_Đ');
		expect(await other.info('movedTo')).toBe('led_Đ');
	});

	it('migrates once when many open it together, and loses nothing', async () => {
		const books = await openBooks(test.ledger);
		const opened = await Promise.all(Array.from({ length: 5 }, () => openWith(next)));
		expect(new Set(opened.map((handle) => handle.id)).size).toBe(1);
		expect(await opened[0]?.read.masters.get('company', books.companyId)).toBeDefined();
	});

	it('makes one ledger when many open it for the first time', async () => {
		const { address } = test;
		const openFresh = () =>
			address.database === 'sqlite'
				? openSqlite(`${address.path}.fresh`, NOW)
				: openPostgres({ ...address.settings, schema: `${address.settings.schema}_fresh` }, NOW);
		const opened = await Promise.all(Array.from({ length: 4 }, openFresh));
		handles.push(...opened);
		expect(new Set(opened.map((handle) => handle.id)).size).toBe(1);
		if (address.database === 'postgres')
			await test.tamper(`drop schema ${address.settings.schema}_fresh cascade`);
	});

	it('refuses a ledger that a newer package has written, at opening and in a handle that was open', async () => {
		await openWith(next);
		expect(await refusalOf(test.open())).toBe('ledger.newer');
		expect(await refusalOf(write(test.ledger, async () => 1))).toBe('ledger.newer');
	});

	it('leaves the ledger as it was when a migration fails', async () => {
		await expect(openWith(broken)).rejects.toThrow('extra');
		expect((await test.open()).id).toBe(test.ledger.id);
		expect((await openWith(next)).id).toBe(test.ledger.id);
	});
});

describe('opening PostgreSQL', () => {
	let test: TestLedger;
	beforeEach(async () => (test = await openTestLedger('postgres')));
	afterEach(() => test.dispose());

	const settings = () => (test.address as Extract<TestLedger['address'], { database: 'postgres' }>).settings;

	it.each(['Public', 'a b', 'a;drop table x', '1a', '', 'é', 'a"b', 'x'.repeat(64)])(
		'refuses the schema name %j',
		async (schema) => {
			await expect(openPostgres({ ...settings(), schema }, NOW)).rejects.toThrow(RangeError);
		},
	);

	it('opens a ledger that is up to date for a user who may create nothing', async () => {
		const user = `reader_${Date.now()}`;
		const { schema } = settings();
		await test.tamper(`create role ${user} login password 'x'; grant usage on schema ${schema} to ${user};
			grant select, insert, update, delete on all tables in schema ${schema} to ${user}`);
		const handle = await openPostgres({ ...settings(), user, password: 'x' }, NOW);
		expect(handle.id).toBe(test.ledger.id);
		await openBooks(handle, 'GRANTED');
		await handle.close();
		await test.tamper(`drop owned by ${user}; drop role ${user}`);
	});

	it('says in plain words what it could not reach', async () => {
		await expect(openPostgres({ ...settings(), password: 'wrong' }, NOW)).rejects.toThrow(/password/);
		await expect(openPostgres({ ...settings(), database: 'nowhere' }, NOW)).rejects.toThrow(/nowhere/);
	});
});
