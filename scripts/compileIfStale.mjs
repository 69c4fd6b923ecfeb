import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compiles the package where a source is newer than what was built of it. Messages of the compiler go to stderr: stdout
 * belongs to whoever asked.
 * @param {string} root
 * @param {string[]} folders
 * @param {{ project?: string, built?: string }} [what] the compiler's project, and a file that it writes
 */
export function compileIfStale(
	root,
	folders,
	{ project = 'tsconfig.json', built = 'dist/cli/main.js' } = {},
) {
	const builtAt = statSync(join(root, built), { throwIfNoEntry: false })?.mtimeMs ?? 0;
	if (builtAt >= Math.max(...folders.map((folder) => newest(join(root, folder))))) return;
	const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
	const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, project)], {
		stdio: ['ignore', 2, 2],
	});
	if (status !== 0) process.stderr.write('The sources do not compile; what was built of them is run.\n');
}

/** @param {string} folder */
function newest(folder) {
	return Math.max(
		0,
		...readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
	);
}
