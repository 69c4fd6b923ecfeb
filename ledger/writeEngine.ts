import type { Kysely } from 'kysely';
import type { LedgerTables } from './schema';
import type { RememberedMasters } from './unit/RememberedMasters';

export type Connection = Kysely<LedgerTables>;

/**
 * What an error means for a transaction that is not committed yet:
 * `lockLost` – busy, deadlock, serialisation: nothing was written, run it again;
 * `lockTimeout` – a lock was waited for as long as patience lasted;
 * `connectionLost` – the server went away: an uncommitted transaction is rolled back, a commit is in doubt;
 * `noSpace` – the disk is full: nothing was written, and nothing will be until there is room;
 * `notWritable` – the file is gone, or may be read only: nothing was written;
 * `other` – the work itself, or a fault.
 */
export type Failure = 'lockLost' | 'lockTimeout' | 'connectionLost' | 'noSpace' | 'notWritable' | 'other';

export type Table = keyof LedgerTables;

/** What differs between the databases when it comes to writing. */
export interface WriteEngine {
	/** Runs with the one connection that may write; SQLite queues, PostgreSQL takes one of its pool. */
	withConnection<T>(use: (connection: Connection) => Promise<T>): Promise<T>;
	/** Statement that begins a transaction whose lock waits end after the given time. */
	begin(lockWaitMilliseconds: number): string;
	readonly rowLocks: boolean;
	/** Each statement is a round trip to a server. */
	readonly isRemote: boolean;
	/** Version of the newest migration that this code knows. */
	readonly version: number;
	classify(error: unknown): Failure;
	/** True when the error has broken the whole transaction, unless a savepoint stands before it. */
	breaksTransaction(error: unknown): boolean;
	/** Longest pause before a lost lock is tried for again. */
	readonly retryWithinMilliseconds: number;
	/** After this long, a chunk takes no further item. */
	readonly chunkMilliseconds: number;
	/** Between two chunks: lets the event loop, and others who want the lock, have their turn. */
	pause(): Promise<void>;
	/**
	 * Inserts rows that all have the same columns, in their order.
	 *
	 * @param known what to do with a row whose key is there already.
	 * @returns number of rows that were inserted.
	 */
	insertRows<T extends Table>(
		connection: Connection,
		table: T,
		rows: ReadonlyArray<LedgerTables[T]>,
		known: 'refuse' | 'skip',
	): Promise<number>;
	/**
	 * Masters that stay known from chunk to chunk, as long as `lastForeignWrite` stays the same; left out where a
	 * foreign write cannot be told.
	 */
	readonly masters?: RememberedMasters;
	/** Asked inside a transaction: another answer than last time means that another connection has written. */
	lastForeignWrite?(connection: Connection): Promise<number>;
}
