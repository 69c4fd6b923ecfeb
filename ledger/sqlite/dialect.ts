import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
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

/** Kysely on Node's own SQLite: no compiled add-on, which an installation without scripts could not build. */
export function nodeSqliteDialect(database: DatabaseSync): Dialect {
	const connection = new NodeSqliteConnection(database);
	return {
		createAdapter: () => new SqliteAdapter(),
		createDriver: () => new SingleConnectionDriver(connection),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	};
}

const CACHED_STATEMENTS = 500;

class NodeSqliteConnection implements DatabaseConnection {
	private readonly statements = new Map<string, StatementSync>();

	constructor(private readonly database: DatabaseSync) {}

	executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		const values = parameters as SQLInputValue[];
		return new Promise((resolve) => {
			const statement = this.prepare(sql);
			if (statement.columns().length > 0) {
				resolve({ rows: statement.all(...values) as R[] });
				return;
			}
			const { changes } = statement.run(...values);
			resolve({ rows: [], numAffectedRows: BigInt(changes) });
		});
	}

	// eslint-disable-next-line require-yield -- pages by key are used instead of cursors
	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		await Promise.reject(new Error('Streaming is not used on SQLite: read by pages'));
	}

	/** Insertion order is the order of age: the oldest statement leaves first. */
	private prepare(sql: string): StatementSync {
		const cached = this.statements.get(sql);
		if (cached) return cached;
		const statement = this.database.prepare(sql);
		if (this.statements.size >= CACHED_STATEMENTS) {
			const oldest = this.statements.keys().next().value;
			if (oldest !== undefined) this.statements.delete(oldest);
		}
		this.statements.set(sql, statement);
		return statement;
	}

	close(): void {
		this.statements.clear();
		if (this.database.isOpen) this.database.close();
	}
}

/** Transactions are begun by `writeItems`, never by Kysely. */
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
