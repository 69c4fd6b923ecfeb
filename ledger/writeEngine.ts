import type { Kysely } from 'kysely';
import type { LedgerTables } from './schema';

export type Connection = Kysely<LedgerTables>;

/**
 * What an error means for a transaction that is not committed yet:
 * `lockLost` – busy, deadlock, serialisation: nothing was written, run it again;
 * `lockTimeout` – a lock was waited for as long as patience lasted;
 * `connectionLost` – the server went away: an uncommitted transaction is rolled back, a commit is in doubt;
 * `other` – the work itself, or a fault.
 */
export type Failure = 'lockLost' | 'lockTimeout' | 'connectionLost' | 'other';

/** What differs between the databases when it comes to writing. */
export interface WriteEngine {
	/** Runs with the one connection that may write; SQLite queues, PostgreSQL takes one of its pool. */
	withConnection<T>(use: (connection: Connection) => Promise<T>): Promise<T>;
	/** Statement that begins a transaction whose lock waits end after the given time. */
	begin(lockWaitMilliseconds: number): string;
	readonly rowLocks: boolean;
	/** Version of the newest migration that this code knows. */
	readonly version: number;
	classify(error: unknown): Failure;
	/** Longest pause before a lost lock is tried for again. */
	readonly retryWithinMilliseconds: number;
	/** Between two chunks: lets the event loop, and others who want the lock, have their turn. */
	pause(): Promise<void>;
}
