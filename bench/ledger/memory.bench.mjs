import { createInvoices, invoice, openWholesaler, times } from '../support/invoices.mjs';
import { inUserFolder } from '../support/places.mjs';
import { print, row } from '../support/report.mjs';

/** Peak memory while invoices come in batches of a thousand: it must not grow with their number. */

const BATCH = 1_000;
const MOST = Number(process.env.O2C_BENCH_MEMORY ?? 100_000);
const MEGABYTE = 1024 * 1024;

if (!globalThis.gc) throw new Error('Run with --expose-gc: npm run bench:memory');

await inUserFolder(async () => {
	await openWholesaler();
	let peak = 0;
	const sample = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
	let first;
	for (let made = 0; made < MOST; made += BATCH) {
		await createInvoices(times(BATCH, (index) => invoice(made + index, 'M')));
		globalThis.gc();
		// The first batches load code and fill caches.
		if (made + BATCH === 5 * BATCH) first = peak;
		if ((made + BATCH) % (10 * BATCH) === 0)
			console.log(`${made + BATCH} invoices: peak ${Math.round(peak / MEGABYTE)} MB`);
	}
	clearInterval(sample);
	print(`Peak memory, ${BATCH} invoices at a time`, [
		row(`after ${MOST} invoices, against after ${5 * BATCH}`, {
			measured: `${Math.round(peak / MEGABYTE)} MB`,
			peer: `${Math.round(first / MEGABYTE)} MB`,
			ratio: peak / first,
			limit: { most: 1.3 },
		}),
	]);
});
