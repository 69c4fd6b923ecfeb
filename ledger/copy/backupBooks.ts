import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../domain/dates/calendarDate';
import { refuse } from '../../domain/refusal';
import { openDatabase } from '../sqlite/openDatabase';
import { openSqlite } from '../sqlite/openSqlite';
import type { BooksAddress } from './address';
import { PATIENT, withPostgres } from './connectPostgres';
import { assertSame, copyRows, digestRows, type CopyOptions } from './copyRows';
import { flushFile, flushFolder, hashFile } from './files';
import type { FileFacts } from './fileWorker';
import { ledgerIn, lookAtFile, vacuumInto } from './onFile';
import { ARRIVING_MESSAGE, ARRIVING_NOTE } from './seal';
import { readNote, valueOf, type CopySide } from './side';
import { sqliteSide } from './sqliteSide';

export interface BackupRequest extends CopyOptions {
	readonly address: BooksAddress;
	/** Made for its owner alone where it is missing; the caller decides it, never data. */
	readonly folder: string;
	readonly now: Instant;
	/** How many backups of these books stay, the new one included; at least 1. */
	readonly keep: number;
}

export interface Backup {
	readonly name: string;
	readonly path: string;
	/** In bytes. */
	readonly size: number;
	readonly sha256: string;
	readonly ledger: string;
	readonly documents: number;
	readonly auditEntries: number;
	/** Names of older backups that were deleted. */
	readonly removed: readonly string[];
}

const BACKUP = /^ledger-(\d{8}T\d{9}Z)(?:-(\d+))?\.sqlite$/;
const UNFINISHED = /^ledger-.*\.part(-wal|-shm|-journal)?$/;
const A_DAY = 24 * 3_600_000;

/**
 * Writes the books as they are at one moment into a SQLite file, while others go on writing. The file gets its name
 * when it is whole: on the disk, opened, found intact, with chain ends that the books know.
 */
export async function backupBooks(request: BackupRequest): Promise<Backup> {
	const { address, folder, now, keep, onStep } = request;
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const name = await freeName(folder, now);
	const path = join(folder, name);
	const unfinished = `${path}.${process.pid}.part`;
	try {
		await (await open(unfinished, 'wx', 0o600)).close();
		await (address.database === 'sqlite'
			? vacuumInto(address.path, unfinished)
			: copySchema(address, unfinished, request));
		onStep?.('copied');
		const facts = await lookAtFile(unfinished);
		await assertWhole(facts, address);
		await flushFile(unfinished);
		onStep?.('checked');
		await rename(unfinished, path);
		await flushFolder(folder);
		onStep?.('named');
		const removed = await prune(folder, facts.ledger, keep, now);
		const { ledger, documents, auditEntries } = facts;
		const { size } = await stat(path);
		return { name, path, size, sha256: await hashFile(path), ledger, documents, auditEntries, removed };
	} finally {
		await rm(unfinished, { force: true });
	}
}

/** `ledger-20260310T090000000Z.sqlite`: names in the order of time, and of their making within one moment. */
async function freeName(folder: string, now: Instant): Promise<string> {
	const time = new Date(now).toISOString().replace(/[-:.]/g, '');
	const taken = (await readdir(folder)).flatMap((name) => {
		const [, at, number = '1'] = BACKUP.exec(name) ?? [];
		return at === time ? Number(number) : [];
	});
	const number = Math.max(0, ...taken) + 1;
	return `ledger-${time}${number === 1 ? '' : `-${number}`}.sqlite`;
}

/** A new file with the tables of this version, filled from one snapshot of the server and compared with it. */
async function copySchema(
	{ settings }: Extract<BooksAddress, { database: 'postgres' }>,
	path: string,
	{ now, signal, onStep }: BackupRequest,
): Promise<void> {
	await (await openSqlite(path, now)).close();
	const database = openDatabase(path, false);
	try {
		// An interrupted copy is thrown away; what is finished is flushed as a whole.
		database.exec('pragma journal_mode = delete; pragma synchronous = off');
		const to = sqliteSide(database);
		await withPostgres(settings, async (from) => {
			await from.run(`begin isolation level repeatable read read only; ${PATIENT}`);
			if ((await readNote(from, ARRIVING_NOTE)) !== undefined) refuseArriving();
			await to.run('begin; delete from ledger_info');
			const copied = await copyRows(from, to, { signal, onStep });
			assertSame(copied, await digestRows(to, from, { signal }));
			await to.run('commit');
		});
	} finally {
		database.close();
	}
}

/** The end of every chain in the copy is an entry of the books: what was copied is a moment of these very books. */
async function assertWhole(facts: FileFacts, address: BooksAddress): Promise<void> {
	if (facts.integrity !== 'ok' || facts.foreignKeyFaults > 0)
		refuseBroken(facts.integrity === 'ok' ? 'rows refer to rows that are missing' : facts.integrity);
	await withBooks(address, async (books) => {
		for (const { chain, sequence, hash } of facts.heads) {
			const known = await valueOf(books, 'select hash from audit_entries where chain = ? and sequence = ?', [
				chain,
				sequence,
			]);
			if (known !== hash) refuseBroken(`entry ${sequence} of chain ${chain} is not the one of the books`);
		}
	});
}

async function withBooks(address: BooksAddress, use: (side: CopySide) => Promise<void>): Promise<void> {
	if (address.database === 'postgres') return withPostgres(address.settings, use);
	const database = openDatabase(address.path, true);
	try {
		await use(sqliteSide(database));
	} finally {
		database.close();
	}
}

function refuseArriving(): never {
	refuse({
		rule: 'backup.arriving',
		message: ARRIVING_MESSAGE,
		fix: 'Run Move to PostgreSQL again, or back up the embedded books: they are still the books.',
	});
}

function refuseBroken(reason: string): never {
	refuse({
		rule: 'backup.broken',
		message: `The backup was written, but it is not whole: ${reason}.`,
		fix: 'No backup was kept. Run Verify on the books, and check the disk.',
	});
}

/** Only backups of the same books are counted: those of another ledger in the same folder are not ours to delete. */
async function prune(folder: string, ledger: string, keep: number, now: Instant): Promise<string[]> {
	const names = await readdir(folder);
	const newestFirst = names
		.filter((name) => BACKUP.test(name))
		.sort((a, b) => (ageOf(a) < ageOf(b) ? 1 : -1));
	const removed: string[] = [];
	let kept = 0;
	for (const name of newestFirst) {
		if ((await ledgerIn(join(folder, name))) !== ledger) continue;
		kept += 1;
		if (kept <= keep) continue;
		await rm(join(folder, name));
		removed.push(name);
	}
	// What a killed run has left.
	for (const name of names.filter((candidate) => UNFINISHED.test(candidate))) {
		const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Infinity }));
		if (Date.parse(now) - mtimeMs > A_DAY) await rm(join(folder, name), { force: true });
	}
	return removed;
}

/** Sorts as backups age: by time, then by their number within one moment. */
function ageOf(name: string): string {
	const [, time = '', number = '1'] = BACKUP.exec(name) ?? [];
	return `${time} ${number.padStart(9, '0')}`;
}
