import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountFor, accountsOf } from '../sandboxes/accounts.mjs';
import { startSandboxes } from '../sandboxes/startSandboxes.mjs';
import { outlineRun } from './outlineRun.mjs';
import { runWorkflow } from './runWorkflow.mjs';
import { CASE_TIME, readWorkflow, workflowCases } from './workflowCases.mjs';

/**
 * Runs one case, after those that it builds on, in the n8n user folder that is set; gives the run and its workflow.
 * `setTime` moves the clock of the caller to the time of the case, where that is another than `CASE_TIME`.
 */
export async function runCase(root, name, options = {}) {
	const {
		workflow: file,
		after = [],
		start,
		answers,
		trigger,
		at = CASE_TIME,
		...changes
	} = workflowCases(root)[name];
	for (const earlier of after) await runCase(root, earlier, options);
	options.setTime?.(at);
	const workflow = change(prepare(readWorkflow(root, file), options), changes);
	const { credentials = {}, sandboxes } = options;
	const held = { ...credentials, ...accountsOf(sandboxes) };
	const given = { ...options, root, start, answers, trigger, credentials: held };
	return { workflow, run: await runWorkflow(workflow, given) };
}

/** A shipped workflow has no credential; a person selects one in every node of the package. */
function prepare(workflow, { credentials = {}, sandboxes }) {
	const [name] = Object.keys(credentials);
	const books = name === undefined ? {} : { orderToCashLedgerApi: { id: '1', name } };
	const nodes = workflow.nodes.map((node) => {
		if (!node.type.startsWith('n8n-nodes-order-to-cash.')) return node;
		return { ...node, credentials: { ...books, ...accountFor(node, sandboxes) } };
	});
	return { ...workflow, nodes };
}

/** What a person does before a workflow is published: settings filled in, nodes enabled. */
function change(workflow, { settings = {}, enabled = [] }) {
	const nodes = workflow.nodes.map((node) => {
		if (enabled.includes(node.name)) return { ...node, disabled: false };
		if (settings[node.name] === undefined) return node;
		const json = { ...JSON.parse(node.parameters.jsonOutput), ...settings[node.name] };
		return { ...node, parameters: { ...node.parameters, jsonOutput: JSON.stringify(json) } };
	});
	return { ...workflow, nodes };
}

/** The outline of a case on an empty ledger of its own, which is gone afterwards. */
export async function outlineCase(root, name, options = {}) {
	const before = process.env.N8N_USER_FOLDER;
	const folder = mkdtempSync(join(tmpdir(), 'o2c-workflow-'));
	process.env.N8N_USER_FOLDER = folder;
	const { closeLedgers } = createRequire(join(root, 'package.json'))('./dist/nodes/shared/ledgerHandle.js');
	const sandboxes = workflowCases(root)[name].atProvider ? await openSandboxes(root) : undefined;
	try {
		const { run, workflow } = await runCase(root, name, { ...options, sandboxes });
		if (run.error) throw run.error;
		return outlineRun(run, workflow);
	} finally {
		await sandboxes?.close();
		await closeLedgers();
		if (before === undefined) delete process.env.N8N_USER_FOLDER;
		else process.env.N8N_USER_FOLDER = before;
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Providers that answer at once: the clock of a case stands, so that nothing may take its time. */
export const openSandboxes = (root) =>
	startSandboxes(root, { codeDelay: 0, visibleAfter: 0, issueDelay: 0, publishDelay: 0, emptyFiles: 0 });

export const expectedFile = (root, name) => join(root, 'test/workflows/expected', `${name}.json`);

export function readExpected(root, name) {
	return JSON.parse(readFileSync(expectedFile(root, name), 'utf8'));
}
