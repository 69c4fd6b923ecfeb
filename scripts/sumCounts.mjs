import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Prints `N passed, N failed` over all runs that left counts in a folder; fails when nothing passed. */
const folder = process.argv[2];
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of readdirSync(folder)) {
	const counts = JSON.parse(readFileSync(join(folder, file), 'utf8'));
	for (const kind of Object.keys(sum)) sum[kind] += counts[kind];
}
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
