import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { MIGRATIONS } from '../../../ledger/migrations/index';
import { openSqlite } from '../../../ledger/sqlite/openSqlite';
import { cancelDocument } from '../../../services/cancelDocument';
import { createDocument } from '../../../services/createDocument';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { NOW } from '../../support/ledgers';
import { openWholesaler, run, storyOn } from '../../support/stories';

const folder = mkdtempSync(join(tmpdir(), 'o2c-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Inserts a row; what is not given and may not be null is empty text or zero. */
function insert(database: DatabaseSync, table: string, given: Record<string, SQLInputValue>): void {
	const columns = database.prepare(`pragma table_info(${table})`).all() as Array<{
		name: string;
		type: string;
		notnull: number;
	}>;
	const row = columns.flatMap(({ name, type, notnull }): Array<[string, SQLInputValue]> => {
		if (name in given) return [[name, given[name] ?? null]];
		return notnull === 1 ? [[name, /int/i.test(type) ? 0 : '']] : [];
	});
	const names = row.map(([name]) => name).join(', ');
	const places = row.map(() => '?').join(', ');
	database
		.prepare(`insert into ${table} (${names}) values (${places})`)
		.run(...row.map(([, value]) => value));
}

test('payments and matches of books of the second version stay as they are, money to suppliers goes out', async () => {
	const path = join(folder, 'ledger.sqlite');
	await (await openSqlite(path, NOW, MIGRATIONS.slice(0, 2))).close();
	const old = new DatabaseSync(path, { enableForeignKeyConstraints: false });
	insert(old, 'masters', { id: 'com_1', kind: 'company', company_id: '', code: 'C' });
	insert(old, 'masters', { id: 'par_1', kind: 'party', company_id: 'com_1', code: 'P' });
	for (const [id, side] of [
		['inv_1', 'sale'],
		['sin_1', 'purchase'],
	] as const) {
		insert(old, 'documents', {
			id,
			side,
			company_id: 'com_1',
			party_id: 'par_1',
			currency: 'EUR',
			state: 'validated',
			validated_at: NOW,
		});
		const payment = `pay_${side}`;
		insert(old, 'payments', { id: payment, company_id: 'com_1', party_id: 'par_1', amount: 120 });
		insert(old, 'settlement_matches', {
			id: `mat_${side}`,
			document_id: id,
			source_kind: 'payment',
			source_id: payment,
			amount: 120,
			on_date: '2026-03-01',
		});
	}
	old.close();
	await (await openSqlite(path, NOW)).close();
	const now = new DatabaseSync(path, { readOnly: true });
	expect(now.prepare('select id, kind, amount, document_id from payments order by id').all()).toEqual([
		{ id: 'pay_purchase', kind: 'disbursement', amount: 120, document_id: null },
		{ id: 'pay_sale', kind: 'receipt', amount: 120, document_id: null },
	]);
	expect(
		now
			.prepare('select id, document_id, source_id, amount, undoes from settlement_matches order by id')
			.all(),
	).toEqual([
		{ id: 'mat_purchase', document_id: 'sin_1', source_id: 'pay_purchase', amount: 120, undoes: null },
		{ id: 'mat_sale', document_id: 'inv_1', source_id: 'pay_sale', amount: 120, undoes: null },
	]);
	expect(now.prepare('pragma foreign_key_check').all()).toEqual([]);
	now.close();
});

test('a note that books of the third version have validated has moved nothing, and moves nothing when it is cancelled', async () => {
	const path = join(folder, 'third.sqlite');
	const third = MIGRATIONS.slice(0, 3);
	const story = storyOn({ ledger: await openSqlite(path, NOW, third) });
	await openWholesaler(story);
	// A line without a product writes no movement, so that the code of today can validate it in the books of then.
	const note = await run(story, createDocument('deliveryNote'), {
		customer: 'MARTIN',
		lines: [{ description: 'Farine', quantity: 3 }],
		validate: true,
	});
	await story.ledger.close();
	const old = new DatabaseSync(path);
	expect(old.prepare("select name from sqlite_master where name = 'stock_movements'").all()).toEqual([]);
	old.close();

	const ledger = await openSqlite(path, NOW);
	const later = storyOn({ ledger });
	expect(areIntact(await verifyBooks(later))).toBe(true);
	await run(later, cancelDocument, { id: note.id });
	expect(await ledger.read.stock.find({ limit: 10 })).toEqual([]);
	expect(areIntact(await verifyBooks(later))).toBe(true);
	await ledger.close();
});
