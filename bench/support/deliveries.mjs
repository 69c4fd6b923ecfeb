import { DatabaseSync } from 'node:sqlite';
import { dependency, shipped } from './shipped.mjs';

/** A wholesaler with customers that are billed by the month, and delivery notes of five lines for them. */

export const NOW = '2026-03-02T09:00:00.000Z';
const LINES = 5;
/** Notes of one customer, and so of one invoice. */
export const NOTES_A_CUSTOMER = 50;
const ROWS_AT_ONCE = 500;

const { runUseCase } = shipped('services/useCase.js');

async function run(context, useCase, inputs) {
	const outcomes = await runUseCase(useCase, context, inputs);
	const refused = outcomes.find(({ ok }) => !ok);
	if (refused) throw refused.error;
	return outcomes.flatMap(({ value }) => value.views);
}

/** Masters, and one order with its note, through the services. */
async function openWholesaler(context, customers) {
	const { saveMaster } = shipped('services/saveMaster.js');
	await run(context, saveMaster('company'), [
		{
			code: 'DUPONT',
			name: 'Dupont & Fils',
			country: 'FR',
			currency: 'EUR',
			timeZone: 'Europe/Paris',
			language: 'fr',
			defaultTaxRate: '20',
			legalMentions: 'off',
			address: { line1: '12 rue des Halles', postCode: '75001', city: 'Paris', country: 'FR' },
		},
	]);
	const parties = await run(
		context,
		saveMaster('party'),
		Array.from({ length: customers }, (_member, index) => ({
			code: `C${index}`,
			name: `Épicerie ${index}`,
			company: 'DUPONT',
			paymentDays: 30,
			billingPeriodicity: 'month',
			address: { line1: `${index} place du Marché`, postCode: '69002', city: 'Lyon', country: 'FR' },
		})),
	);
	const [order] = await run(context, shipped('services/createDocument.js').createDocument('salesOrder'), [
		{
			customer: 'C0',
			issueDate: '2026-02-01',
			validate: true,
			lines: Array.from({ length: LINES }, (_member, index) => ({
				description: `Article ${index}`,
				quantity: index + 1,
				unitPrice: 12.5 + index,
				taxRate: index % 2 === 0 ? 20 : 5.5,
			})),
		},
	]);
	const toNote = shipped('services/convertDocument.js').convertDocument('deliveryNote');
	await run(context, toNote, [{ id: order.id, issueDate: '2026-02-01', validate: true }]);
	return parties.map(({ id }) => id);
}

const TABLES = ['documents', 'document_lines', 'document_links', 'line_links', 'document_facts'];

/** The same rows for another order and note: new ids, numbers, customer and day. */
function* copies(template, parties, count) {
	const { newId } = shipped('ledger/newId.js');
	for (let index = 1; index < count; index += 1) {
		const ids = new Map();
		const renewed = (id) => {
			if (!ids.has(id)) ids.set(id, newId(id.slice(0, 3), NOW));
			return ids.get(id);
		};
		const party = parties[index % parties.length];
		const day = `2026-02-${String((Math.floor(index / parties.length) % 28) + 1).padStart(2, '0')}`;
		const rows = {};
		for (const table of TABLES) {
			rows[table] = template[table].map((row) => {
				const copy = { ...row };
				for (const column of Object.keys(copy))
					if (/(^|_)(document_id|line_id)$|^id$/.test(column) && copy[column] !== null)
						copy[column] = renewed(copy[column]);
				return copy;
			});
		}
		for (const document of rows.documents) {
			document.header = document.header
				.replaceAll(document.party_id, party)
				.replaceAll(document.issue_date, day);
			document.party_id = party;
			document.issue_date = day;
			document.sequence = index + 1;
			document.number = document.number.replace(/\d+$/, String(index + 1).padStart(6, '0'));
		}
		yield rows;
	}
}

/** Books with so many delivery notes to invoice; what one order and note look like is copied row by row. */
export async function fillSqlite(path, count) {
	const { openSqlite } = shipped('ledger/sqlite/openSqlite.js');
	const ledger = await openSqlite(path, NOW);
	const parties = await openWholesaler(contextOf(ledger), Math.max(1, count / NOTES_A_CUSTOMER));
	await ledger.close();
	const database = new DatabaseSync(path);
	const template = Object.fromEntries(
		TABLES.map((table) => [table, database.prepare(`select * from ${table}`).all()]),
	);
	const inserts = TABLES.map((table) => {
		const columns = Object.keys(template[table][0]);
		const text = `insert into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`;
		return { table, insert: database.prepare(text) };
	});
	database.exec('begin');
	for (const rows of copies(template, parties, count))
		for (const { table, insert } of inserts) for (const row of rows[table]) insert.run(...Object.values(row));
	database.exec('commit; pragma wal_checkpoint(truncate)');
	database.close();
}

export async function fillPostgres(settings, count) {
	const { openPostgres } = shipped('ledger/postgres/openPostgres.js');
	const { insertRows } = shipped('ledger/postgres/insertRows.js');
	const ledger = await openPostgres(settings, NOW);
	const parties = await openWholesaler(contextOf(ledger), Math.max(1, count / NOTES_A_CUSTOMER));
	await ledger.close();
	const { Client } = dependency('pg');
	const { host, port, database, user, password, schema } = settings;
	const client = new Client({ host, port, database, user, password, options: `-c search_path=${schema}` });
	await client.connect();
	// The statement of the package itself, on a client of our own.
	const connection = { executeQuery: ({ sql, parameters }) => client.query(sql, [...parameters]) };
	const template = {};
	for (const table of TABLES) template[table] = (await client.query(`select * from ${table}`)).rows;
	const pending = Object.fromEntries(TABLES.map((table) => [table, []]));
	const flush = async () => {
		for (const table of TABLES) await insertRows(connection, table, pending[table].splice(0), 'refuse');
	};
	for (const rows of copies(template, parties, count)) {
		for (const table of TABLES) pending[table].push(...rows[table]);
		if (pending.documents.length >= ROWS_AT_ONCE) await flush();
	}
	await flush();
	await client.query('analyze');
	await client.end();
}

export const contextOf = (ledger) => ({ ledger, now: () => NOW, actor: 'bench' });
