import { CompiledQuery } from 'kysely';
import type { Connection, WriteEngine } from '../writeEngine';
import type { BornDocument } from './BornDocument';
import { flushCounters, flushRows, insertKeys } from './flushRows';
import { emptyLayer, hasRows, mergeInto, takeRows, type Layer } from './layer';
import { RememberedMasters } from './RememberedMasters';

export interface UnitOptions {
	/** The chunk has one candidate: what it leaves behind is undone with the whole transaction. */
	readonly alone: boolean;
	/** Writes everything at once, as a fault is told where it arises; else when it is asked for, or at the end. */
	readonly eager: boolean;
}

/**
 * The unit of work of one chunk: what its items have done and not yet written. The rule that keeps it simple is that
 * everything pending is written before any other question or statement goes to the database.
 *
 * Rows of items that went well (`settled`) are written before the savepoint of the item at work, so that undoing that
 * item never takes them along.
 */
export class UnitOfWork {
	readonly settled = emptyLayer();
	own: Layer = emptyLayer();
	readonly masters: RememberedMasters;
	/** Rows of earlier items could not be written: the chunk as a whole has failed, whatever the item makes of it. */
	private broken: { readonly error: unknown } | undefined;
	/** Rows of the item at work could not be written: it has failed, even if its work goes on. */
	private failed: { readonly error: unknown } | undefined;
	private hasSavepoint = false;

	constructor(
		readonly engine: WriteEngine,
		readonly connection: Connection,
		private readonly options: UnitOptions,
	) {
		this.masters = engine.masters ?? new RememberedMasters();
	}

	/** A document that was inserted in this chunk and is not yet written. */
	born(id: string): BornDocument | undefined {
		return this.own.documents.get(id) ?? this.settled.documents.get(id);
	}

	/** Called after each row that was kept back. */
	async kept(): Promise<void> {
		if (this.options.eager) await this.flush();
	}

	/** Writes all rows that are pending, so that SQL sees them. */
	async flush(): Promise<void> {
		await this.flushSettled();
		if (!hasRows(this.own)) return;
		await this.guard();
		try {
			await flushRows(this.engine, this.connection, takeRows(this.own));
		} catch (error) {
			this.failed ??= { error };
			throw error;
		}
	}

	/** Makes it possible to undo the item at work: needed before it writes a row or waits for a lock. */
	async guard(): Promise<void> {
		if (this.options.alone || this.hasSavepoint) return;
		await this.flushSettled();
		await this.execute('savepoint item');
		this.hasSavepoint = true;
	}

	/** Before a statement that changes rows which are not pending. */
	async beforeWrite(): Promise<void> {
		await this.flush();
		await this.guard();
	}

	async flushCounters(): Promise<void> {
		await this.guard();
		await flushCounters(this.connection, this.settled);
		await flushCounters(this.connection, this.own);
	}

	/** The item went well. A savepoint is left where it is: the next one of that name stands above it. */
	settleItem(): void {
		const fault = this.broken ?? this.failed;
		if (fault) throw fault.error;
		mergeInto(this.settled, this.own);
		this.nextItem();
	}

	/**
	 * Takes back what the item at work has done.
	 *
	 * @throws what broke the transaction, when only undoing the whole of it is left.
	 */
	async undoItem(cause: unknown): Promise<void> {
		if (this.broken) throw this.broken.error;
		const { hasSavepoint } = this;
		this.nextItem();
		if (this.options.alone) return;
		if (!hasSavepoint) {
			if (this.engine.breaksTransaction(cause)) throw cause;
			return;
		}
		try {
			await this.execute('rollback to savepoint item');
		} catch (error) {
			// SQLite ends the whole transaction on a full disk; then the savepoint is gone and the cause is what counts.
			throw this.engine.classify(error) === 'other' ? cause : error;
		}
	}

	/** Writes what is left when all items have run; keys last. */
	async finish(onStep?: (step: string) => void): Promise<void> {
		await this.flushSettled();
		await flushCounters(this.connection, this.settled);
		onStep?.('beforeKeys');
		await insertKeys(this.engine, this.connection, this.settled.keys);
	}

	private nextItem(): void {
		this.own = emptyLayer();
		this.failed = undefined;
		this.hasSavepoint = false;
	}

	private async flushSettled(): Promise<void> {
		if (!hasRows(this.settled)) return;
		try {
			await flushRows(this.engine, this.connection, takeRows(this.settled));
		} catch (error) {
			this.broken ??= { error };
			throw error;
		}
	}

	private async execute(statement: string): Promise<void> {
		await this.connection.executeQuery(CompiledQuery.raw(statement));
	}
}
