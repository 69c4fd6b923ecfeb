import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Ledger, LedgerTx } from '../../../ledger/port';
import { openPostgres } from '../../../ledger/postgres/openPostgres';
import { clientConfig } from '../../../ledger/postgres/settings';
import { NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, write, type Books } from '../support/books';

jest.setTimeout(40_000);

describe('locks on PostgreSQL', () => {
	let test: TestLedger;
	let ledger: Ledger;
	let books: Books;
	let foreign: Client;
	beforeAll(async () => {
		test = await openTestLedger('postgres');
		({ ledger } = test);
		books = await openBooks(ledger);
		const { settings } = test.address as Extract<TestLedger['address'], { database: 'postgres' }>;
		foreign = new Client(clientConfig(settings));
		await foreign.connect();
	});
	afterAll(async () => {
		await foreign.end();
		await test.dispose();
	});

	const drafts = async (count: number) => {
		const ids: string[] = [];
		for (let index = 0; index < count; index += 1) {
			ids.push(
				await write(ledger, async (tx) => {
					const draft = aDraft(tx, books);
					await tx.documents.insert(draft);
					return draft.id;
				}),
			);
		}
		return ids;
	};

	it('wait for the other transaction, and then see what it wrote', async () => {
		const [id = ''] = await drafts(1);
		await foreign.query('begin');
		await foreign.query(`update documents set state = 'cancelled' where id = $1`, [id]);
		const state = write(ledger, async (tx) => (await tx.documents.lock([id]))[0]?.state);
		await sleep(50);
		await foreign.query('commit');
		expect(await state).toBe('cancelled');
	});

	it('held for too long refuse the item that wants them; its neighbours are written', async () => {
		const ids = await drafts(4);
		await foreign.query('begin');
		await foreign.query('select 1 from documents where id = $1 for update', [ids[1]]);
		const startedAt = performance.now();
		const outcomes = await ledger.write(
			ids.map((input) => ({ key: input, input })),
			async (tx, id) => {
				await tx.documents.lock([id]);
				await tx.documents.setState(id, 'cancelled');
			},
			{ now: NOW },
		);
		expect(performance.now() - startedAt).toBeLessThan(14_000);
		await foreign.query('rollback');
		expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : (outcome.error as { rule: string }).rule))).toEqual(
			['ok', 'ledger.busy', 'ok', 'ok'],
		);
		expect((await ledger.read.documents.getMany(ids)).map((document) => document.state)).toEqual([
			'cancelled',
			'draft',
			'cancelled',
			'cancelled',
		]);
	});

	it('give a document to two conversions one after the other, in whatever order they name theirs', async () => {
		const other = await test.open();
		const ids = await drafts(6);
		const lockAll = (handle: Ledger, order: string[]) =>
			refusalOf(write(handle, (tx) => tx.documents.lock(order)));
		const runs = Array.from({ length: 10 }, (_, index) =>
			lockAll(index % 2 ? other : ledger, index % 2 ? ids : ids.toReversed()),
		);
		expect(new Set(await Promise.all(runs))).toEqual(new Set(['done']));
	});

	it('a key that somebody else uses between its look-up and its writing is found: the chunk runs again', async () => {
		const other = await test.open();
		const once = async (tx: LedgerTx, key: string, result: string) => {
			const before = await tx.idempotency.claim(key, 'op', 'same');
			if (before) return `${String(before.result)} again`;
			await tx.idempotency.complete(key, result);
			return result;
		};
		const ran: string[] = [];
		const items = ['k1', 'k2', 'k3'].map((input) => ({ key: input, input }));
		const outcomes = await ledger.write(
			items,
			async (tx, key) => {
				ran.push(key);
				const answer = await once(tx, key, 'ours');
				// Stands for another execution that is faster.
				if (key === 'k2' && answer === 'ours') await write(other, (theirs) => once(theirs, 'k2', 'theirs'));
				await tx.documents.insert(aDraft(tx, books, { owner: key }));
				return answer;
			},
			{ now: NOW },
		);
		expect(outcomes).toMatchObject([{ value: 'ours' }, { value: 'theirs again' }, { value: 'ours' }]);
		// On a slow machine the chunk ends before the third, which then runs once, in the next one.
		expect([
			['k1', 'k2', 'k3', 'k1', 'k2', 'k3'],
			['k1', 'k2', 'k1', 'k2', 'k3'],
		]).toContainEqual(ran);
		for (const { input: owner } of items)
			expect(await ledger.read.documents.find({ owner, limit: 10 })).toHaveLength(1);
	});

	it('are the same under a server that is set to another isolation', async () => {
		const { settings } = test.address as Extract<TestLedger['address'], { database: 'postgres' }>;
		const role = `serial_${Date.now()}`;
		await test.tamper(
			`create role ${role} login superuser password 'x'; alter role ${role} set default_transaction_isolation = 'serializable'`,
		);
		const strict = await openPostgres({ ...settings, user: role, password: 'x' }, NOW);
		const runs = Array.from({ length: 20 }, () =>
			write(strict, (tx) => tx.series.take(books.series[0] ?? '', '2026-03-10', 'yearly')),
		);
		const sequences = (await Promise.all(runs)).map((taken) => taken.sequence).sort((a, b) => a - b);
		expect(sequences).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
		await strict.close();
		await test.tamper(`drop role ${role}`);
	});
});
