import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { milliseconds, print, row } from '../support/report.mjs';

/**
 * A file of 100,000 direct debits: against the same text put together by hand, without any rule or escaping, and against
 * the npm package `sepa`. Memory with debits that come one by one must not grow with their number. Each in a process of
 * its own.
 */

const COUNT = Number(process.env.O2C_BENCH_DEBITS ?? 100_000);
const MEASURE = fileURLToPath(new URL('measureDebits.mjs', import.meta.url));
const ROUNDS = 2;

function measure(what, count) {
	const out = execFileSync(process.execPath, [MEASURE, what, String(count)], {
		encoding: 'utf8',
		maxBuffer: 1e8,
	});
	return JSON.parse(out.trim().split('\n').at(-1));
}

/** The best of some rounds: what else the machine does only ever makes it slower. */
function best(what) {
	const rounds = Array.from({ length: ROUNDS }, () => measure(what, COUNT));
	return rounds.reduce((one, other) => (one.time <= other.time ? one : other));
}

const [ours, plain, peer] = ['ours', 'plain', 'peer'].map(best);
if (ours.hash !== plain.hash) throw new Error('The text put together by hand is another one.');
const planning = measure('planning', COUNT);
const [few, many] = [measure('memory', COUNT / 10), measure('memory', COUNT)];

print(`pain.008.001.08 with ${COUNT} debits, ${Math.round(ours.bytes / 1e6)} MB`, [
	row('Time to write it, against the same text put together by hand', {
		measured: milliseconds(ours.time),
		peer: milliseconds(plain.time),
		ratio: ours.time / plain.time,
		limit: { most: 3 },
	}),
	row('Time of the npm package sepa, against ours', {
		measured: milliseconds(ours.time),
		peer: milliseconds(peer.time),
		ratio: peer.time / ours.time,
		limit: { least: 5 },
	}),
	row('With every rule asked before, against the npm package, which asks few', {
		measured: milliseconds(planning.time),
		peer: milliseconds(peer.time),
		ratio: planning.time / peer.time,
	}),
	row(`Peak memory of ${COUNT} debits that come one by one, against ${COUNT / 10}`, {
		measured: `${Math.round(many.peak)} MB`,
		peer: `${Math.round(few.peak)} MB`,
		ratio: many.peak / few.peak,
		limit: { most: 1.3 },
	}),
]);
