import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresSettings } from '../../ledger/postgres/openPostgres';
import { findFreePort, isPortFree } from '../../scripts/host/findFreePort.mjs';
import { importWorkflows, type Workflow } from '../../scripts/host/importWorkflows.mjs';
import { runN8n } from '../../scripts/host/runN8n.mjs';
import { startN8n } from '../../scripts/host/startN8n.mjs';
import { startPostgres } from '../postgres/server.mjs';
import { host } from './host';

const REDIS = '/usr/bin/redis-server';
const CREDENTIAL = { id: 'o2cQueueLedger01', name: 'Ledger' };

export interface QueueHost {
	readonly url: string;
	/** Where the ledger of the credential lies. */
	readonly ledger: PostgresSettings;
	stop(): Promise<void>;
}

/**
 * n8n in queue mode: one main process and workers on Redis and PostgreSQL, each with a folder of its own, so that they
 * share nothing but the two servers. The ledger lies in the same PostgreSQL server, reached by a credential.
 */
export async function startQueueHost(workflow: Workflow, workers: number): Promise<QueueHost> {
	if (!existsSync(REDIS))
		throw new Error(`${REDIS} is missing: .ci/run installs it (Debian package "redis-server").`);
	const root = mkdtempSync(join(tmpdir(), 'o2c-queue-'));
	const stops: Array<() => Promise<unknown>> = [];
	const stop = async () => {
		for (const end of stops.reverse()) await end();
		rmSync(root, { recursive: true, force: true });
	};
	try {
		const postgres = await startPostgres();
		stops.push(() => postgres.stop());
		const redis = await startRedis();
		stops.push(() => redis.stop());
		const ledger = settingsOf(postgres.url, 'order_to_cash');
		const extra = queueEnvironment(ledger, redis.port);
		const folders = ['main', ...Array.from({ length: workers }, (_, index) => `worker${index + 1}`)].map(
			(name) => userFolder(join(root, name)),
		);
		const [main = '', ...others] = folders;
		await importCredential(main, extra, ledger);
		await importWorkflows({ userFolder: main, extra }, [withCredential(workflow)]);
		const started = await startN8n({ userFolder: main, extra });
		stops.push(() => started.stop());
		for (const worker of await Promise.all(
			others.map((folder) => startN8n({ userFolder: folder, extra, role: 'worker' })),
		))
			stops.push(() => worker.stop());
		return { url: started.url, ledger, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The package as the end-to-end run has installed it. */
function userFolder(folder: string): string {
	mkdirSync(join(folder, '.n8n'), { recursive: true });
	symlinkSync(join(host.userFolder, '.n8n', 'nodes'), join(folder, '.n8n', 'nodes'));
	return folder;
}

function settingsOf(url: string, schema: string): PostgresSettings {
	const { hostname, port, pathname, username, password } = new URL(url);
	return {
		host: hostname,
		port: Number(port),
		database: pathname.slice(1),
		user: decodeURIComponent(username),
		password: decodeURIComponent(password),
		ssl: 'disable',
		schema,
	};
}

function queueEnvironment(database: PostgresSettings, redisPort: number): Record<string, string> {
	return {
		N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: database.host,
		DB_POSTGRESDB_PORT: String(database.port),
		DB_POSTGRESDB_DATABASE: database.database,
		DB_POSTGRESDB_USER: database.user,
		DB_POSTGRESDB_PASSWORD: database.password,
		DB_POSTGRESDB_SCHEMA: 'public',
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
	};
}

async function importCredential(
	folder: string,
	extra: Record<string, string>,
	ledger: PostgresSettings,
): Promise<void> {
	const file = join(folder, 'credential.json');
	const credential = { ...CREDENTIAL, type: 'orderToCashLedgerApi', data: ledger };
	writeFileSync(file, JSON.stringify([credential]), { mode: 0o600 });
	const { stdout } = await runN8n({ userFolder: folder, extra }, ['import:credentials', `--input=${file}`]);
	rmSync(file);
	if (!/Successfully imported/.test(stdout)) throw new Error(`n8n imported no credential: ${stdout}`);
}

function withCredential(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) =>
		String(node.type).startsWith(`${host.packageName}.`)
			? { ...node, credentials: { orderToCashLedgerApi: CREDENTIAL } }
			: node,
	);
	return { ...workflow, nodes };
}

async function startRedis(): Promise<{ port: number; stop: () => Promise<void> }> {
	const port = await findFreePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const child: ChildProcess = spawn(REDIS, args, { stdio: 'ignore' });
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	for (let tries = 0; await isPortFree(port); tries += 1) {
		if (tries > 100 || child.exitCode !== null) throw new Error('Redis did not start.');
		await sleep(100);
	}
	return {
		port,
		stop: async () => {
			process.off('exit', kill);
			child.kill('SIGTERM');
			await ended;
		},
	};
}
