import { z } from 'zod/v4';
import type { Instant } from '../domain/dates/calendarDate';
import { parseInput } from '../domain/schemas/parseInput';
import type { BooksAddress } from '../ledger/copy/address';
import { backupBooks } from '../ledger/copy/backupBooks';

export interface BackupContext {
	readonly address: BooksAddress;
	/** Where backups lie; decided by the caller from the n8n user folder, never from data. */
	readonly folder: string;
	readonly now: () => Instant;
	readonly onStep?: (step: string) => void;
	readonly signal?: AbortSignal;
}

const schema = z.object({
	/** How many backups of these books stay, the new one included. */
	keep: z.int('must be a whole number').min(1).max(10_000).default(7),
});

export interface BackupReport {
	readonly ledger: string;
	readonly database: 'sqlite' | 'postgres';
	readonly name: string;
	readonly path: string;
	/** In bytes. */
	readonly size: number;
	/** SHA-256 of the file in hexadecimal: what `sha256sum` prints. */
	readonly sha256: string;
	readonly documents: number;
	readonly auditEntries: number;
	readonly removed: readonly string[];
}

/** Writes a SQLite file with everything in the ledger, whichever database holds it, while others go on writing. */
export async function backupLedger(context: BackupContext, input: unknown = {}): Promise<BackupReport> {
	const { address, folder, now, onStep, signal } = context;
	const { keep } = parseInput(schema, input);
	const backup = await backupBooks({ address, folder, now: now(), keep, onStep, signal });
	const { ledger, name, path, size, sha256, documents, auditEntries, removed } = backup;
	const { database } = address;
	return { ledger, database, name, path, size, sha256, documents, auditEntries, removed };
}
