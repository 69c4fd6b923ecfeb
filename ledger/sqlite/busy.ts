import { Patience, patiently } from '../patience';
import type { Failure } from '../writeEngine';

const SQLITE_BUSY = 5;
/** Short, because SQLite keeps no queue: who asks more often gets the lock sooner. */
export const RETRY_WITHIN_MILLISECONDS = 25;

export function classifySqlite(error: unknown): Failure {
	const code = (error as { errcode?: unknown } | null)?.errcode;
	// The low byte is the primary code; extended codes such as SQLITE_BUSY_RECOVERY carry it.
	return typeof code === 'number' && (code & 0xff) === SQLITE_BUSY ? 'lockLost' : 'other';
}

/** Runs a statement until no other process holds the file. SQLite's own wait would block the event loop. */
export function whenFree<T>(run: () => T | Promise<T>): Promise<T> {
	const engine = { classify: classifySqlite, retryWithinMilliseconds: RETRY_WITHIN_MILLISECONDS };
	return patiently(engine, new Patience(), async () => run());
}
