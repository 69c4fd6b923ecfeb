import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { print, row } from '../support/report.mjs';

/** A statement (camt.053) of 200 MB, read as it comes: memory must not grow with its size. Each size in a process of its own. */

const MEGABYTES = Number(process.env.O2C_BENCH_STATEMENT ?? 200);
const MEASURE = fileURLToPath(new URL('measureStatement.mjs', import.meta.url));

function measure(megabytes, shape) {
	const out = execFileSync(process.execPath, [MEASURE, String(megabytes), shape], { encoding: 'utf8' });
	return JSON.parse(out.trim().split('\n').at(-1));
}

const rows = ['entries', 'oneEntry'].map((shape) => {
	const [few, many] = [measure(MEGABYTES / 2, shape), measure(MEGABYTES, shape)];
	console.log(
		`${shape}: ${many.transactions} transactions in ${Math.round(many.time)} ms, ${(MEGABYTES / (many.time / 1000)).toFixed(1)} MB a second`,
	);
	const what = shape === 'entries' ? 'an entry for each transaction' : 'all transactions in one entry';
	return row(`Peak memory of ${MEGABYTES} MB against ${MEGABYTES / 2} MB, ${what}`, {
		measured: `${Math.round(many.peak)} MB`,
		peer: `${Math.round(few.peak)} MB`,
		ratio: many.peak / few.peak,
		limit: { most: 1.15 },
	});
});
print('camt.053.001.08', rows);
