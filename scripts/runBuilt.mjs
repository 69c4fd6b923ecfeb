import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileIfStale } from './compileIfStale.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['domain', 'ledger', 'formats', 'services', 'cli'];

/**
 * Runs a command of the command line as it was compiled. Compiles first where the sources are newer than what was
 * built; a path is read from where npm was called.
 * @param {string} command
 */
export function runBuilt(command) {
	compileIfStale(root, SOURCES);
	const { status } = spawnSync(
		process.execPath,
		[join(root, 'dist', 'cli', 'main.js'), command, ...process.argv.slice(2)],
		{ cwd: process.env.INIT_CWD ?? process.cwd(), stdio: 'inherit' },
	);
	process.exitCode = status ?? 2;
}
