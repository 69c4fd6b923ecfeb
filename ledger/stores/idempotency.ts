import { refuse } from '../../domain/refusal';
import type { LedgerTables } from '../schema';
import type { Connection } from '../writeEngine';
import { compiledOnce } from './compiledOnce';
import { inPages } from './inPages';

type KeyRow = LedgerTables['idempotency_records'];

export async function findKey(db: Connection, key: string): Promise<KeyRow | undefined> {
	const [row] = await compiledOnce(db, 'idempotency.one', [key], () =>
		db.selectFrom('idempotency_records').selectAll().where('key', '=', key),
	);
	return row;
}

export function findKeys(db: Connection, keys: readonly string[]): Promise<KeyRow[]> {
	return inPages(keys, (page) =>
		db.selectFrom('idempotency_records').selectAll().where('key', 'in', page).execute(),
	);
}

/**
 * What was answered when the key was used first.
 *
 * @throws Refusal `idempotency.otherInput` when it was used for something else.
 */
export function answerOf(record: KeyRow, operation: string, inputHash: string): { result: unknown } {
	if (record.input_hash !== inputHash || record.operation !== operation) {
		refuse({
			rule: 'idempotency.otherInput',
			message: `The key '${record.key}' was used on ${record.created_at} for ${record.operation} with other input.`,
			fix: 'Use a new External Reference or Idempotency Key for new work; to repeat the old work, send the same input.',
		});
	}
	return { result: JSON.parse(record.result ?? 'null') as unknown };
}

/** For a key that an earlier transaction has claimed and left open. */
export async function saveResult(db: Connection, key: string, result: unknown): Promise<void> {
	await db
		.updateTable('idempotency_records')
		.set({ result: JSON.stringify(result) })
		.where('key', '=', key)
		.execute();
}
