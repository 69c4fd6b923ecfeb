import type { Kysely } from 'kysely';
import { refuse } from '../../domain/refusal';
import type { Intent, IntentState, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';

type Db = Kysely<LedgerTables>;

export function readIntents(db: Db): Reading['intents'] {
	return {
		async get(key, now) {
			const row = await db.selectFrom('intents').selectAll().where('key', '=', key).executeTakeFirst();
			return row && decodeIntent(row, now);
		},
		async inState(state, now, limit) {
			let query = db.selectFrom('intents').selectAll();
			if (state === 'open') query = query.where('state', '=', 'open').where('times_out_at', '>', now);
			else if (state === 'unknown') {
				query = query.where(({ or, and, eb }) =>
					or([eb('state', '=', 'unknown'), and([eb('state', '=', 'open'), eb('times_out_at', '<=', now)])]),
				);
			} else query = query.where('state', '=', state);
			const rows = await query.orderBy('opened_at').orderBy('key').limit(limit).execute();
			return rows.map((row) => decodeIntent(row, now));
		},
	};
}

export function writeIntents(db: Db, now: string): Writing['intents'] {
	return {
		async open({ key, operation, subjectId, payloadHash, timesOutAt }) {
			const fresh: LedgerTables['intents'] = {
				key,
				operation,
				subject_id: subjectId,
				payload_hash: payloadHash,
				attempt: 1,
				state: 'open',
				opened_at: now,
				times_out_at: timesOutAt,
				closed_at: null,
				outcome: null,
			};
			const inserted = await db
				.insertInto('intents')
				.values(fresh)
				.onConflict((conflict) => conflict.column('key').doNothing())
				.executeTakeFirst();
			if (inserted.numInsertedOrUpdatedRows === 1n) return decodeIntent(fresh, now);
			return reopen(db, fresh, now);
		},
		async close(key, state, outcome) {
			const result = await db
				.updateTable('intents')
				.set({ state, closed_at: now, outcome: JSON.stringify(outcome ?? null) })
				.where('key', '=', key)
				.where('state', 'in', ['open', 'unknown'])
				.executeTakeFirst();
			if (result.numUpdatedRows !== 1n) {
				refuse({
					rule: 'intent.notOpen',
					message: `The intent '${key}' is not open.`,
					fix: 'Read its outcome; an intent is closed once.',
				});
			}
		},
	};
}

/** Only a call that is known to have failed may be made again, and only with the same payload. */
async function reopen(db: Db, fresh: LedgerTables['intents'], now: string): Promise<Intent> {
	const current = await db
		.selectFrom('intents')
		.selectAll()
		.where('key', '=', fresh.key)
		.executeTakeFirstOrThrow();
	if (current.payload_hash !== fresh.payload_hash || current.state !== 'failed') {
		refuse({
			rule: 'intent.taken',
			message: `The intent '${fresh.key}' is ${decodeIntent(current, now).state}${current.payload_hash === fresh.payload_hash ? '' : ' with another payload'}.`,
			fix: 'Look up what became of it (Resume Unknown) before you send again.',
		});
	}
	const next = { ...fresh, attempt: current.attempt + 1 };
	// The attempt is part of the condition: of two that reopen together, one wins.
	const result = await db
		.updateTable('intents')
		.set(next)
		.where('key', '=', fresh.key)
		.where('attempt', '=', current.attempt)
		.executeTakeFirst();
	if (result.numUpdatedRows !== 1n) return reopen(db, fresh, now);
	return decodeIntent(next, now);
}

/** There is no background sender: a call that nobody closed in time may have happened. */
function decodeIntent(row: LedgerTables['intents'], now: string): Intent {
	const timedOut = row.state === 'open' && row.times_out_at <= now;
	return {
		key: row.key,
		operation: row.operation,
		subjectId: row.subject_id,
		payloadHash: row.payload_hash,
		attempt: row.attempt,
		state: timedOut ? 'unknown' : (row.state as IntentState),
		openedAt: row.opened_at,
		timesOutAt: row.times_out_at,
		closedAt: row.closed_at,
		outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as unknown),
	};
}
