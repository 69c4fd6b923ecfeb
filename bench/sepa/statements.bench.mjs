import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { print, row } from '../support/report.mjs';

/** A statement (camt.053) of 200 MB, read as it comes: memory must not grow with its size. Each size in a process of its own. */

const MEGABYTES = Number(process.env.O2C_BENCH_STATEMENT ?? 200);
const MEASURE = fileURLToPath(new URL('measureStatement.mjs', import.meta.url));
/** A heap that holds no third of the file: whoever kept it would fail. */
const HEAP = ['--expose-gc', '--max-old-space-size=64'];

function measure(megabytes, shape) {
	const out = execFileSync(process.execPath, [...HEAP, MEASURE, String(megabytes), shape], {
		encoding: 'utf8',
	});
	return JSON.parse(out.trim().split('\n').at(-1));
}

const rows = ['entries', 'oneEntry'].flatMap((shape) => {
	const [few, many] = [measure(MEGABYTES / 4, shape), measure(MEGABYTES, shape)];
	console.log(
		`${shape}: ${many.transactions} transactions in ${Math.round(many.time)} ms, ${(MEGABYTES / (many.time / 1000)).toFixed(1)} MB a second`,
	);
	const what = shape === 'entries' ? 'an entry for each transaction' : 'all transactions in one entry';
	const against = (name, member, most) =>
		row(`${name} of ${MEGABYTES} MB against ${MEGABYTES / 4} MB, ${what}`, {
			measured: `${Math.round(many[member])} MB`,
			peer: `${Math.round(few[member])} MB`,
			ratio: many[member] / few[member],
			limit: { most },
		});
	return [against('Memory that is held', 'live', 1.1), against('Peak memory', 'peak', 1.5)];
});
print('camt.053.001.08', rows);
