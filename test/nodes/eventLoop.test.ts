import { monitorEventLoopDelay } from 'node:perf_hooks';
import { done, fixDate, goods, invoicing, runStep, sales, useUserFolder } from './support/bench';

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

/**
 * A correctness bound, not a benchmark: the design asks for 50 ms, and a busy test machine gets five times that. A
 * batch in one transaction, or one that never yields, takes several times as long.
 */
const BOUND_MS = 250;

test('a batch of 300 invoices on SQLite lets n8n do other things in between', async () => {
	// The first batch compiles what later ones reuse.
	await done(runStep(invoicing('invoice', 'createFromLines'), [goods(), goods()]));
	const items = Array.from({ length: 300 }, (_member, index) =>
		goods({ externalReference: `LOOP-${index}` }),
	);
	let turns = 0;
	const turning = setInterval(() => (turns += 1), 1);
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	const made = await done(runStep(invoicing('invoice', 'createFromLines', { validate: true }), items));
	delay.disable();
	clearInterval(turning);
	expect(made).toHaveLength(300);
	expect(delay.max / 1e6).toBeLessThan(BOUND_MS);
	// At least once in each chunk of 25.
	expect(turns).toBeGreaterThan(12);
});

test('a list of all of them does not hold it either', async () => {
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	const listed = await done(runStep(sales('invoice', 'getMany', { returnAll: true })));
	delay.disable();
	expect(listed.length).toBeGreaterThanOrEqual(300);
	expect(delay.max / 1e6).toBeLessThan(BOUND_MS);
});
