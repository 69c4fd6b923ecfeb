import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';

const candidates = ['postgres', 'nobody'];

function lookUp(name) {
	try {
		const ask = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
		return { uid: ask('-u'), gid: ask('-g') };
	} catch {
		return null;
	}
}

/**
 * PostgreSQL refuses to run as root. An existing user without rights is taken, so that a test run leaves
 * no new account behind.
 */
export function unprivilegedUser() {
	if (userInfo().uid !== 0) return {};
	for (const name of candidates) {
		const user = lookUp(name);
		if (user) return user;
	}
	throw new Error(`PostgreSQL does not run as root, and there is no user ${candidates.join(' or ')}.`);
}
