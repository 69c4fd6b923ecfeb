import { rmSync } from 'node:fs';

/** Jest's global teardown. */
export default async function stopHost() {
	const host = globalThis[Symbol.for('order-to-cash.e2e')];
	if (!host) return;
	await host.n8n.stop();
	rmSync(host.userFolder, { recursive: true, force: true });
}
