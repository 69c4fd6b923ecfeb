import { existsSync } from 'node:fs';
import { refuse } from '../domain/refusal';
import type { BooksAddress } from '../ledger/copy/address';
import { embeddedPath, readMovedMark } from '../ledger/embedded';
import { openPostgres } from '../ledger/postgres/openPostgres';
import type { Ledger } from '../ledger/port';
import { openSqlite } from '../ledger/sqlite/openSqlite';
import type { CommandTask } from './command';
import { postgresFromEnvironment, URL_VARIABLE } from './postgresFromEnvironment';

/** Options of every command that works on the books. */
export const BOOKS_OPTIONS = {
	postgres: { type: 'boolean' },
	'embedded-anyway': { type: 'boolean' },
} as const;

/**
 * The books that the nodes would take: the embedded ledger of the n8n user folder, or PostgreSQL with `--postgres`.
 *
 * @throws Refusal `cli.noLedger`, or `cli.moved` where the books have moved to PostgreSQL.
 */
export function chooseBooks({ values }: CommandTask): BooksAddress {
	if (values['postgres'] === true) return { database: 'postgres', settings: postgresFromEnvironment() };
	const path = embeddedPath();
	const movedTo = readMovedMark();
	if (movedTo !== undefined && values['embedded-anyway'] !== true) {
		refuse({
			rule: 'cli.moved',
			message: `The books have moved to ledger ${movedTo} in PostgreSQL.`,
			fix: `Add --postgres and set ${URL_VARIABLE}; --embedded-anyway looks at the old books.`,
		});
	}
	if (!existsSync(path)) {
		refuse({
			rule: 'cli.noLedger',
			message: `There is no embedded ledger at ${path}.`,
			fix: `Set N8N_USER_FOLDER as n8n has it, or add --postgres and set ${URL_VARIABLE}.`,
		});
	}
	return { database: 'sqlite', path };
}

/** Opens the chosen books for one piece of work. */
export async function withLedger<T>(task: CommandTask, use: (ledger: Ledger) => Promise<T>): Promise<T> {
	const address = chooseBooks(task);
	const ledger = await (address.database === 'sqlite'
		? openSqlite(address.path, task.now())
		: openPostgres(address.settings, task.now()));
	try {
		return await use(ledger);
	} finally {
		await ledger.close();
	}
}
