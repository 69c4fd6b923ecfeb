import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs a command of the command line as it was compiled. Compiles first where the sources are newer than what was
 * built; a path is read from where npm was called.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'dist', 'cli', 'main.js');
const SOURCES = ['domain', 'ledger', 'formats', 'services', 'cli'];

export function runBuilt(command) {
	if (builtAt() < Math.max(...SOURCES.map(newest))) compile();
	const { status } = spawnSync(process.execPath, [built, command, ...process.argv.slice(2)], {
		cwd: process.env.INIT_CWD ?? process.cwd(),
		stdio: 'inherit',
	});
	process.exitCode = status ?? 2;
}

function newest(folder) {
	return Math.max(
		...readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
	);
}

function builtAt() {
	return statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function compile() {
	const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
	const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.json')], {
		stdio: ['ignore', 2, 2],
	});
	if (status !== 0) process.stderr.write('The sources do not compile; what was built of them is run.\n');
}
