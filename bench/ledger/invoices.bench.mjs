import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { createInvoices, invoice, LEDGER_CREDENTIAL, openWholesaler, times } from '../support/invoices.mjs';
import { inUserFolder, ledgerPath, onPostgres } from '../support/places.mjs';
import { milliseconds, print, row } from '../support/report.mjs';
import { readNewRows, TABLES, writeToPostgres, writeToSqlite } from '../support/rows.mjs';
import { runNode, useBuiltIn } from '../support/runNode.mjs';
import { dependency, ofHost, shipped } from '../support/shipped.mjs';

/**
 * Invoices of ten lines, created and validated by the Create Invoice node on n8n-core, against the same rows written
 * straight into the same database with prepared statements in one transaction.
 */

const ON_SQLITE = Number(process.env.O2C_BENCH_INVOICES ?? 10_000);
const ON_POSTGRES = Number(process.env.O2C_BENCH_INVOICES_POSTGRES ?? 2_000);
const closeLedgers = () => shipped('nodes/shared/ledgerHandle.js').closeLedgers();
const batch = (count, prefix) => times(count, (index) => invoice(index, prefix));
/** How long a disk takes for one large commit varies by half; the middle of five is what it usually takes. */
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measureSqlite() {
	const aside = mkdtempSync(join(tmpdir(), 'o2c-bench-rows-'));
	try {
		return await inUserFolder(async (folder) => {
			await openWholesaler();
			await createInvoices(batch(500, 'WARM'));
			await closeLedgers();
			const before = join(aside, 'before.sqlite');
			copyFileSync(ledgerPath(folder), before);
			const loop = monitorEventLoopDelay({ resolution: 2 });
			loop.enable();
			const run = await createInvoices(batch(ON_SQLITE, 'A'));
			loop.disable();
			await closeLedgers();
			if (run.items.some(({ json }) => !json.number)) throw new Error('An invoice has no number');
			const rows = readNewRows(ledgerPath(folder), before);
			const straight = middle(
				times(5, (index) => {
					const copy = join(aside, `copy-${index}.sqlite`);
					copyFileSync(before, copy);
					return writeToSqlite(copy, rows);
				}),
			);
			const masters = readMasters(before);
			return { run, rows, masters, straight, stall: loop.max / 1e6 };
		});
	} finally {
		rmSync(aside, { recursive: true, force: true });
	}
}

function readMasters(path) {
	const database = new DatabaseSync(path, { readOnly: true });
	const rows = database.prepare('select * from masters').all();
	database.close();
	return rows;
}

/** The rows of the first invoices alone, for a database on which all of them would take too long. */
function firstInvoices({ rows, counters }, count) {
	const ids = new Set(rows.documents.slice(0, count).map(({ id }) => id));
	const pick = {
		documents: ({ id }) => ids.has(id),
		document_lines: (line) => ids.has(line.document_id),
		document_facts: (fact) => ids.has(fact.document_id),
		idempotency_records: (_record, index) => index < count,
		audit_entries: (entry) => ids.has(entry.subject_id),
	};
	const some = Object.keys(TABLES).map((table) => [table, rows[table].filter(pick[table])]);
	return { rows: Object.fromEntries(some), counters };
}

async function measurePostgres({ rows, masters }) {
	return onPostgres(async (server) => {
		const pg = dependency('pg');
		const counting = countStatements(pg);
		const ours = { ...server, schema: 'ours' };
		const credentials = { [LEDGER_CREDENTIAL]: ours };
		let run;
		let statements;
		await inUserFolder(async () => {
			await openWholesaler(credentials);
			await createInvoices(batch(200, 'WARM'), credentials);
			const from = counting.count;
			run = await createInvoices(batch(ON_POSTGRES, 'A'), credentials);
			statements = (counting.count - from) / ON_POSTGRES;
		});
		counting.stop();
		const part = firstInvoices(rows, ON_POSTGRES);
		const straight = await writeStraight(pg, server, masters, part);
		return { run, statements, straight, builtIn: await insertByBuiltIn(pg, server, masters, part) };
	});
}

/** Every statement that this process sends is one round trip. */
function countStatements(pg) {
	const { query } = pg.Client.prototype;
	const counting = { count: 0, stop: () => void (pg.Client.prototype.query = query) };
	pg.Client.prototype.query = function (...given) {
		counting.count += 1;
		return query.apply(this, given);
	};
	return counting;
}

