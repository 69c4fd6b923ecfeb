import type { Kysely } from 'kysely';
import { periodOf } from '../../domain/numbering/pattern';
import { refuse } from '../../domain/refusal';
import type { Writing } from '../port';
import type { LedgerTables } from '../schema';
import { compiledOnce } from './compiledOnce';

/**
 * Gapless numbering: the counter's row is locked until the transaction ends, and a rolled back transaction gives
 * the number back. `rowLocks` is off where the whole database is locked already (SQLite).
 */
export function writeSeries(db: Kysely<LedgerTables>, rowLocks: boolean): Writing['series'] {
	return {
		async take(seriesId, date, reset) {
			const period = periodOf(date, reset);
			const counter =
				(await lockCounter(db, seriesId, period, rowLocks)) ??
				(await startCounter(db, seriesId, period, rowLocks));
			if (date < counter.last_date) {
				refuse({
					rule: 'number.dateGoesBack',
					field: 'issueDate',
					message: `The date ${date} is earlier than ${counter.last_date}, the date of the last number of its series.`,
					fix: `Use ${counter.last_date} or a later date: numbers and dates of a series rise together.`,
				});
			}
			const sequence = counter.last_sequence + 1;
			await db
				.updateTable('series_counters')
				.set({ last_sequence: sequence, last_date: date })
				.where('series_id', '=', seriesId)
				.where('period', '=', period)
				.execute();
			return { seriesId, period, sequence };
		},
	};
}

type Db = Kysely<LedgerTables>;

async function lockCounter(db: Db, seriesId: string, period: string, rowLocks: boolean) {
	const [counter] = await compiledOnce(db, 'series.lock', [seriesId, period], () =>
		db
			.selectFrom('series_counters')
			.selectAll()
			.where('series_id', '=', seriesId)
			.where('period', '=', period)
			.$if(rowLocks, (query) => query.forUpdate()),
	);
	return counter;
}

/** Of two that start a period together, the second waits for the first and then finds its row. */
async function startCounter(db: Db, seriesId: string, period: string, rowLocks: boolean) {
	const fresh = { series_id: seriesId, period, last_sequence: 0, last_date: '' };
	await db
		.insertInto('series_counters')
		.values(fresh)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await lockCounter(db, seriesId, period, rowLocks)) ?? fresh;
}
