#!/usr/bin/env node
import { runCli } from './runCli';

// Node says of its own SQLite that it is experimental, each time; that is no news to who runs this.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
	if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
});

void runCli(process.argv.slice(2), {
	out: process.stdout,
	err: process.stderr,
	now: () => new Date().toISOString(),
}).then((code) => {
	process.exitCode = code;
});
