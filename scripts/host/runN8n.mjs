import { findFreePort } from './findFreePort.mjs';
import { n8nProgram, nodeProgram } from './locateHost.mjs';
import { n8nEnvironment } from './n8nEnvironment.mjs';
import { tryCommand } from './runCommand.mjs';

/**
 * Runs one n8n command on a user folder. It takes ports of its own, so that a server may run beside it.
 * @param {{ userFolder: string, extra?: Record<string, string> }} instance
 * @param {string[]} args
 */
export async function tryN8n({ userFolder, extra }, args) {
	const env = n8nEnvironment({
		userFolder,
		port: await findFreePort(),
		brokerPort: await findFreePort(),
		extra,
	});
	return await tryCommand(nodeProgram, [n8nProgram, ...args], { cwd: userFolder, env });
}

/**
 * @param {{ userFolder: string, extra?: Record<string, string> }} instance
 * @param {string[]} args
 */
export async function runN8n(instance, args) {
	const result = await tryN8n(instance, args);
	if (result.code !== 0)
		throw new Error(`"n8n ${args.join(' ')}" ended with ${result.code}:\n${lastLines(result)}`);
	return result;
}

/**
 * @param {{ stdout: string, stderr: string }} result
 * @param {number} [count]
 */
export function lastLines({ stdout, stderr }, count = 40) {
	return `${stdout}\n${stderr}`.trim().split('\n').slice(-count).join('\n');
}
