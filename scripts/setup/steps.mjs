import { spawn } from 'node:child_process';
import { delimiter, sep } from 'node:path';

const HEARTBEAT_MS = 10_000;

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);
const say = (text) => process.stdout.write(`[setup] ${text}\n`);

/** Runs one step and tells how long it took; a long one says every ten seconds that it is alive. */
export async function step(label, work) {
	const start = performance.now();
	say(`${label} …`);
	const heartbeat = setInterval(() => say(`${label}: still at work, ${seconds(start)} s`), HEARTBEAT_MS);
	try {
		const note = await work();
		say(`${label}: ${note ?? 'done'}, ${seconds(start)} s`);
	} finally {
		clearInterval(heartbeat);
	}
}

/** npm and its children must not run on a Node inside the folder that npm is about to replace. */
function environment() {
	const path = (process.env.PATH ?? '')
		.split(delimiter)
		.filter((folder) => !folder.includes(`node_modules${sep}.bin`))
		.join(delimiter);
	const { NODE_ENV: _production, ...rest } = process.env;
	return { ...rest, PATH: path };
}

/** Runs npm; its output is shown only when it fails. */
export function npm(root, ...args) {
	return new Promise((resolve, reject) => {
		const child = spawn('npm', [...args, '--no-audit', '--no-fund'], {
			cwd: root,
			env: environment(),
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		let output = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (output += chunk));
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`npm ${args.join(' ')} ended with ${code}\n${output}`));
		});
	});
}
