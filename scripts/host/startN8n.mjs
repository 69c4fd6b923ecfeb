import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort, isPortFree } from './findFreePort.mjs';
import { n8nProgram, nodeProgram } from './locateHost.mjs';
import { n8nEnvironment } from './n8nEnvironment.mjs';

/**
 * Starts the n8n server and waits until it answers. Its log goes to n8n.log in the user folder.
 * @param {{
 *   userFolder: string, port?: number, extra?: Record<string, string>, secondsToWait?: number, role?: 'start' | 'worker',
 * }} options role is n8n's command; a worker of queue mode answers on its port only when it is asked if it is well
 */
export async function startN8n({ userFolder, port, extra = {}, secondsToWait = 180, role = 'start' }) {
	const chosen = port ?? (await findFreePort());
	if (!(await isPortFree(chosen)))
		throw new Error(`Port ${chosen} is taken: stop what uses it, or choose another port.`);
	const health =
		role === 'worker' ? { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(chosen) } : {};
	const env = n8nEnvironment({
		userFolder,
		port: chosen,
		brokerPort: await findFreePort(),
		extra: { ...extra, ...health },
	});
	const logFile = join(userFolder, 'n8n.log');
	const log = createWriteStream(logFile);
	const child = spawn(nodeProgram, [n8nProgram, role], {
		cwd: userFolder,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	// A parent that dies without stop() must not leave a server behind.
	const abandon = () => child.kill('SIGTERM');
	process.once('exit', abandon);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (/** @type {Buffer} */ chunk) => {
			said = (said + chunk.toString()).slice(-8_000);
			log.write(chunk);
		});
	}
	const closed = once(child, 'close').then(() => {
		process.off('exit', abandon);
		log.end();
	});
	const stop = () => stopProcess(child, closed);

	const url = `http://localhost:${chosen}`;
	const deadline = Date.now() + secondsToWait * 1000;
	while (!(await answers(`http://127.0.0.1:${chosen}/healthz/readiness`))) {
		if (child.exitCode !== null || child.signalCode !== null)
			throw new Error(`n8n ended while it started:\n${said}`);
		if (Date.now() > deadline) {
			await stop();
			throw new Error(`n8n did not answer within ${secondsToWait} s:\n${said}`);
		}
		await sleep(200);
	}
	return { url, port: chosen, logFile, closed, stop };
}

/** @param {string} address */
async function answers(address) {
	return await fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
		(response) => response.ok,
		() => false,
	);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} closed
 */
async function stopProcess(child, closed) {
	if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
	const killer = setTimeout(() => child.kill('SIGKILL'), 20_000);
	await closed;
	clearTimeout(killer);
}
