import type { Kysely } from 'kysely';
import { Refusal } from '../domain/refusal';
import type { Ledger } from './port';
import type { LedgerTables } from './schema';
import { reading } from './transaction';
import { writeItems, type WriteEngine } from './writeItems';

/** Puts a ledger together from an engine that writes and a handle that reads. */
export async function buildLedger(
	database: Ledger['database'],
	engineParts: Omit<WriteEngine, 'ledgerId'>,
	readingDb: Kysely<LedgerTables>,
	close: () => Promise<void>,
): Promise<Ledger> {
	const info = async (name: string) => {
		const row = await readingDb.selectFrom('ledger_info').select('value').where('name', '=', name).executeTakeFirst();
		return row?.value;
	};
	const id = await info('id');
	if (id === undefined) throw new Error('The ledger has no id: its migration did not finish');
	const engine: WriteEngine = { ...engineParts, ledgerId: id };
	let closed = false;
	return {
		id,
		database,
		read: reading(readingDb),
		write: (items, work, options) => {
			if (closed) throw closedRefusal();
			return writeItems(engine, items, work, options);
		},
		info,
		setInfo: (name, value) =>
			engine.withConnection(async (connection) => {
				await connection
					.insertInto('ledger_info')
					.values({ name, value })
					.onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
					.execute();
			}),
		close: async () => {
			if (closed) return;
			closed = true;
			await close();
		},
	};
}

function closedRefusal(): Refusal {
	return new Refusal({
		rule: 'ledger.closed',
		message: 'The ledger was closed, because a newer version of the package took over.',
		fix: 'Run the workflow again.',
	});
}
