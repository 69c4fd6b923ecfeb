import { createHash } from 'node:crypto';
import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import type { BooksAddress } from '../../ledger/copy/address';
import { ARRIVING_MESSAGE, ARRIVING_NOTE } from '../../ledger/copy/seal';
import { backupsFolder, embeddedPath, readMovedMark, writeMovedMark } from '../../ledger/embedded';
import { openPostgres, type PostgresSettings } from '../../ledger/postgres/openPostgres';
import type { Ledger } from '../../ledger/port';
import { openSqlite } from '../../ledger/sqlite/openSqlite';
import { Refusal } from '../../services/refusal';
import packageJson from '../../package.json';
import { systemClock } from './clock';
import { reasonOf } from './failure';

export const LEDGER_CREDENTIAL = 'orderToCashLedgerApi';

type Functions = IExecuteFunctions | ILoadOptionsFunctions;

interface Handle {
	readonly version: string;
	readonly ledger: Promise<Ledger>;
}

/** One handle a process, ledger and package version; n8n may load a new version beside the old one. */
const HANDLES = Symbol.for('n8n-nodes-order-to-cash.handles');

function handles(): Map<string, Handle> {
	const host = globalThis as { [HANDLES]?: Map<string, Handle> };
	return (host[HANDLES] ??= new Map<string, Handle>());
}

export interface LedgerChoice {
	/** Option of tests: the embedded ledger although the books moved to PostgreSQL. */
	readonly useEmbeddedAnyway?: boolean;
}

/** A ledger, and where it lies. */
export interface OpenBooks {
	readonly ledger: Ledger;
	readonly address: BooksAddress;
}

/** The ledger that the node writes to; see `openBooks`. */
export async function openLedger(functions: Functions, choice: LedgerChoice = {}): Promise<Ledger> {
	return (await openBooks(functions, choice)).ledger;
}

/**
 * The books of the node: the credential's, else the embedded ones in the n8n user folder. A credential that cannot
 * be read or reached is refused; there is no way back to the embedded ledger, or two books would grow.
 */
export async function openBooks(
	functions: Functions,
	{ useEmbeddedAnyway }: LedgerChoice = {},
): Promise<OpenBooks> {
	if (hasCredential(functions)) return openFromCredential(functions);
	refuseOverSeveralProcesses(functions);
	const other = readMovedMark();
	if (other !== undefined && useEmbeddedAnyway !== true) refuseMoved(functions, other);
	const address = { database: 'sqlite', path: embeddedPath() } as const;
	return { ledger: await openAt(address), address };
}

function hasCredential(functions: Functions): boolean {
	return functions.getNode().credentials?.[LEDGER_CREDENTIAL] !== undefined;
}

async function openFromCredential(functions: Functions): Promise<OpenBooks> {
	try {
		const address = { database: 'postgres', settings: await credentialOf(functions) } as const;
		const ledger = await openAt(address);
		await markAsMoved(ledger);
		return { ledger, address };
	} catch (error) {
		throw unavailable(functions, error);
	}
}

/** Where the books are to move, without opening them: the mark of a first use belongs to the end of the move. */
export async function moveTargetOf(functions: IExecuteFunctions): Promise<PostgresSettings> {
	if (hasCredential(functions)) return credentialOf(functions);
	throw new NodeOperationError(
		functions.getNode(),
		'This node has no ledger credential to move the books to.',
		{
			description:
				'Create an Order to Cash Ledger credential for an empty PostgreSQL schema, test it, select it in this node and run it again. Nothing was written.',
		},
	);
}

async function credentialOf(functions: Functions): Promise<PostgresSettings> {
	return settingsOf(await functions.getCredentials<IDataObject>(LEDGER_CREDENTIAL));
}

function unavailable(functions: Functions, error: unknown): Error {
	if (error instanceof Refusal) return error;
	const message = `The ledger of the credential cannot be opened: ${reasonOf(error)}`;
	return new NodeOperationError(functions.getNode(), message, {
		description: 'Check the Order to Cash Ledger credential with its Test button. Nothing was written.',
	});
}

