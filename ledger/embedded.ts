import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where the embedded ledger lies. Nodes and the command line read it from here, so that they mean the same books. */

/** `<n8n user folder>/.n8n/order-to-cash/ledger.sqlite`; never taken from data or expressions. */
export function embeddedPath(): string {
	return join(process.env['N8N_USER_FOLDER'] ?? homedir(), '.n8n', 'order-to-cash', 'ledger.sqlite');
}

/** Backups lie beside the books, whichever database these are in; never taken from data or expressions. */
export function backupsFolder(): string {
	return join(dirname(embeddedPath()), 'backups');
}

/**
 * Beside the embedded ledger, so that the mark is there before any embedded ledger is: the id of the ledger to which
 * the books have moved.
 */
export function movedMarkPath(ledgerPath = embeddedPath()): string {
	return join(dirname(ledgerPath), 'moved-to');
}

/** The ledger that the books have moved to; undefined while no credential was used. */
export function readMovedMark(ledgerPath = embeddedPath()): string | undefined {
	const path = movedMarkPath(ledgerPath);
	return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Replaces the mark as a whole: nobody ever reads half an id. */
export function writeMovedMark(ledgerId: string, ledgerPath = embeddedPath()): void {
	const path = movedMarkPath(ledgerPath);
	const unfinished = `${path}.${process.pid}.part`;
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	writeFileSync(unfinished, ledgerId, { mode: 0o600 });
	renameSync(unfinished, path);
}
