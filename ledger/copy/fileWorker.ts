import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Work on a whole database file, which SQLite does in one go: in a thread of its own, so that n8n stays awake. It
 * imports nothing of ours, so that it runs as source and compiled.
 */
export type FileTask =
	| { readonly task: 'vacuumInto'; readonly from: string; readonly to: string }
	| { readonly task: 'look'; readonly path: string };

/** What stands in a file, from its own connection. */
export interface FileFacts {
	readonly integrity: string;
	readonly foreignKeyFaults: number;
	readonly ledger: string;
	readonly version: number;
	readonly documents: number;
	readonly auditEntries: number;
	readonly heads: ReadonlyArray<{
		readonly chain: string;
		readonly sequence: number;
		readonly hash: string;
	}>;
	/** Where these books have moved; null while they are open. */
	readonly movedTo: string | null;
}

export type FileAnswer = { readonly facts: FileFacts | null } | { readonly failure: string };

/** In this thread a lock may be waited for synchronously. */
const LOCK_WAIT = 10_000;

function vacuumInto(from: string, to: string): void {
	const database = new DatabaseSync(from, { readOnly: true, timeout: LOCK_WAIT });
	try {
		database.prepare('vacuum into ?').run(to);
	} finally {
		database.close();
	}
}

function look(path: string): FileFacts {
	const database = new DatabaseSync(path, { readOnly: true, timeout: LOCK_WAIT });
	const value = (query: string): unknown => Object.values(database.prepare(query).get() ?? {})[0] ?? null;
	try {
		return {
			integrity: String(value('pragma integrity_check(1)')),
			foreignKeyFaults: database.prepare('pragma foreign_key_check').all().length,
			ledger: String(value("select value from ledger_info where name = 'id'")),
			version: Number(value('select max(version) from schema_migrations')),
			documents: Number(value('select count(*) from documents')),
			auditEntries: Number(value('select count(*) from audit_entries')),
			heads: database
				.prepare('select chain, sequence, hash from audit_heads order by chain')
				.all()
				.map(({ chain, sequence, hash }) => ({
					chain: String(chain),
					sequence: Number(sequence),
					hash: String(hash),
				})),
			movedTo: value("select value from ledger_info where name = 'movedTo'") as string | null,
		};
	} finally {
		database.close();
	}
}

function answer(given: FileTask): FileAnswer {
	try {
		if (given.task === 'look') return { facts: look(given.path) };
		vacuumInto(given.from, given.to);
		return { facts: null };
	} catch (error) {
		return { failure: error instanceof Error ? error.message : String(error) };
	}
}

parentPort?.postMessage(answer(workerData as FileTask));
