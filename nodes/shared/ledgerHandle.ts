import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
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

/**
 * The ledger that the node writes to: the credential's, else the embedded one in the n8n user folder. A credential
 * that cannot be read or reached is refused; there is no way back to the embedded ledger, or two books would grow.
 */
export async function openLedger(
	functions: Functions,
	{ useEmbeddedAnyway }: LedgerChoice = {},
): Promise<Ledger> {
	const hasCredential = functions.getNode().credentials?.[LEDGER_CREDENTIAL] !== undefined;
	if (hasCredential) return openFromCredential(functions);
	refuseOverSeveralProcesses(functions);
	const other = movedTo();
	if (other !== undefined && useEmbeddedAnyway !== true) refuseMoved(functions, other);
	return openEmbedded();
}

async function openFromCredential(functions: Functions): Promise<Ledger> {
	try {
		const settings = settingsOf(await functions.getCredentials<IDataObject>(LEDGER_CREDENTIAL));
		const ledger = await cached(`postgres|${hash(settings)}`, () => openPostgres(settings, systemClock()));
		markAsMoved(ledger);
		return ledger;
	} catch (error) {
		throw unavailable(functions, error);
	}
}

function unavailable(functions: Functions, error: unknown): Error {
	if (error instanceof Refusal) return error;
	const message = `The ledger of the credential cannot be opened: ${reasonOf(error)}`;
	return new NodeOperationError(functions.getNode(), message, {
		description: 'Check the Order to Cash Ledger credential with its Test button. Nothing was written.',
	});
}

function openEmbedded(): Promise<Ledger> {
	const path = embeddedPath();
	return cached(`sqlite|${path}`, () => openSqlite(path, systemClock()));
}

/** `<n8n user folder>/.n8n/order-to-cash/ledger.sqlite`; never taken from data or expressions. */
export function embeddedPath(): string {
	return join(process.env['N8N_USER_FOLDER'] ?? homedir(), '.n8n', 'order-to-cash', 'ledger.sqlite');
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

/** Beside the embedded ledger, so that the mark is there before any embedded ledger is. */
function markPath(): string {
	return join(dirname(embeddedPath()), 'moved-to');
}

/** The first use of a credential leaves a mark: a node without it would otherwise begin or go on with other books. */
function markAsMoved(ledger: Ledger): void {
	if (existsSync(markPath())) return;
	mkdirSync(dirname(markPath()), { recursive: true, mode: 0o700 });
	writeFileSync(markPath(), ledger.id, { mode: 0o600 });
}

/** The ledger that the books have moved to; undefined while no credential was used. */
function movedTo(): string | undefined {
	return existsSync(markPath()) ? readFileSync(markPath(), 'utf8') : undefined;
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

export { settingsOf as postgresSettingsOf };

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
