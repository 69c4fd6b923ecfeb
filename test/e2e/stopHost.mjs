import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../../scripts/host/locateHost.mjs';

/** Jest's global teardown; what n8n said is kept beside the screenshots. */
export default async function stopHost() {
	const host = globalThis[Symbol.for('order-to-cash.e2e')];
	if (!host) return;
	await host.n8n.stop();
	const artifacts = join(repositoryFolder, 'artifacts');
	mkdirSync(artifacts, { recursive: true });
	copyFileSync(host.n8n.logFile, join(artifacts, 'n8n.log'));
	rmSync(host.userFolder, { recursive: true, force: true });
}
