import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const stampFile = (root) => join(root, 'node_modules', '.o2c-setup');
const lockFile = (root) => join(root, 'package-lock.json');

const hasLock = (root) => existsSync(lockFile(root));

function fingerprint(root) {
	const source = hasLock(root) ? lockFile(root) : join(root, 'package.json');
	return createHash('sha256').update(readFileSync(source)).digest('hex');
}

export const isStamped = (root) =>
	existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8').trim() === fingerprint(root);

export const stamp = (root) => writeFileSync(stampFile(root), `${fingerprint(root)}\n`);

/**
 * True when npm's own record of what lies in node_modules already agrees with the lock: after
 * `npm install NAME` only the stamp is old, and a clean install would be a minute lost.
 */
export function agreesWithLock(root) {
	const record = join(root, 'node_modules', '.package-lock.json');
	if (!hasLock(root) || !existsSync(record)) return false;
	const installed = readJson(record).packages;
	return Object.entries(readJson(lockFile(root)).packages).every(([path, wanted]) => {
		if (path === '') return true;
		const found = installed[path];
		return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true;
	});
}
