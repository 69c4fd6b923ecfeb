import { deepStrictEqual } from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { mock } from 'node:test';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expectedFile, outlineCase, readExpected } from './runCase.mjs';
import { CASE_TIME, workflowCases } from './workflowCases.mjs';

/**
 * Compares what the shipped workflows give with what is pinned, and shows the difference; `--write` pins it anew.
 *
 *   node scripts/harness/pinWorkflows.mjs [--write] [case …]
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const words = process.argv.slice(2);
const write = words.includes('--write');
const named = words.filter((word) => word !== '--write');
const known = Object.keys(workflowCases(root));
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0) {
	console.error(`No case ${unknown.join(', ')}. There are: ${known.join(', ')}`);
	process.exit(1);
}

mock.timers.enable({ apis: ['Date'], now: Date.parse(CASE_TIME) });
let differs = 0;
for (const name of named.length > 0 ? named : known) {
	const actual = await outlineCase(root, name, { setTime: (at) => mock.timers.setTime(Date.parse(at)) });
	const problem = difference(actual, name);
	console.log(`${problem === undefined ? '=' : '≠'} ${name}`);
	if (problem === undefined) continue;
	console.log(problem);
	differs += 1;
	if (write) await pin(name, actual);
}
process.exit(differs > 0 && !write ? 1 : 0);

function difference(actual, name) {
	if (!existsSync(expectedFile(root, name))) return 'nothing is pinned yet';
	try {
		deepStrictEqual(actual, readExpected(root, name));
		return undefined;
	} catch (error) {
		return error.message;
	}
}

async function pin(name, outline) {
	const file = expectedFile(root, name);
	const options = { ...(await resolveConfig(file)), filepath: file };
	writeFileSync(file, await format(JSON.stringify(outline, null, 2), options));
}