function openAt(address: BooksAddress): Promise<Ledger> {
	const key = keyOf(address);
	return address.database === 'sqlite'
		? cached(key, () => openSqlite(address.path, systemClock()))
		: cached(key, () => openPostgres(address.settings, systemClock()));
}

function keyOf(address: BooksAddress): string {
	return address.database === 'sqlite' ? `sqlite|${address.path}` : `postgres|${hash(address.settings)}`;
}

async function cached(settingsKey: string, open: () => Promise<Ledger>): Promise<Ledger> {
	const { version } = packageJson;
	const known = handles().get(settingsKey);
	if (known?.version === version) return known.ledger;
	const ledger = open();
	handles().set(settingsKey, { version, ledger });
	ledger.catch(() => handles().delete(settingsKey));
	// The older version's handle ends when its last transaction has.
	if (known) void known.ledger.then((old) => old.close()).catch(() => undefined);
	return ledger;
}

/** For tests and for the end of command-line runs. */
export async function closeLedgers(): Promise<void> {
	const open = [...handles().values()];
	handles().clear();
	for (const { ledger } of open) await (await ledger).close();
}

/** Closes what is open of these books: whoever needs them next finds them as they are now. */
export async function forgetBooks(...addresses: readonly BooksAddress[]): Promise<void> {
	for (const key of addresses.map(keyOf)) {
		const known = handles().get(key);
		handles().delete(key);
		await known?.ledger.then((ledger) => ledger.close()).catch(() => undefined);
	}
}

/** The first use of a credential leaves a mark: a node without it would otherwise begin or go on with other books. */
async function markAsMoved(ledger: Ledger): Promise<void> {
	if (readMovedMark() !== undefined) return;
	// Until a move is finished, the old books are the books.
	if ((await ledger.info(ARRIVING_NOTE)) !== undefined) refuseArriving();
	writeMovedMark(ledger.id);
}

function refuseArriving(): never {
	throw new Refusal({
		rule: 'ledger.arriving',
		message: ARRIVING_MESSAGE,
		fix: 'Billing Master Data → Ledger → Move to PostgreSQL, with this credential.',
	});
}

function settingsOf(credential: IDataObject): PostgresSettings {
	return {
		host: String(credential['host']),
		port: Number(credential['port'] ?? 5432),
		database: String(credential['database']),
		user: String(credential['user']),
		password: String(credential['password'] ?? ''),
		ssl: (credential['ssl'] ?? 'disable') as PostgresSettings['ssl'],
		caCertificate: credential['caCertificate'] ? String(credential['caCertificate']) : undefined,
		schema: String(credential['schema'] || 'order_to_cash'),
		maxConnections: Number(credential['maxConnections'] ?? 5),
	};
}

export { backupsFolder, embeddedPath, settingsOf as postgresSettingsOf };

function refuseOverSeveralProcesses(functions: Functions): void {
	if (process.env['EXECUTIONS_MODE'] !== 'queue' || process.env['O2C_SQLITE_SHARED'] === 'true') return;
	throw new NodeOperationError(
		functions.getNode(),
		'n8n runs in queue mode, and this node has no ledger credential.',
		{
			description:
				'The embedded ledger is one file on one machine. Add an Order to Cash Ledger credential (PostgreSQL) to the node. If all workers share one host and one n8n folder, O2C_SQLITE_SHARED=true allows the file.',
		},
	);
}

function refuseMoved(functions: Functions, other: string): never {
	const { name } = functions.getNode();
	throw new NodeOperationError(
		functions.getNode(),
		`The books have moved to ledger ${other}, and node '${name}' has no ledger credential.`,
		{
			description: `Select the Order to Cash Ledger credential in node '${name}'. Nothing was written.`,
		},
	);
}

function hash(settings: object): string {
	return createHash('sha256').update(JSON.stringify(settings)).digest('hex');
}
