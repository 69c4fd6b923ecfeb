import type { Kysely } from 'kysely';
import type { Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
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
		async bearer(seriesId, number) {
			const row = await db
				.selectFrom('documents')
				.select('id')
				.where('series_id', '=', seriesId)
				.where('number', '=', number)
				.executeTakeFirst();
			return row?.id;
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

/** Counting itself is done by the unit of work, which writes each counter once a chunk. */
export function writeSeries(db: Db, now: string): Pick<Writing['series'], 'burn'> {
	return {
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
