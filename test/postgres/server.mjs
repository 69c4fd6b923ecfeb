import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPostgres, hydratePostgres } from '../../scripts/setup/postgresBinaries.mjs';
import { unprivilegedUser } from './unprivilegedUser.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const READY = 'database system is ready to accept connections';
const START_TIMEOUT_MS = 60_000;

/** The suite proves behaviour, not the disk: without fsync it is several times faster. */
const settings = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	max_connections: '200',
	fsync: 'off',
	full_page_writes: 'off',
};

const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

function run(file, args, options) {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (output += chunk));
		child.on('error', reject);
		child.on('close', (code) =>
			code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}\n${output}`)),
		);
	});
}

function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address();
			probe.close(() => resolve(port));
		});
	});
}

/** A clone that lies in a private folder of root cannot be read by the user that PostgreSQL runs as. */
async function reachable(native, folder, options) {
	try {
		await run(join(native, 'bin', 'initdb'), ['--version'], options);
		return native;
	} catch (error) {
		if (error.code !== 'EACCES') throw error;
		const copy = join(folder, 'native');
		cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
		return copy;
	}
}

function start(bin, data, port, options, overrides) {
	const flags = Object.entries({ ...settings, ...overrides }).flatMap(([name, value]) => [
		'-c',
		`${name}=${value}`,
	]);
	const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
		...options,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	return new Promise((resolve, reject) => {
		let log = '';
		const fail = (reason) => {
			child.kill('SIGKILL');
			reject(new Error(`PostgreSQL did not start: ${reason}\n${log}`));
		};
		const timer = setTimeout(() => fail(`not ready after ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
		child.stderr.on('data', (chunk) => {
			log = (log + chunk).slice(-10_000);
			if (!log.includes(READY)) return;
			clearTimeout(timer);
			resolve(child);
		});
		child.on('error', (error) => fail(error.message));
		child.on('exit', (code) => fail(`it ended with ${code}`));
	});
}

/**
 * Starts a PostgreSQL of its own on a free port; `stop` ends it and removes every trace. A benchmark gives settings
 * that differ.
 */
export async function startPostgres(overrides = {}) {
	const native = findPostgres(root);
	if (!native)
		throw new Error('No PostgreSQL for this platform: set O2C_TEST_POSTGRES to the URL of a test server.');
	hydratePostgres(native);

	const folder = mkdtempSync(join(tmpdir(), 'o2c-postgres-'));
	const removeFolder = () => rmSync(folder, { recursive: true, force: true });
	try {
		const user = unprivilegedUser();
		if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
		const options = { ...user, cwd: folder, env: environment };
		const bin = join(await reachable(native, folder, options), 'bin');
		const data = join(folder, 'data');
		const password = randomBytes(12).toString('hex');
		const passwordFile = join(folder, 'password');
		writeFileSync(passwordFile, `${password}\n`, { mode: 0o644 });
		await run(
			join(bin, 'initdb'),
			[
				...['-D', data, '-U', 'o2c', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
				...['--encoding=UTF8', '--no-locale', '--no-sync', '--no-instructions'],
			],
			options,
		);
		const port = await freePort();
		const child = await start(bin, data, port, options, overrides);
		const killOnExit = () => {
			child.kill('SIGKILL');
			removeFolder();
		};
		process.once('exit', killOnExit);
		const stop = async () => {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			// SIGINT is PostgreSQL's fast shutdown: it does not wait for clients that a test left open.
			child.kill('SIGINT');
			await ended;
			process.off('exit', killOnExit);
			removeFolder();
		};
		return { url: `postgresql://o2c:${password}@127.0.0.1:${port}/postgres`, stop };
	} catch (error) {
		removeFolder();
		throw error;
	}
}
