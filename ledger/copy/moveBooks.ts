import { existsSync, realpathSync } from 'node:fs';
import type { Instant } from '../../domain/dates/calendarDate';
import { refuse } from '../../domain/refusal';
import { readMovedMark, writeMovedMark } from '../embedded';
import { openPostgres } from '../postgres/openPostgres';
import type { PostgresSettings } from '../postgres/settings';
import { whenFree } from '../sqlite/busy';
import { openDatabase } from '../sqlite/openDatabase';
import { openSqlite } from '../sqlite/openSqlite';
import { inWriterQueue } from '../sqlite/writerQueue';
import { describePlace } from './address';
import { PATIENT, withPostgres } from './connectPostgres';
import { assertSame, copyRows, digestRows, type CopyOptions, type TableDigest } from './copyRows';
import { assertOnlyOlder, nextStep, readSource, readTarget, type NextStep } from './moveState';
import {
	ARRIVING_MESSAGE,
	ARRIVING_NOTE,
	MOVED_NOTE,
	movedMessage,
	POSTGRES_SEAL,
	SQLITE_SEAL,
} from './seal';
import { dropNote, writeNote, type CopySide } from './side';
import { sqliteSide } from './sqliteSide';
import { COPIED_TABLES } from './tables';

export interface MoveRequest extends CopyOptions {
	readonly sourcePath: string;
	readonly target: PostgresSettings;
	readonly now: Instant;
}

export interface Moved {
	readonly ledger: string;
	/** What this run still had to do: the whole of it, or what an interrupted run had left. */
	readonly did: NextStep;
	readonly place: string;
	readonly tables: readonly TableDigest[];
}

/**
 * Moves the embedded books to an empty schema of PostgreSQL, so that at every moment exactly one of both takes new
 * entries, and running it again after any interruption finishes it:
 *
 * 1. The write lock of the source is held throughout: whoever wants to write waits, or is told that it is busy.
 * 2. Everything is copied in one transaction of the target, read back and compared. The new books are committed
 *    closed ("arriving").
 * 3. The old books are closed for good. This one commit decides: before it the old books are the books, after it the
 *    new ones.
 * 4. The new books are opened, and the mark for nodes without a credential is written.
 *
 * @throws Refusal `move.noBooks`, `move.targetNotEmpty`, `move.movedElsewhere`, `move.diverged`, `ledger.busy`.
 */
export async function moveBooks(request: MoveRequest): Promise<Moved> {
	const { sourcePath, target, now } = request;
	assertBooksAt(sourcePath);
	const path = realpathSync(sourcePath);
	// Both ends come to the version of this package first.
	await (await openSqlite(path, now)).close();
	await (await openPostgres(target, now)).close();
	return inWriterQueue(path, async () => {
		const database = openDatabase(path, false);
		try {
			return await withPostgres(target, (to) => moveLocked(request, sqliteSide(database), to));
		} finally {
			// Ends a transaction that is still open.
			database.close();
		}
	});
}

async function moveLocked(
	{ sourcePath, target, signal, onStep }: MoveRequest,
	from: CopySide,
	to: CopySide,
): Promise<Moved> {
	const place = describePlace(target);
	await whenFree(() => from.run('begin immediate'));
	onStep?.('sourceLocked');
	await to.run(`begin isolation level read committed read write; ${PATIENT}`);
	// Somebody who sets up a company there at this moment comes before, or after.
	await to.run(`lock table ${COPIED_TABLES.join(', ')} in exclusive mode`);
	const source = await readSource(from);
	const did = nextStep(source, await readTarget(to), place);
	const tables =
		did === 'copy'
			? await copyAndClose(from, to, { ledgerId: source.id, place, signal, onStep })
			: await compareClosed(from, to, did, signal);
	if (did !== 'mark') {
		await to.run(POSTGRES_SEAL.open);
		await dropNote(to, ARRIVING_NOTE);
	}
	await to.run('commit');
	onStep?.('newBooksOpen');
	if (readMovedMark(sourcePath) !== source.id) writeMovedMark(source.id, sourcePath);
	onStep?.('marked');
	return { ledger: source.id, did, place, tables };
}

interface Transfer extends CopyOptions {
	readonly ledgerId: string;
	readonly place: string;
}

/** Steps 2 and 3; leaves a transaction of the target begun. */
async function copyAndClose(
	from: CopySide,
	to: CopySide,
	transfer: Transfer,
): Promise<readonly TableDigest[]> {
	const { ledgerId, place, onStep } = transfer;
	const tables = await arrive(from, to, transfer);
	await to.run('commit');
	onStep?.('arrived');
	await from.run(SQLITE_SEAL.close(movedMessage(ledgerId, place)));
	await writeNote(from, MOVED_NOTE, place);
	await from.run('commit');
	onStep?.('oldBooksClosed');
	await to.run(`begin; ${PATIENT}`);
	return tables;
}

/** Fills the target and closes it; nothing of it is seen before the commit. */
async function arrive(
	from: CopySide,
	to: CopySide,
	{ ledgerId, signal, onStep }: Transfer,
): Promise<readonly TableDigest[]> {
	await assertOnlyOlder(from, to);
	await to.run(POSTGRES_SEAL.open);
	await to.run(`truncate ${COPIED_TABLES.join(', ')}`);
	const tables = await copyRows(from, to, { signal, onStep });
	assertSame(tables, await digestRows(to, from, { signal }));
	await to.run(POSTGRES_SEAL.close(ARRIVING_MESSAGE));
	await writeNote(to, ARRIVING_NOTE, ledgerId);
	onStep?.('copied');
	return tables;
}

/** An interrupted run had closed the old books: what arrived is all of them. */
async function compareClosed(
	from: CopySide,
	to: CopySide,
	did: NextStep,
	signal: AbortSignal | undefined,
): Promise<readonly TableDigest[]> {
	const tables = await digestRows(from, from, { signal });
	await from.run('rollback');
	// The notes of both ends differ by right; books that are open already have gone on.
	const withoutNotes = (digests: readonly TableDigest[]) =>
		digests.filter(({ table }) => table !== 'ledger_info');
	if (did === 'open') assertSame(withoutNotes(tables), withoutNotes(await digestRows(to, from, { signal })));
	return tables;
}

export function assertBooksAt(path: string): void {
	if (existsSync(path)) return;
	refuse({
		rule: 'move.noBooks',
		message: `There is no embedded ledger at ${path}.`,
		fix: 'Nothing has to be moved: select the Order to Cash Ledger credential in every node, and set up the company there.',
	});
}
