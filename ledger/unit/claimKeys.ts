import type { Connection } from '../writeEngine';
import type { LedgerTx } from '../port';
import { answerOf, findKey, saveResult } from '../stores/idempotency';
import type { UnitOfWork } from './UnitOfWork';

/**
 * A key is looked up when it is claimed, and written with its result at the end. Between the two another transaction
 * may claim it as well; then the second of them finds it taken when it writes, and runs again.
 */
export function claimKeys(unit: UnitOfWork, now: string): LedgerTx['idempotency'] {
	const connection: Connection = unit.connection;
	const pending = (key: string) => unit.own.keys.get(key) ?? unit.settled.keys.get(key);
	return {
		async claim(key, operation, inputHash) {
			const record = pending(key) ?? (await findKey(connection, key));
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
