import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostFolder, nodeProgram } from './locateHost.mjs';
import { reportProgress } from './reportProgress.mjs';
import { childEnvironment, runCommand } from './runCommand.mjs';

const stampFile = join(hostFolder, 'node_modules', '.order-to-cash-host');

/** Installs the pinned n8n of host/ unless exactly this lock file is installed already. */
export async function installHost() {
	const stamp = createHash('sha256')
		.update(readFileSync(join(hostFolder, 'package-lock.json')))
		.digest('hex');
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
		return { installed: false, seconds: 0 };
	if (!existsSync(nodeProgram)) {
		throw new Error(
			'Node 24 is missing from node_modules. Run "npm start" (or "node scripts/setup.mjs") first.',
		);
	}

	console.log('installing n8n into host/ (once; about 3 GB)');
	const stopReporting = reportProgress(
		'installing n8n',
		'usually 3 to 6 minutes, more where sqlite3 must be compiled',
	);
	try {
		rmSync(stampFile, { force: true });
		await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
		// sqlite3 is the only dependency of n8n that must be downloaded ready-made or compiled to run here.
		await npm('rebuild', 'sqlite3', '--ignore-scripts=false');
		writeFileSync(stampFile, stamp);
	} finally {
		stopReporting();
	}
	return { installed: true, seconds: stopReporting() };
}

/** @param {...string} args */
async function npm(...args) {
	await runCommand('npm', args, { cwd: hostFolder, env: childEnvironment() });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { installed, seconds } = await installHost();
	console.log(installed ? `n8n installed in ${seconds} s` : 'n8n is installed already');
}
