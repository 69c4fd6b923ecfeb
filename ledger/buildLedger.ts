import type { Kysely } from 'kysely';
import { Patience, patiently } from './patience';
import type { Ledger, Reading } from './port';
import { closed } from './refusals';
import type { LedgerTables } from './schema';
import { reading } from './transaction';
import type { WriteEngine } from './writeEngine';
import { writeItems } from './writeItems';

type Use = <T>(task: () => Promise<T>) => Promise<T>;

/** Puts a ledger together from an engine that writes and a handle that reads. */
export async function buildLedger(
	database: Ledger['database'],
	engine: WriteEngine,
	readingDb: Kysely<LedgerTables>,
	close: () => Promise<void>,
): Promise<Ledger> {
	const id = await readInfo(readingDb, 'id');
	if (id === undefined) throw new Error('The ledger has no id: its migration did not finish');
	const active = new Set<Promise<unknown>>();
	let closing: Promise<void> | undefined;
	/** Closing waits for whole calls: the chunks that are left of a batch need the connection too. */
	const use: Use = async (task) => {
		if (closing) throw closed();
		const run = task();
		active.add(run);
		try {
			return await run;
		} finally {
			active.delete(run);
		}
	};
	return {
		id,
		database,
		read: eachBy(use, reading(readingDb)),
		write: (items, work, options) => use(() => writeItems({ engine, ledgerId: id, work, options }, items)),
		info: (name) => use(() => readInfo(readingDb, name)),
		setInfo: (name, value) => use(() => writeInfo(engine, name, value)),
		close: () => (closing ??= Promise.allSettled([...active]).then(close)),
	};
}

/** The same questions, each asked through `use`. */
function eachBy(use: Use, read: Reading): Reading {
	type Ask = (...given: unknown[]) => Promise<unknown>;
	const stores = Object.entries(read).map(([store, questions]) => {
		const asked = Object.entries(questions as Record<string, Ask>).map(([name, ask]): [string, Ask] => [
			name,
			(...given) => use(() => ask(...given)),
		]);
		return [store, Object.fromEntries(asked)];
	});
	return Object.fromEntries(stores) as Reading;
}

async function readInfo(db: Kysely<LedgerTables>, name: string): Promise<string | undefined> {
	const row = await db.selectFrom('ledger_info').select('value').where('name', '=', name).executeTakeFirst();
	return row?.value;
}

function writeInfo(engine: WriteEngine, name: string, value: string): Promise<void> {
	return patiently(engine, new Patience(), () =>
		engine.withConnection(async (connection) => {
			await connection
				.insertInto('ledger_info')
				.values({ name, value })
				.onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
				.execute();
		}),
	);
}
