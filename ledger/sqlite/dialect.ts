import { performance } from 'node:perf_hooks';
import { type DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setImmediate as atTurn } from 'node:timers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
} from 'kysely';
import { whenFree } from './busy';

/**
 * Kysely on Node's own SQLite: no compiled add-on, which an installation without scripts could not build.
 */
export function nodeSqliteDialect(connection: NodeSqliteConnection): Dialect {
	return {
		createAdapter: () => new SqliteAdapter(),
		createDriver: () => new SingleConnectionDriver(connection),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}

const CACHED_STATEMENTS = 500;
/** SQLite works on the event loop's own thread: after this long, a row of statements lets others have a turn. */
const LONGEST_TURN_MILLISECONDS = 10;

const ROWS_BETWEEN_BREATHS = 50;

interface Prepared {
	readonly statement: StatementSync;
	readonly returnsRows: boolean;
}

export class NodeSqliteConnection implements DatabaseConnection {
	private readonly statements = new Map<string, Prepared>();
	private turnStartedAt: number | undefined;

	/** @param whenBusy `wait` repeats a statement that found the file locked, which is right outside of transactions only. */
	constructor(
		private readonly database: DatabaseSync,
		private readonly whenBusy: 'wait' | 'throw',
	) {}

	async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		await this.breathe();
		return this.whenBusy === 'wait' ? whenFree(() => this.run<R>(query)) : this.run<R>(query);
	}

	/** Runs one statement for many rows, inside a transaction. @returns number of rows that it changed */
	async runMany(sql: string, rows: ReadonlyArray<readonly unknown[]>): Promise<number> {
		let changes = 0;
		const { statement } = this.prepare(sql);
		for (const [index, row] of rows.entries()) {
			if (index % ROWS_BETWEEN_BREATHS === 0) await this.breathe();
			changes += Number(statement.run(...(row as SQLInputValue[])).changes);
		}
		return changes;
	}

	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		await Promise.reject(new Error('Streaming is not used on SQLite: read by pages'));
	}

	private run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
		const values = parameters as SQLInputValue[];
		const { statement, returnsRows } = this.prepare(sql);
		if (returnsRows) return { rows: statement.all(...values) as R[] };
		return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
	}

	/** The first statement after a turn of the loop starts the clock, the next turn stops it. */
	private async breathe(): Promise<void> {
		if (this.turnStartedAt === undefined) {
			this.turnStartedAt = performance.now();
			atTurn(() => (this.turnStartedAt = undefined));
		} else if (performance.now() - this.turnStartedAt > LONGEST_TURN_MILLISECONDS) {
			await nextTurn();
		}
	}

	/** A map keeps the order of insertion: what was used last stands last, the first leaves when it is full. */
	private prepare(sql: string): Prepared {
		const cached = this.statements.get(sql);
		if (cached) {
			// Who leaves first matters only when it is nearly full.
			if (this.statements.size > CACHED_STATEMENTS / 2) {
				this.statements.delete(sql);
				this.statements.set(sql, cached);
			}
			return cached;
		}
		const statement = this.database.prepare(sql);
		const prepared = { statement, returnsRows: statement.columns().length > 0 };
		if (this.statements.size >= CACHED_STATEMENTS) {
			const oldest = this.statements.keys().next().value;
			if (oldest !== undefined) this.statements.delete(oldest);
		}
		this.statements.set(sql, prepared);
		return prepared;
	}

	close(): void {
		this.statements.clear();
		if (this.database.isOpen) this.database.close();
	}
}

/** Transactions are begun by `runChunk`, never by Kysely. */
class SingleConnectionDriver implements Driver {
	constructor(private readonly connection: NodeSqliteConnection) {}

	async init(): Promise<void> {}

	acquireConnection(): Promise<DatabaseConnection> {
		return Promise.resolve(this.connection);
	}

	beginTransaction(): Promise<void> {
		return Promise.reject(new Error('Transactions are begun by ledger.write'));
	}

	commitTransaction(): Promise<void> {
		return Promise.reject(new Error('Transactions are ended by ledger.write'));
	}

	rollbackTransaction(): Promise<void> {
		return Promise.reject(new Error('Transactions are ended by ledger.write'));
	}

	async releaseConnection(): Promise<void> {}

	destroy(): Promise<void> {
		this.connection.close();
		return Promise.resolve();
	}
}
