// Runs on plain Node 20 with nothing installed: no import from node_modules in here.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agreesWithLock, isStamped, stamp } from './setup/installed.mjs';
import { findPostgres, hydratePostgres } from './setup/postgresBinaries.mjs';
import { npm, step } from './setup/steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

async function setUp() {
	if (isStamped(root) && existsSync(ownNode)) return;
	if (!agreesWithLock(root)) {
		// Not `npm ci`: it refuses the lock where a registry lacked the optional packages of another platform.
		// This installs exactly what is locked as well, leaves the lock alone, and repairs instead of wiping.
		await step('Installing packages', () => npm(root, 'install', '--no-save'));
	}
	if (!existsSync(ownNode)) {
		// The only package whose install script is wanted: it fetches the Node that every npm script runs on.
		await step('Fetching Node 24', () => npm(root, 'rebuild', 'node', '--ignore-scripts=false'));
	}
	await step('Linking the libraries of the test PostgreSQL', () => {
		const native = findPostgres(root);
		return native ? `${hydratePostgres(native)} links made` : 'no PostgreSQL for this platform';
	});
	stamp(root);
}

setUp().catch((error) => {
	process.stderr.write(`[setup] ${error.message}\n`);
	process.exitCode = 1;
});
