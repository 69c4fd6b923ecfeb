import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { nodeProgram } from '../host/locateHost.mjs';

/**
 * Starts the sandboxes on Node 24, whatever runs this. They end with this process, and keep it from nothing.
 * @param {{ sendEventsTo?: string }} [options] where events of Stripe go
 * @returns {Promise<Pick<import('./startSandboxes.mjs').Sandboxes, 'sinvoice' | 'misa' | 'stripe'>>}
 */
export async function spawnSandboxes({ sendEventsTo = '' } = {}) {
	const program = fileURLToPath(new URL('./serve.mjs', import.meta.url));
	const child = spawn(nodeProgram, [program, sendEventsTo], { stdio: ['pipe', 'pipe', 'inherit'] });
	const line = once(createInterface({ input: child.stdout }), 'line');
	const ended = once(child, 'close').then(([code]) => {
		throw new Error(`The sandboxes of the providers did not start (exit ${code}).`);
	});
	const [told] = await Promise.race([line, ended]);
	ended.catch(() => undefined);
	child.unref();
	for (const stream of [child.stdin, child.stdout])
		/** @type {any} */ (stream).unref();
	return JSON.parse(told);
}
