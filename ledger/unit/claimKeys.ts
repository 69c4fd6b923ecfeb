import type { Connection } from '../writeEngine';
import type { LedgerTx } from '../port';
import type { LedgerTables } from '../schema';
import { answerOf, findKey, findKeys, saveResult } from '../stores/idempotency';
import type { UnitOfWork } from './UnitOfWork';

/**
 * A key is looked up when it is claimed, and written with its result at the end. Between the two another transaction
 * may claim it as well; then the second of them finds it taken when it writes, and runs again.
 */
export function claimKeys(unit: UnitOfWork, now: string): LedgerTx['idempotency'] {
	const connection: Connection = unit.connection;
	const pending = (key: string) => unit.own.keys.get(key) ?? unit.settled.keys.get(key);
	/** Keys that were looked up together; null where there was none. */
	const lookedUp = new Map<string, LedgerTables['idempotency_records'] | null>();
	return {
		async lookUp(keys) {
			const found = await findKeys(connection, keys);
			for (const key of keys) lookedUp.set(key, null);
			for (const record of found) lookedUp.set(record.key, record);
		},
		async claim(key, operation, inputHash) {
			const known = pending(key) ?? lookedUp.get(key);
			const record = known === undefined ? await findKey(connection, key) : known;
			if (record) return answerOf(record, operation, inputHash);
			unit.own.keys.set(key, { key, operation, input_hash: inputHash, result: null, created_at: now });
			return undefined;
		},
		async complete(key, result) {
			const record = pending(key);
			if (record) {
				unit.own.keys.set(key, { ...record, result: JSON.stringify(result) });
				return;
			}
			await unit.beforeWrite();
			await saveResult(connection, key, result);
		},
	};
}
