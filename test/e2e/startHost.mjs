import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importWorkflows, readWorkflows } from '../../scripts/host/importWorkflows.mjs';
import { installHost } from '../../scripts/host/install.mjs';
import { installPackage } from '../../scripts/host/installPackage.mjs';
import { repositoryFolder } from '../../scripts/host/locateHost.mjs';
import { setUpOwner } from '../../scripts/host/setUpOwner.mjs';
import { startN8n } from '../../scripts/host/startN8n.mjs';

const chromium = '/usr/bin/chromium';
const owner = { email: 'e2e@example.com', password: 'OrderToCash1', firstName: 'End', lastName: 'ToEnd' };

/** Jest's global set-up: a new n8n with the package installed, its workflows published, and an owner. */
export default async function startHost() {
	await startHostWith({
		packageFolder: repositoryFolder,
		workflowFolder: join(repositoryFolder, 'workflows'),
	});
}

/** @param {{ packageFolder: string, workflowFolder: string }} folders */
export async function startHostWith({ packageFolder, workflowFolder }) {
	if (!existsSync(chromium))
		throw new Error(`${chromium} is missing: .ci/run installs it (Debian package "chromium").`);
	if (!existsSync(join(packageFolder, 'dist')))
		throw new Error('dist/ is missing: run "npm run build" first.');
	await timed('n8n installed', installHost);

	// Outside the repository, so that a dependency which the package forgets to declare is not found by accident.
	const userFolder = mkdtempSync(join(tmpdir(), 'o2c-e2e-'));
	const installed = await timed('package installed the way n8n does it', () =>
		installPackage({ packageFolder, userFolder }),
	);
	console.log(`  ${installed.megabytes} MB`);
	const workflows = readWorkflows(workflowFolder);
	await timed('workflows imported and published', () =>
		importWorkflows(
			{ userFolder },
			workflows.map(({ workflow }) => workflow),
		),
	);
	const n8n = await timed('n8n started', () => startN8n({ userFolder }));
	globalThis[Symbol.for('order-to-cash.e2e')] = { n8n, userFolder };
	const cookie = await setUpOwner(n8n.url, owner);
	process.env.O2C_E2E_HOST = JSON.stringify({
		url: n8n.url,
		logFile: n8n.logFile,
		cookie,
		userFolder,
		workflowFolder,
		packageName: installed.name,
		megabytes: installed.megabytes,
		seconds: installed.seconds,
	});
}

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 */
async function timed(what, work) {
	const start = Date.now();
	const result = await work();
	console.log(`${what}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
	return result;
}
