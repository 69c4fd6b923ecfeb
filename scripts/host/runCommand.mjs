import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { nodeFolder } from './locateHost.mjs';

/**
 * Environment for a child process: Node 24 first on the path, without what an outer npm or jest left behind.
 * An inherited npm prefix would make an inner npm write into the repository; NODE_ENV=test silences n8n.
 * @param {Record<string, string>} [additions]
 */
export function childEnvironment(additions = {}) {
	const left =
		/^(npm_(lifecycle|package|config_local_prefix|config_ignore_scripts|command|execpath|node_execpath)|INIT_CWD|NODE_ENV|NODE_OPTIONS|JEST_)/;
	const kept = Object.entries(process.env).filter(([name]) => !left.test(name));
	return {
		...Object.fromEntries(kept),
		PATH: `${nodeFolder}${delimiter}${process.env.PATH ?? ''}`,
		...additions,
	};
}

/**
 * @typedef {{ code: number | null, signal: string | null, stdout: string, stderr: string }} CommandResult
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<CommandResult>}
 */
export async function tryCommand(program, args, { cwd, env = childEnvironment() } = {}) {
	return await new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		/** @type {Buffer[]} */
		const out = [];
		/** @type {Buffer[]} */
		const err = [];
		child.stdout.on('data', (chunk) => out.push(chunk));
		child.stderr.on('data', (chunk) => err.push(chunk));
		child.on('error', reject);
		child.on('close', (code, signal) =>
			resolve({ code, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
		);
	});
}

/**
 * The same, but a non-zero exit is an error that shows the end of what the command said.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export async function runCommand(program, args, options = {}) {
	const result = await tryCommand(program, args, options);
	if (result.code !== 0) {
		const said = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-40).join('\n');
		throw new Error(`"${[program, ...args].join(' ')}" ended with ${result.code}:\n${said}`);
	}
	return result;
}
