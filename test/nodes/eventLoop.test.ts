import { done, fixDate, goods, invoicing, runStep, sales, useUserFolder } from './support/bench';

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

/** How often others had their turn while the work ran. How long each turn took is the bench's business. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
	let turns = 0;
	const turning = setInterval(() => (turns += 1), 1);
	await work();
	clearInterval(turning);
	return turns;
}

test('a batch of 300 invoices on SQLite lets n8n do other things in between', async () => {
	const items = Array.from({ length: 300 }, (_member, index) =>
		goods({ externalReference: `LOOP-${index}` }),
	);
	const turns = await turnsDuring(async () => {
		const made = await done(runStep(invoicing('invoice', 'createFromLines', { validate: true }), items));
		expect(made).toHaveLength(300);
	});
	// At least once in each chunk of 25.
	expect(turns).toBeGreaterThan(12);
});

test('a list of all of them does not hold it either', async () => {
	const turns = await turnsDuring(async () => {
		const listed = await done(runStep(sales('invoice', 'getMany', { returnAll: true })));
		expect(listed.length).toBeGreaterThanOrEqual(300);
	});
	expect(turns).toBeGreaterThan(0);
});
