import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryFolder } from './locateHost.mjs';
import { reportProgress } from './reportProgress.mjs';
import { childEnvironment, runCommand } from './runCommand.mjs';

/** Everything that the build reads; a source that is missing here would be built one start too late. */
const sources = [
	...['domain', 'ledger', 'formats', 'providers', 'intake', 'services', 'nodes', 'credentials', 'cli'],
	...[
		'icons',
		'templates',
		'workflows',
		'gulpfile.js',
		'scripts/writeOutputSchemas.cjs',
		'tsconfig.json',
		'package.json',
		'package-lock.json',
	],
];

/**
 * Builds the package unless nothing has changed since the build that the stamp file marks.
 * @param {string} stampFile
 */
export async function buildPackage(stampFile) {
	const newest = Math.max(...sources.map((source) => newestChange(join(repositoryFolder, source))));
	const built = existsSync(stampFile) && existsSync(join(repositoryFolder, 'dist'));
	if (built && statSync(stampFile).mtimeMs >= newest) return { built: false, seconds: 0 };

	const started = new Date();
	const stopReporting = reportProgress('building', 'usually under a minute');
	try {
		await runCommand('npm', ['run', 'build'], { cwd: repositoryFolder, env: childEnvironment() });
	} finally {
		stopReporting();
	}
	mkdirSync(dirname(stampFile), { recursive: true });
	writeFileSync(stampFile, '');
	// What was saved while the build ran counts as newer than it.
	utimesSync(stampFile, started, started);
	return { built: true, seconds: stopReporting() };
}

/**
 * @param {string} path
 * @returns {number}
 */
function newestChange(path) {
	if (!existsSync(path)) return 0;
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