async function emptySchema(pg, server, schema, masters) {
	const { openPostgres } = shipped('ledger/postgres/openPostgres.js');
	await (await openPostgres({ ...server, schema }, new Date().toISOString())).close();
	const { host, port, database, user, password } = server;
	const client = new pg.Client({ host, port, database, user, password, options: `-c search_path=${schema}` });
	await client.connect();
	for (const master of masters) {
		const names = Object.keys(master);
		const places = names.map((_name, index) => `$${index + 1}`);
		await client.query(
			`insert into masters (${names.join(', ')}) values (${places.join(', ')})`,
			Object.values(master),
		);
	}
	return client;
}

async function writeStraight(pg, server, masters, rows) {
	const client = await emptySchema(pg, server, 'straight', masters);
	try {
		return await writeToPostgres(client, rows);
	} finally {
		await client.end();
	}
}

/** n8n's own Postgres node inserts the rows table by table, its columns mapped by their names. */
async function insertByBuiltIn(pg, server, masters, { rows }) {
	const module = ofHost('n8n-nodes-base/dist/nodes/Postgres/Postgres.node.js');
	if (!module) return undefined;
	await (await emptySchema(pg, server, 'built_in', masters)).end();
	useBuiltIn('n8n-nodes-base.postgres', new module.Postgres());
	const { host, port, database, user, password } = server;
	const credential = {
		host,
		port,
		database,
		user,
		password,
		ssl: 'disable',
		sshTunnel: false,
		maxConnections: 5,
	};
	const startedAt = performance.now();
	for (const [table, all] of Object.entries(rows)) {
		const node = {
			type: 'n8n-nodes-base.postgres',
			typeVersion: 2.6,
			credentials: { postgres: { id: '1', name: 'postgres' } },
			parameters: {
				resource: 'database',
				operation: 'insert',
				schema: { __rl: true, mode: 'name', value: 'built_in' },
				table: { __rl: true, mode: 'name', value: table },
				columns: { mappingMode: 'autoMapInputData', value: {} },
				options: { queryBatching: 'single' },
			},
		};
		await runNode(node, all, { postgres: credential });
	}
	return performance.now() - startedAt;
}

const perSecond = (count, spent) => `${Math.round((count * 1000) / spent)}/s`;

const sqlite = await measureSqlite();
const rowCount = Object.values(sqlite.rows.rows).reduce((sum, all) => sum + all.length, 0);
console.log(
	`SQLite: ${ON_SQLITE} invoices of ten lines, ${rowCount} rows: ${perSecond(ON_SQLITE, sqlite.run.milliseconds)}`,
);
const postgres = await measurePostgres(sqlite);
console.log(`PostgreSQL: ${ON_POSTGRES} invoices: ${perSecond(ON_POSTGRES, postgres.run.milliseconds)}`);
print('Create and validate invoices of ten lines through the node', [
	row('SQLite: the same rows straight, one transaction', {
		measured: milliseconds(sqlite.run.milliseconds),
		peer: milliseconds(sqlite.straight),
		ratio: sqlite.run.milliseconds / sqlite.straight,
		limit: { most: 6 },
	}),
	row('SQLite: longest stall of the event loop, in ms', {
		measured: milliseconds(sqlite.stall),
		peer: '50 ms',
		ratio: sqlite.stall,
		limit: { most: 50 },
	}),
	row('PostgreSQL: the same rows straight, one transaction', {
		measured: milliseconds(postgres.run.milliseconds),
		peer: milliseconds(postgres.straight),
		ratio: postgres.run.milliseconds / postgres.straight,
		limit: { most: 6 },
	}),
	row('PostgreSQL: round trips a document', {
		measured: postgres.statements.toFixed(2),
		peer: '',
		ratio: postgres.statements,
		limit: { most: 6 },
	}),
	...(postgres.builtIn === undefined
		? []
		: [
				row("PostgreSQL: n8n's Postgres node inserting the same rows", {
					measured: milliseconds(postgres.run.milliseconds),
					peer: milliseconds(postgres.builtIn),
					ratio: postgres.run.milliseconds / postgres.builtIn,
					limit: { most: 1 },
				}),
			]),
]);
if (postgres.builtIn === undefined)
	console.log(
		"SKIPPED: n8n's Postgres node, because host/ is not installed (node scripts/host/install.mjs).",
	);
// n8n's Postgres node keeps its connections open, and with them the process.
process.exit(0);
