import { SEALED_TABLES } from './tables';

/**
 * A seal closes books for every writer, also for one in another process, of another version, or in the middle of a
 * batch: triggers of the database itself refuse each change. Reading goes on.
 */
export interface Seal {
	/** Statements that close the books; the message is what a writer is told. */
	close(message: string): string;
	readonly open: string;
}

const CHANGES = ['insert', 'update', 'delete'] as const;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const nameOf = (table: string, change: string) => `sealed_${table}_${change}`;

export const SQLITE_SEAL: Seal = {
	close: (message) =>
		SEALED_TABLES.flatMap((table) =>
			CHANGES.map(
				(change) =>
					`create trigger ${nameOf(table, change)} before ${change} on ${table} begin select raise(abort, ${quoted(message)}); end;`,
			),
		).join('\n'),
	open: SEALED_TABLES.flatMap((table) =>
		CHANGES.map((change) => `drop trigger if exists ${nameOf(table, change)};`),
	).join('\n'),
};

/** An error state of our own: it must not be taken for a lost connection or a lost lock. */
const SEALED_STATE = 'O2C01';

export const POSTGRES_SEAL: Seal = {
	close: (message) =>
		[
			`create or replace function sealed_ledger() returns trigger language plpgsql as $body$
			begin raise exception using message = tg_argv[0], errcode = '${SEALED_STATE}'; end $body$;`,
			...SEALED_TABLES.map(
				(table) =>
					`create trigger sealed before insert or update or delete on ${table} for each statement execute function sealed_ledger(${quoted(message)});`,
			),
		].join('\n'),
	open: [
		...SEALED_TABLES.map((table) => `drop trigger if exists sealed on ${table};`),
		'drop function if exists sealed_ledger();',
	].join('\n'),
};

/** Notes in `ledger_info` that say why books are sealed. */
export const MOVED_NOTE = 'movedTo';
export const ARRIVING_NOTE = 'arriving';

/** What a writer to the old books is told. */
export const movedMessage = (ledgerId: string, place: string): string =>
	`The books have moved to ${place} (ledger ${ledgerId}). Nothing was written: select the Order to Cash Ledger credential in this node.`;

/** What a writer to the new books is told while the old ones are still the books. */
export const ARRIVING_MESSAGE =
	'These books are still arriving: the move to PostgreSQL did not finish. Nothing was written: run Move to PostgreSQL again, it goes on where it stopped.';
