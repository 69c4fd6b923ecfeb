import { fileURLToPath } from 'node:url';
import { startSandboxes } from './startSandboxes.mjs';

/** The sandboxes as a process of their own: it says on one line what opens them, and ends with whoever started it. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const [sendEventsTo] = process.argv.slice(2);
const { sinvoice, misa, stripe, close } = await startSandboxes(
	root,
	{},
	// Long enough to see that a debit on its way is not paid.
	{ bankTakes: 60_000, ...(sendEventsTo ? { sendEventsTo } : {}) },
);
const told = Object.entries({ sinvoice, misa, stripe }).map(([name, { url, credential }]) => [
	name,
	{ url, credential },
]);
process.stdout.write(`${JSON.stringify(Object.fromEntries(told))}\n`);
process.stdin.resume();
process.stdin.once('end', () => void close().then(() => process.exit(0)));
