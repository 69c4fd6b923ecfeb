import type { LedgerTables } from '../schema';
import type { Connection } from '../writeEngine';
import { compiledOnce } from './compiledOnce';

type CounterRow = LedgerTables['series_counters'];

/**
 * The counter of a series in one of its periods, locked until the transaction ends. `rowLocks` is off where the whole
 * database is locked already (SQLite).
 */
export async function lockCounter(
	db: Connection,
	seriesId: string,
	period: string,
	rowLocks: boolean,
): Promise<CounterRow | undefined> {
	const [row] = await compiledOnce(db, 'series.lock', [seriesId, period], () =>
		db
			.selectFrom('series_counters')
			.selectAll()
			.where('series_id', '=', seriesId)
			.where('period', '=', period)
			.$if(rowLocks, (query) => query.forUpdate()),
	);
	return row;
}

/** Of two that start a period together, the second waits for the first and then finds its row. */
export async function startCounter(
	db: Connection,
	seriesId: string,
	period: string,
	rowLocks: boolean,
): Promise<CounterRow> {
	const fresh = { series_id: seriesId, period, first_sequence: 1, last_sequence: 0, last_date: '' };
	await db
		.insertInto('series_counters')
		.values(fresh)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await lockCounter(db, seriesId, period, rowLocks)) ?? fresh;
}
