import { performance } from 'node:perf_hooks';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { contextOf, fillPostgres, fillSqlite } from '../support/deliveries.mjs';
import { dependency, shipped } from '../support/shipped.mjs';

/**
 * One size on one database, in a process of its own, so that its peak of memory is that of this size. Prints one line of
 * JSON: times in milliseconds, memory in megabytes.
 */

const [, , place, countText] = process.argv;
const count = Number(countText);
const { postgres, path } = JSON.parse(place);
const MEGABYTE = 1024;
const peak = () => process.resourceUsage().maxRSS / MEGABYTE;

async function timed(work) {
	const startedAt = performance.now();
	const result = await work();
	return [performance.now() - startedAt, result];
}

/** The rows of all notes and their lines, read straight, page by page, into JavaScript. */
async function readStraight() {
	const text = (from) =>
		`select * from documents where kind = 'deliveryNote' and id > ${from} order by id limit 1000`;
	const linesOf = (ids) =>
		`select * from document_lines where document_id in (${ids}) order by document_id, position`;
	let rows = 0;
	if (postgres) {
		const { host, port, database, user, password, schema } = postgres;
		const client = new (dependency('pg').Client)({
			host,
			port,
			database,
			user,
			password,
			options: `-c search_path=${schema}`,
		});
		await client.connect();
		for (let last = ''; ;) {
			const { rows: notes } = await client.query(text('$1'), [last]);
			if (notes.length === 0) break;
			const places = notes.map((_note, index) => `$${index + 1}`).join();
			rows +=
				notes.length +
				(
					await client.query(
						linesOf(places),
						notes.map(({ id }) => id),
					)
				).rows.length;
			last = notes.at(-1).id;
		}
		await client.end();
		return rows;
	}
	const database = new DatabaseSync(path, { readOnly: true });
	const documents = database.prepare(text('?'));
	for (let last = ''; ;) {
		const notes = documents.all(last);
		if (notes.length === 0) break;
		const places = notes.map(() => '?').join();
		rows += notes.length + database.prepare(linesOf(places)).all(...notes.map(({ id }) => id)).length;
		last = notes.at(-1).id;
	}
	database.close();
	return rows;
}

/** What grouping is given, collected beforehand. */
async function groupables(ledger) {
	const { openNoteRun } = shipped('services/grouping/noteRun.js');
	const { readCandidates } = shipped('services/grouping/readCandidates.js');
	const { now } = contextOf(ledger);
	const [company] = await ledger.read.masters.list({ kind: 'company', limit: 1 });
	const run = openNoteRun(ledger.read, company, {}, now());
	const notes = [];
	for await (const { candidates } of readCandidates(run, [{ companyId: company.id }], { invoiced: 0 }))
		for (const { groupable } of candidates) notes.push(groupable);
	return notes;
}

if (postgres) await fillPostgres(postgres, count);
else await fillSqlite(path, count);
const open = postgres
	? shipped('ledger/postgres/openPostgres.js').openPostgres
	: shipped('ledger/sqlite/openSqlite.js').openSqlite;
const ledger = await open(postgres ?? path, new Date().toISOString());
const { groupNotes } = shipped('services/groupNotes.js');
const { groupDeliveryNotes } = shipped('domain/grouping/groupDeliveryNotes.js');

const before = peak();
const loop = monitorEventLoopDelay({ resolution: 2 });
loop.enable();
const [grouping, grouped] = await timed(() => groupNotes(contextOf(ledger), {}));
loop.disable();
const groups = grouped.groups.length;
const groupingPeak = peak() - before;

const [reading] = await timed(readStraight);
const notes = await groupables(ledger);
const [pure] = await timed(() => groupDeliveryNotes(notes, { onDate: '2026-03-02' }));

const [invoicing, invoiced] = await timed(() =>
	groupNotes(contextOf(ledger), { createInvoices: 'validated' }),
);
if (invoiced.groups.length !== groups || invoiced.leftOut.length > 0)
	throw new Error('Not every group was invoiced');
const [second, again] = await timed(() => groupNotes(contextOf(ledger), {}));
if (again.groups.length > 0) throw new Error('A second run found something');
await ledger.close();
const stall = loop.max / 1e6;
console.log(
	JSON.stringify({
		count,
		groups,
		grouping,
		groupingPeak,
		reading,
		pure,
		invoicing,
		second,
		peak: peak(),
		stall,
	}),
);
