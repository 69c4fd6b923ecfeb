import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPostgres } from '../support/places.mjs';
import { print, row } from '../support/report.mjs';

/**
 * Deferred invoicing of a month: delivery notes of five lines, fifty of each customer, grouped and invoiced. Time and
 * memory of a note must not grow with their number, and grouping itself must not take longer than three readings of the
 * same rows.
 */

const SIZES = (process.env.O2C_BENCH_NOTES ?? '1000,10000,100000').split(',').map(Number);
const SIZES_POSTGRES = (process.env.O2C_BENCH_NOTES_POSTGRES ?? SIZES.join()).split(',').map(Number);
const MEASURE = fileURLToPath(new URL('measure.mjs', import.meta.url));

function measure(place, count) {
	const out = execFileSync(process.execPath, [MEASURE, JSON.stringify(place), String(count)], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const result = JSON.parse(out.trim().split('\n').at(-1));
	const a = (spent) => `${((spent / count) * 1000).toFixed(0)} µs`;
	console.log(
		`${count} notes, ${result.groups} invoices: read and grouped ${a(result.grouping)} a note, invoiced ${a(result.invoicing - result.grouping)}, ` +
			`a second run ${a(result.second)}; peak ${Math.round(result.peak)} MB`,
	);
	return result;
}

function onSqlite(count) {
	const folder = mkdtempSync(join(tmpdir(), 'o2c-bench-notes-'));
	try {
		return measure({ path: join(folder, 'ledger.sqlite') }, count);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function report(title, results) {
	const [first, last] = [results[0], results.at(-1)];
	const each = (member, result) => result[member] / result.count;
	const grows = (what, member, most) =>
		row(`${what}: a note of ${last.count} against one of ${first.count}`, {
			measured: `${(each(member, last) * 1000).toFixed(0)} µs`,
			peer: `${(each(member, first) * 1000).toFixed(0)} µs`,
			ratio: each(member, last) / each(member, first),
			limit: { most },
		});
	print(title, [
		grows('Read and group', 'grouping', 1.5),
		grows('Read, group and invoice', 'invoicing', 1.5),
		...results.map((result) =>
			row(`Grouping alone against reading the rows: ${result.count} notes`, {
				measured: `${result.pure.toFixed(0)} ms`,
				peer: `${result.reading.toFixed(0)} ms`,
				ratio: result.reading / result.pure,
				limit: { least: 1 / 3 },
			}),
		),
		row('Peak of memory a note beyond the smallest size', {
			measured: `${(((last.peak - first.peak) * 1024) / (last.count - first.count)).toFixed(1)} kB`,
			peer: '16 kB',
			ratio: ((last.peak - first.peak) * 1024) / (last.count - first.count) / 16,
			limit: { most: 1 },
		}),
		row('Longest stall of the event loop while grouping, in ms', {
			measured: `${Math.round(last.stall)} ms`,
			peer: '50 ms',
			ratio: last.stall,
			limit: { most: 50 },
		}),
	]);
}

report('Deferred invoicing on SQLite', SIZES.map(onSqlite));
const onServer = await onPostgres((server) =>
	SIZES_POSTGRES.map((count) => measure({ postgres: { ...server, schema: `notes_${count}` } }, count)),
);
report('Deferred invoicing on PostgreSQL', onServer);
