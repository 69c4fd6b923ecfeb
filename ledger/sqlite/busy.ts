import { Patience, patiently } from '../patience';
import type { Failure } from '../writeEngine';
import { FileGone } from './FileGone';

/** Primary result codes; extended ones such as SQLITE_BUSY_RECOVERY carry them in their low byte. */
const MEANING: Readonly<Record<number, Failure>> = {
	5: 'lockLost', // SQLITE_BUSY
	8: 'notWritable', // SQLITE_READONLY
	10: 'notWritable', // SQLITE_IOERR
	13: 'noSpace', // SQLITE_FULL
	14: 'notWritable', // SQLITE_CANTOPEN
};
/** Short, because SQLite keeps no queue: who asks more often gets the lock sooner. */
export const RETRY_WITHIN_MILLISECONDS = 8;

export function classifySqlite(error: unknown): Failure {
	if (error instanceof FileGone) return 'notWritable';
	const code = (error as { errcode?: unknown } | null)?.errcode;
	return (typeof code === 'number' ? MEANING[code & 0xff] : undefined) ?? 'other';
}

/** Runs a statement until no other process holds the file. SQLite's own wait would block the event loop. */
export function whenFree<T>(run: () => T | Promise<T>): Promise<T> {
	const engine = { classify: classifySqlite, retryWithinMilliseconds: RETRY_WITHIN_MILLISECONDS };
	return patiently(engine, new Patience(), async () => run());
}
