import { copyFileSync, constants, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Instant } from '../../domain/dates/calendarDate';
import { refuse } from '../../domain/refusal';
import { movedMarkPath } from '../embedded';
import { MIGRATIONS } from '../migrations';
import { newestVersion } from '../migrations/migrate';
import { openPostgres } from '../postgres/openPostgres';
import { newer } from '../refusals';
import { classifySqlite } from '../sqlite/busy';
import { openDatabase } from '../sqlite/openDatabase';
import { openSqlite } from '../sqlite/openSqlite';
import { describePlace, type BooksAddress } from './address';
import { PATIENT, withPostgres } from './connectPostgres';
import { assertSame, copyRows, digestRows, type CopyOptions } from './copyRows';
import { flushFile, flushFolder } from './files';
import type { FileFacts } from './fileWorker';
import { readTarget } from './moveState';
import { lookAtFile } from './onFile';
import { sqliteSide } from './sqliteSide';
import { COPIED_TABLES } from './tables';

export interface RestoreRequest extends CopyOptions {
	/** The backup; it is read, never changed. */
	readonly backup: string;
	readonly target: BooksAddress;
	/** Puts books that are there under another name, instead of refusing. For the embedded ledger only. */
	readonly moveAside: boolean;
	readonly now: Instant;
}

export interface Restored extends Pick<FileFacts, 'ledger' | 'documents' | 'auditEntries'> {
	readonly place: string;
	/** Files that were put aside, with their new names. */
	readonly aside: readonly string[];
}

/**
 * Makes the books of a backup the books again. n8n is stopped meanwhile: the embedded file is exchanged only while
 * nobody has it open.
 *
 * @throws Refusal `restore.noBackup`, `restore.broken`, `restore.sealed`, `restore.booksThere`, `restore.inUse`,
 * `ledger.newer`.
 */
export async function restoreBooks(request: RestoreRequest): Promise<Restored> {
	const { backup, target } = request;
	const facts = await lookAtBackup(backup);
	const { ledger, documents, auditEntries } = facts;
	const restored = { ledger, documents, auditEntries };
	if (target.database === 'sqlite') {
		const aside = await restoreFile(request, target.path);
		return { ...restored, place: target.path, aside };
	}
	await restoreSchema(request, target.settings);
	return { ...restored, place: describePlace(target.settings), aside: [] };
}

async function lookAtBackup(path: string): Promise<FileFacts> {
	if (!existsSync(path)) {
		refuse({
			rule: 'restore.noBackup',
			message: `There is no file ${path}.`,
			fix: 'Give the path of a backup; Backup writes them to the folder backups beside the ledger.',
		});
	}
	const facts = await lookAtFile(path).catch((error: unknown) => refuseBroken(path, String(error)));
	if (facts.integrity !== 'ok' || facts.foreignKeyFaults > 0) refuseBroken(path, facts.integrity);
	const known = newestVersion(MIGRATIONS);
	if (facts.version > known) throw newer(facts.version, known);
	if (facts.movedTo !== null) {
		refuse({
			rule: 'restore.sealed',
			message: `The books in ${path} were closed when they moved to ${facts.movedTo}.`,
			fix: 'Restore a backup of the books that were used since. Nothing was changed.',
		});
	}
	return facts;
}

/** The copy is whole and on the disk before the books that are there are touched; the exchange is one renaming. */
async function restoreFile({ backup, moveAside, now }: RestoreRequest, path: string): Promise<string[]> {
	const folder = dirname(path);
	const there = [path, movedMarkPath(path)].filter((file) => existsSync(file));
	if (there.length > 0 && !moveAside) {
		refuse({
			rule: 'restore.booksThere',
			message: `There are books already: ${there.join(' and ')}.`,
			fix: 'Nothing was changed. Stop n8n and add --move-aside: what is there gets another name, and nothing is deleted.',
		});
	}
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const unfinished = `${path}.${process.pid}.part`;
	try {
		copyFileSync(backup, unfinished, constants.COPYFILE_EXCL);
		await chmod(unfinished, 0o600);
		await flushFile(unfinished);
		const stamp = now.replace(/[-:.]/g, '');
		const aside = there.map((file) => `${file}.aside-${stamp}`);
		if (existsSync(path)) {
			assertNobodyHas(path);
			keepUnderSecondName(path, `${path}.aside-${stamp}`);
		}
		renameSync(unfinished, path);
		if (existsSync(movedMarkPath(path)))
			renameSync(movedMarkPath(path), `${movedMarkPath(path)}.aside-${stamp}`);
		await flushFolder(folder);
		return aside;
	} finally {
		rmSync(unfinished, { force: true });
	}
}

/**
 * SQLite folds the log into the file and leaves this mode only while no other connection is open; the file is then
 * whole by itself.
 */
function assertNobodyHas(path: string): void {
	const database = openDatabase(path, false);
	try {
		const answer = database.prepare('pragma journal_mode = delete').get();
		if (answer?.['journal_mode'] !== 'delete') refuseInUse(path);
	} catch (error) {
		if (classifySqlite(error) === 'lockLost') refuseInUse(path);
		throw error;
	} finally {
		database.close();
	}
}

/** With a second name the first one is never free: n8n would begin new books in that moment. */
function keepUnderSecondName(path: string, aside: string): void {
	try {
		linkSync(path, aside);
	} catch (error) {
		// Some file systems know one name a file.
		if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
		renameSync(path, aside);
	}
}

/** One transaction: either all of it is there, or the schema is as empty as it was. */
async function restoreSchema(
	{ backup, now, signal, onStep }: RestoreRequest,
	settings: Extract<BooksAddress, { database: 'postgres' }>['settings'],
): Promise<void> {
	const copy = `${backup}.${process.pid}.part`;
	try {
		copyFileSync(backup, copy, constants.COPYFILE_EXCL);
		await chmod(copy, 0o600);
		// An older backup comes to the version of this package; the backup itself stays as it is.
		await (await openSqlite(copy, now)).close();
		await (await openPostgres(settings, now)).close();
		const database = openDatabase(copy, true);
		try {
			const from = sqliteSide(database);
			await from.run('begin');
			await withPostgres(settings, async (to) => {
				await to.run(`begin isolation level read committed read write; ${PATIENT}`);
				await to.run(`lock table ${COPIED_TABLES.join(', ')} in exclusive mode`);
				const state = await readTarget(to);
				if (!state.empty || state.arriving) refuseNotEmpty(describePlace(settings));
				await to.run('delete from ledger_info');
				const copied = await copyRows(from, to, { signal, onStep });
				assertSame(copied, await digestRows(to, from, { signal }));
				await to.run('commit');
			});
		} finally {
			database.close();
		}
	} finally {
		for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
	}
}

function refuseBroken(path: string, reason: string): never {
	refuse({
		rule: 'restore.broken',
		message: `${path} is not a whole backup of a ledger: ${reason}.`,
		fix: 'Take another backup. Nothing was changed.',
	});
}

function refuseInUse(path: string): never {
	refuse({
		rule: 'restore.inUse',
		message: `${path} is open in another process.`,
		fix: 'Stop n8n and its workers, then run it again. Nothing was changed.',
	});
}

function refuseNotEmpty(place: string): never {
	refuse({
		rule: 'restore.booksThere',
		message: `${place} holds books already.`,
		fix: "Nothing was changed. Rename that schema ('alter schema … rename to …'), or give another one.",
	});
}
