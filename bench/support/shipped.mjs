import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The benchmarks measure what is shipped: the compiled package in dist/. */

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(join(ROOT, 'package.json'));

if (!existsSync(join(ROOT, 'dist', 'ledger'))) throw new Error('No dist/: run npm run build first.');

/** A compiled module of the package, by its path in dist/. */
export const shipped = (path) => require(join(ROOT, 'dist', path));

/** A dependency as the package itself loads it. */
export const dependency = Object.assign((name) => require(name), { resolve: require.resolve });

/**
 * A module of the pinned n8n that host/ holds, or undefined where it is not installed.
 *
 * @param {string} path below host/node_modules
 */
export function ofHost(path) {
	const file = join(ROOT, 'host', 'node_modules', path);
	return existsSync(file) ? require(file) : undefined;
}
