import type { Kysely } from 'kysely';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import { periodOf } from '../../domain/numbering/pattern';
import { refuse } from '../../domain/refusal';
import type { Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { compiledOnce } from './compiledOnce';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;

export function readSeries(db: Db): Reading['series'] {
	return {
		async counters(seriesIds) {
			const rows = await inPages(seriesIds, (page) =>
				db
					.selectFrom('series_counters')
					.selectAll()
					.where('series_id', 'in', page)
					.orderBy('series_id')
					.orderBy('period')
					.execute(),
			);
			return rows.map((row) => ({
				seriesId: row.series_id,
				period: row.period,
				firstSequence: row.first_sequence,
				lastSequence: row.last_sequence,
				lastDate: row.last_date,
			}));
		},
		async numbered(seriesId, period, after, limit) {
			const rows = await db
				.selectFrom('documents')
				.select(['id', 'sequence', 'number', 'internal_reference', 'issue_date'])
				.where('series_id', '=', seriesId)
				.where('period', '=', period)
				.where('sequence', '>', after)
				.orderBy('sequence')
				.limit(limit)
				.execute();
			return rows.map((row) => ({
				documentId: row.id,
				sequence: row.sequence ?? 0,
				number: row.number ?? row.internal_reference ?? '',
				issueDate: row.issue_date,
			}));
		},
		async burned(seriesIds) {
			const rows = await inPages(seriesIds, (page) =>
				db
					.selectFrom('burned_numbers')
					.selectAll()
					.where('series_id', 'in', page)
					.orderBy('series_id')
					.orderBy('period')
					.orderBy('sequence')
					.execute(),
			);
			return rows.map((row) => ({
				seriesId: row.series_id,
				period: row.period,
				sequence: row.sequence,
				number: row.number,
				documentId: row.document_id,
				reason: row.reason,
				actor: row.actor,
				burnedAt: row.burned_at,
			}));
		},
	};
}

/**
 * Gapless numbering: the counter's row is locked until the transaction ends, and a rolled back transaction gives
 * the number back. `rowLocks` is off where the whole database is locked already (SQLite).
 */
export function writeSeries(db: Db, now: string, rowLocks: boolean): Writing['series'] {
	return {
		async take(seriesId, date, reset) {
			const period = periodOf(date, reset);
			const counter = await openCounter(db, seriesId, period, rowLocks);
			if (date < counter.last_date) refuseEarlier(date, counter.last_date);
			const sequence = counter.last_sequence + 1;
			await setCounter(db, seriesId, period, { last_sequence: sequence, last_date: date });
			return { seriesId, period, sequence };
		},
		async start(seriesId, period, nextSequence, lastDate) {
			const counter = await openCounter(db, seriesId, period, rowLocks);
			if (counter.last_sequence >= counter.first_sequence) refuseStarted(period, counter.last_sequence);
			await setCounter(db, seriesId, period, {
				first_sequence: nextSequence,
				last_sequence: nextSequence - 1,
				last_date: lastDate,
			});
		},
		async force(seriesId, date, reset, sequence) {
			const period = periodOf(date, reset);
			const counter = await openCounter(db, seriesId, period, rowLocks);
			await assertFree(db, seriesId, period, sequence);
			await assertBetweenNeighbours(db, seriesId, period, sequence, date);
			if (sequence > counter.last_sequence) {
				if (date < counter.last_date) refuseEarlier(date, counter.last_date);
				await setCounter(db, seriesId, period, { last_sequence: sequence, last_date: date });
			}
			return { seriesId, period, sequence };
		},
		async burn({ seriesId, period, sequence, number, documentId, reason, actor }) {
			await db
				.insertInto('burned_numbers')
				.values({
					series_id: seriesId,
					period,
					sequence,
					number,
					document_id: documentId,
					reason,
					actor,
					burned_at: now,
				})
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		},
	};
}

function setCounter(
	db: Db,
	seriesId: string,
	period: string,
	values: Partial<LedgerTables['series_counters']>,
) {
	return db
		.updateTable('series_counters')
		.set(values)
		.where('series_id', '=', seriesId)
		.where('period', '=', period)
		.execute();
}

async function openCounter(db: Db, seriesId: string, period: string, rowLocks: boolean) {
	return (
		(await lockCounter(db, seriesId, period, rowLocks)) ??
		(await startCounter(db, seriesId, period, rowLocks))
	);
}

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
	const fresh = { series_id: seriesId, period, first_sequence: 1, last_sequence: 0, last_date: '' };
	await db
		.insertInto('series_counters')
		.values(fresh)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await lockCounter(db, seriesId, period, rowLocks)) ?? fresh;
}

async function assertFree(db: Db, seriesId: string, period: string, sequence: number): Promise<void> {
	const at = { series_id: seriesId, period, sequence };
	const taken = await db
		.selectFrom('documents')
		.select(['id', 'number'])
		.where((where) => where.and(at))
		.executeTakeFirst();
	const burned = await db
		.selectFrom('burned_numbers')
		.select('reason')
		.where((where) => where.and(at))
		.executeTakeFirst();
	if (burned) {
		refuse({
			rule: 'number.burned',
			field: 'forceSequence',
			message: `Number ${sequence} of this series is burned: its document was deleted (${burned.reason}).`,
			fix: 'A burned number never comes back. Choose another one.',
		});
	}
	if (taken) {
		refuse({
			rule: 'number.taken',
			field: 'forceSequence',
			document: taken.id,
			message: `Number ${sequence} of this series is taken by ${taken.number ?? taken.id}.`,
			fix: 'Force a number into a hole or above the last one; Verify lists the holes.',
		});
	}
}

/** A forced number keeps the rule that numbers and dates of a series rise together. */
async function assertBetweenNeighbours(
	db: Db,
	seriesId: string,
	period: string,
	sequence: number,
	date: CalendarDate,
): Promise<void> {
	const neighbour = (side: '<' | '>') =>
		db
			.selectFrom('documents')
			.select(['issue_date'])
			.where('series_id', '=', seriesId)
			.where('period', '=', period)
			.where('sequence', side, sequence)
			.orderBy('sequence', side === '<' ? 'desc' : 'asc')
			.limit(1)
			.executeTakeFirst();
	const before = await neighbour('<');
	const after = await neighbour('>');
	if (before && date < before.issue_date) refuseEarlier(date, before.issue_date);
	if (after && date > after.issue_date) {
		refuse({
			rule: 'number.dateGoesBack',
			field: 'issueDate',
			message: `The date ${date} is later than ${after.issue_date}, the date of the next number of its series.`,
			fix: `Use ${after.issue_date} or an earlier date: numbers and dates of a series rise together.`,
		});
	}
}

function refuseEarlier(date: CalendarDate, last: CalendarDate): never {
	refuse({
		rule: 'number.dateGoesBack',
		field: 'issueDate',
		message: `The date ${date} is earlier than ${last}, the date of the last number of its series.`,
		fix: `Use ${last} or a later date: numbers and dates of a series rise together. A series that restarts every month lets dates go back within their month only.`,
	});
}

function refuseStarted(period: string, last: number): never {
	refuse({
		rule: 'series.started',
		field: 'nextNumber',
		message: `The series has given numbers already${period === '' ? '' : ` in ${period}`} (the last one is ${last}); its start cannot change any more.`,
		fix: 'Leave the next number out, create another series, or force a single number by privilege.',
	});
}
