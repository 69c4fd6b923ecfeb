import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../../test/postgres/server.mjs';

/**
 * Documents validated per second against what the same database commits per second in the same run: a row and a
 * flush to the disk is the physical limit of one validation at a time. Batches share a commit, so they may pass it.
 */

const require = createRequire(import.meta.url);
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const dist = join(root, 'dist');
const NOW = '2026-03-10T09:00:00.000Z';
const ONE_BY_ONE = 200;
const BATCH = 500;
const COMMITS = 500;

if (!existsSync(join(dist, 'ledger'))) {
	throw new Error('No dist/: run npm run build first. The benchmark measures what is shipped.');
}
const { openSqlite } = require(join(dist, 'ledger/sqlite/openSqlite.js'));
const { openPostgres } = require(join(dist, 'ledger/postgres/openPostgres.js'));
const { runUseCase } = require(join(dist, 'services/useCase.js'));
const { saveMaster } = require(join(dist, 'services/saveMaster.js'));
const { createDocument } = require(join(dist, 'services/createDocument.js'));
const { validateDocument } = require(join(dist, 'services/validateDocument.js'));

async function perSecond(count, work) {
	const startedAt = performance.now();
	await work();
	return (count * 1000) / (performance.now() - startedAt);
}

/** The best of several rounds: the machine's other work only ever slows one down. */
async function best(rounds, round) {
	const rates = [];
	for (let index = 0; index < rounds; index += 1) rates.push(await round());
	return Math.max(...rates);
}

async function all(context, useCase, inputs) {
	const outcomes = await runUseCase(useCase, context, inputs);
	for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
	return outcomes.map((outcome) => outcome.value.views[0]);
}

async function measureLedger(ledger) {
	const context = { ledger, actor: 'bench', now: () => NOW };
	const company = {
		code: 'BENCH',
		name: 'Bench',
		country: 'FR',
		currency: 'EUR',
		timeZone: 'Europe/Paris',
		language: 'fr',
		defaultTaxRate: '20',
	};
	await all(context, saveMaster('company'), [company]);
	await all(context, saveMaster('party'), [{ code: 'C', name: 'Customer', company: 'BENCH' }]);
	await all(context, saveMaster('product'), [
		{ code: 'P', name: 'Product', company: 'BENCH', unitPrice: '10' },
	]);
	const input = { customer: 'C', lines: Array.from({ length: 3 }, () => ({ product: 'P', quantity: 2 })) };
	const drafts = async (count) =>
		(
			await all(
				context,
				createDocument('invoice'),
				Array.from({ length: count }, () => input),
			)
		).map(({ id }) => ({ id }));
	const single = await best(3, async () => {
		const ids = await drafts(ONE_BY_ONE);
		return perSecond(ONE_BY_ONE, async () => {
			for (const id of ids) await all(context, validateDocument, [id]);
		});
	});
	const batch = await best(3, async () => {
		const ids = await drafts(BATCH);
		return perSecond(BATCH, () => all(context, validateDocument, ids));
	});
	return { single, batch };
}

async function measureSqlite() {
	const folder = mkdtempSync(join(tmpdir(), 'o2c-bench-'));
	try {
		const raw = new DatabaseSync(join(folder, 'raw.sqlite'));
		raw.exec('pragma journal_mode = wal; pragma synchronous = full; create table t (x text)');
		const insert = raw.prepare('insert into t values (?)');
		const commits = await best(3, () =>
			perSecond(COMMITS, () => {
				for (let index = 0; index < COMMITS; index += 1) {
					raw.exec('begin immediate');
					insert.run('x');
					raw.exec('commit');
				}
			}),
		);
		raw.close();
		const ledger = await openSqlite(join(folder, 'ledger.sqlite'), NOW);
		const measured = await measureLedger(ledger);
		await ledger.close();
		return { name: 'SQLite', commits, ...measured };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measurePostgres() {
	// The tests' server does not flush; a physical limit needs one that does.
	const server = await startPostgres({ fsync: 'on', full_page_writes: 'on' });
	try {
		const url = new URL(server.url);
		const [host, port, database, user, password] = [
			url.hostname,
			Number(url.port),
			url.pathname.slice(1),
			decodeURIComponent(url.username),
			decodeURIComponent(url.password),
		];
		const raw = new pg.Client({ host, port, database, user, password });
		await raw.connect();
		await raw.query('create table t (x text)');
		const commits = await best(3, () =>
			perSecond(COMMITS, async () => {
				for (let index = 0; index < COMMITS; index += 1) {
					await raw.query('begin');
					await raw.query('insert into t values ($1)', ['x']);
					await raw.query('commit');
				}
			}),
		);
		await raw.end();
		const ledger = await openPostgres(
			{ host, port, database, user, password, ssl: 'disable', schema: 'bench' },
			NOW,
		);
		const measured = await measureLedger(ledger);
		await ledger.close();
		return { name: 'PostgreSQL', commits, ...measured };
	} finally {
		await server.stop();
	}
}

const round = (value) => Math.round(value);
for (const measure of [measureSqlite, measurePostgres]) {
	const { name, commits, single, batch } = await measure();
	console.log(`${name}: ${round(commits)} raw commits/s`);
	console.log(
		`  one by one  ${round(single)} documents/s   ${(single / commits).toFixed(2)} of the commit rate`,
	);
	console.log(
		`  in a batch  ${round(batch)} documents/s   ${(batch / commits).toFixed(2)} of the commit rate`,
	);
}
