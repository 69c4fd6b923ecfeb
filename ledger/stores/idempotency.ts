import type { Kysely } from 'kysely';
import { refuse } from '../../domain/refusal';
import type { Writing } from '../port';
import type { LedgerTables } from '../schema';

export function writeIdempotency(db: Kysely<LedgerTables>, now: string): Writing['idempotency'] {
	return {
		async claim(key, operation, inputHash) {
			// On PostgreSQL this waits for a transaction that has claimed the key and not yet ended.
			const inserted = await db
				.insertInto('idempotency_records')
				.values({ key, operation, input_hash: inputHash, result: null, created_at: now })
				.onConflict((conflict) => conflict.column('key').doNothing())
				.executeTakeFirst();
			if (inserted.numInsertedOrUpdatedRows === 1n) return undefined;
			const record = await db
				.selectFrom('idempotency_records')
				.selectAll()
				.where('key', '=', key)
				.executeTakeFirstOrThrow();
			if (record.input_hash !== inputHash || record.operation !== operation) {
				refuse({
					rule: 'idempotency.otherInput',
					message: `The key '${key}' was used on ${record.created_at} for ${record.operation} with other input.`,
					fix: 'Use a new External Reference or Idempotency Key for new work; to repeat the old work, send the same input.',
				});
			}
			return { result: JSON.parse(record.result ?? 'null') as unknown };
		},
		async complete(key, result) {
			await db
				.updateTable('idempotency_records')
				.set({ result: JSON.stringify(result) })
				.where('key', '=', key)
				.execute();
		},
	};
}
