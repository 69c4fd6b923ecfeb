import type { CalendarDate } from '../../domain/dates/calendarDate';
import { periodOf } from '../../domain/numbering/pattern';
import type { LedgerTx, Reading, Writing } from '../port';
import { lockCounter, startCounter } from '../stores/counters';
import {
	assertBetweenNeighbours,
	assertFree,
	refuseEarlier,
	refuseForeign,
	refuseStarted,
} from '../stores/numberRules';
import type { CounterRow } from './layer';
import type { UnitOfWork } from './UnitOfWork';

type Tables = Reading['series'] & Pick<Writing['series'], 'burn'>;

/**
 * Gapless numbering: a counter's row is locked once a chunk and counted on in memory; it is written at the end, in the
 * same transaction as the documents that bear its numbers. An item that fails gives its numbers back with everything
 * else that it did.
 */
export function countNumbers(unit: UnitOfWork, tables: Tables): LedgerTx['series'] {
	const { connection, engine } = unit;

	const open = async (seriesId: string, period: string): Promise<CounterRow> => {
		const name = nameOf(seriesId, period);
		const known = unit.own.counters.get(name) ?? unit.settled.counters.get(name);
		if (known) return known.row;
		// The lock may be waited for in vain, which the item must survive.
		if (engine.rowLocks) await unit.guard();
		let row = await lockCounter(connection, seriesId, period, engine.rowLocks);
		if (!row) {
			await unit.guard();
			row = await startCounter(connection, seriesId, period, engine.rowLocks);
		}
		unit.own.counters.set(name, { row, changed: false });
		return row;
	};
	const change = (row: CounterRow, values: Partial<CounterRow>): void => {
		const next = { ...row, ...values };
		unit.own.counters.set(nameOf(row.series_id, row.period), { row: next, changed: true });
	};

	return {
		...tables,
		async counters(seriesIds) {
			await unit.flushCounters();
			return tables.counters(seriesIds);
		},
		async take(seriesId, date, reset) {
			const row = await open(seriesId, periodOf(date, reset));
			if (date < row.last_date) refuseEarlier(date, row.last_date);
			return count(row, row.last_sequence + 1, date);
		},
		async start(seriesId, period, nextSequence, lastDate) {
			const row = await open(seriesId, period);
			if (row.last_sequence >= row.first_sequence) refuseStarted(period, row.last_sequence);
			change(row, { first_sequence: nextSequence, last_sequence: nextSequence - 1, last_date: lastDate });
		},
		async force(seriesId, date, reset, sequence) {
			const row = await open(seriesId, periodOf(date, reset));
			if (sequence < row.first_sequence) refuseForeign(sequence, row.first_sequence);
			// The neighbours of the number may be documents of this chunk.
			await unit.flush();
			await assertFree(connection, row, sequence);
			await assertBetweenNeighbours(connection, row, sequence, date);
			if (sequence <= row.last_sequence) return { seriesId, period: row.period, sequence };
			if (date < row.last_date) refuseEarlier(date, row.last_date);
			return count(row, sequence, date);
		},
		async burn(number) {
			await unit.beforeWrite();
			await tables.burn(number);
		},
	};

	function count(row: CounterRow, sequence: number, date: CalendarDate) {
		change(row, { last_sequence: sequence, last_date: date });
		return { seriesId: row.series_id, period: row.period, sequence };
	}
}

function nameOf(seriesId: string, period: string): string {
	return `${seriesId}|${period}`;
}
