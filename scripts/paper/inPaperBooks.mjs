import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Work in books that hold one document and are gone afterwards, by the very services that the nodes use.
 *
 * @template T
 * @param {NodeJS.Require} load of dist/, from its command line
 * @param {string} actor
 * @param {(books: { context: Record<string, any>, run: Function, save: Function }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inPaperBooks(load, actor, work) {
	const { openSqlite } = load('../ledger/sqlite/openSqlite.js');
	const folder = mkdtempSync(join(tmpdir(), 'o2c-paper-'));
	try {
		const now = new Date().toISOString();
		const ledger = await openSqlite(join(folder, 'books.sqlite'), now);
		try {
			const context = { ledger, now: () => now, actor };
			const run = runner(load, context);
			const { saveMaster } = load('../services/saveMaster.js');
			return await work({ context, run, save: (kind, content) => run(saveMaster(kind), content) });
		} finally {
			await ledger.close();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Runs one use case on one input, and gives its first view. */
function runner(load, context) {
	const { runUseCase } = load('../services/useCase.js');
	return async (useCase, input) => {
		const [outcome] = await runUseCase(useCase, context, [input]);
		if (!outcome.ok) throw outcome.error;
		return outcome.value.views[0];
	};
}
