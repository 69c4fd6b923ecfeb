import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repositoryFolder } from './locateHost.mjs';

/** Installs node_modules and Node 24 where they are missing, on whatever Node runs this. */
export async function setUpTools() {
	const script = join(repositoryFolder, 'scripts', 'setup.mjs');
	const child = spawn(process.execPath, [script], { cwd: repositoryFolder, stdio: 'inherit' });
	const [code] = await once(child, 'close');
	if (code !== 0) throw new Error('The set-up of the tools did not succeed: see above.');
}
