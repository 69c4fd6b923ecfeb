import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Work on a whole database file, which SQLite does in one go: in a thread of its own, so that n8n stays awake. It
 * imports nothing of ours, so that it runs as source and compiled.
 */
export type FileTask =
	| { readonly task: 'vacuumInto'; readonly from: string; readonly to: string }
	| { readonly task: 'look'; readonly path: string }
	| { readonly task: 'name'; readonly path: string };

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

export type FileAnswer =
	| { readonly done: true }
	| { readonly facts: FileFacts }
	/** Id of the ledger in the file. */
	| { readonly name: string }
	| { readonly failure: string };

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

type Ask = (query: string) => unknown;

/** Opens a file that nobody writes: without saying so, looking at it would leave a log and a lock file beside it. */
function inFile<T>(path: string, use: (value: Ask, database: DatabaseSync) => T): T {
	const url = pathToFileURL(path);
	url.search = 'immutable=1';
	const database = new DatabaseSync(url, { readOnly: true });
	try {
		return use((query) => Object.values(database.prepare(query).get() ?? {})[0] ?? null, database);
	} finally {
		database.close();
	}
}

const LEDGER_ID = "select value from ledger_info where name = 'id'";

function look(value: Ask, database: DatabaseSync): FileFacts {
	return {
		integrity: String(value('pragma integrity_check(1)')),
		foreignKeyFaults: database.prepare('pragma foreign_key_check').all().length,
		ledger: String(value(LEDGER_ID)),
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
}

function answer(given: FileTask): FileAnswer {
	try {
		if (given.task === 'look') return { facts: inFile(given.path, look) };
		if (given.task === 'name') return { name: inFile(given.path, (value) => String(value(LEDGER_ID))) };
		vacuumInto(given.from, given.to);
		return { done: true };
	} catch (error) {
		return { failure: error instanceof Error ? error.message : String(error) };
	}
}

parentPort?.postMessage(answer(workerData as FileTask));
