import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { executeWorkflow } from './executeWorkflow.mjs';
import { importWorkflows, readWorkflows } from './importWorkflows.mjs';
import { hostFolder } from './locateHost.mjs';
import { reportProgress } from './reportProgress.mjs';
import { savePdfs } from './savePdfs.mjs';

/**
 * Makes the folder that holds everything of the demo.
 * A package below the repository would find the repository's own n8n-workflow before n8n's, and errors of one
 * are strangers to the other: the link puts n8n's first.
 * @param {string} demoFolder
 */
export function makeDemoFolder(demoFolder) {
	mkdirSync(demoFolder, { recursive: true });
	const link = join(demoFolder, 'node_modules');
	if (!lstatSync(link, { throwIfNoEntry: false }))
		symlinkSync(join(hostFolder, 'node_modules'), link, 'junction');
}

/**
 * Imports the workflow files that are new or changed, so that what a person edited in n8n stays.
 * @param {string} demoFolder
 * @param {string} workflowFolder
 * @param {(workflow: import('./importWorkflows.mjs').Workflow) => import('./importWorkflows.mjs').Workflow} [prepare]
 */
export async function importChangedWorkflows(demoFolder, workflowFolder, prepare = (workflow) => workflow) {
	const state = readState(demoFolder);
	const changed = readWorkflows(workflowFolder).filter(
		({ file, workflow }) => state.imported[file] !== hashOf(workflow),
	);
	if (changed.length === 0) return [];
	const stopReporting = reportProgress('importing workflows', 'usually under a minute');
	try {
		await importWorkflows(
			{ userFolder: demoFolder },
			changed.map(({ workflow }) => prepare(workflow)),
		);
	} finally {
		stopReporting();
	}
	for (const { file, workflow } of changed) state.imported[file] = hashOf(workflow);
	writeState(demoFolder, state);
	return changed.map(({ file }) => file);
}

/**
 * Runs a workflow once and keeps its PDFs; runs it again only when it or the package has changed.
 * @param {{ demoFolder: string, pdfFolder: string, workflowFile: string, builtAt: number }} options
 */
export async function runOnce({ demoFolder, pdfFolder, workflowFile, builtAt }) {
	const workflow = JSON.parse(readFileSync(workflowFile, 'utf8'));
	const state = readState(demoFolder);
	const ran = hashOf([workflow, builtAt]);
	if (state.ran?.hash === ran && existsSync(pdfFolder)) return state.ran.files;
	const stopReporting = reportProgress(`running "${workflow.name}"`);
	try {
		const execution = await executeWorkflow({ userFolder: demoFolder }, workflow.id);
		const files = savePdfs(demoFolder, execution, pdfFolder);
		writeState(demoFolder, { ...state, ran: { hash: ran, files } });
		return files;
	} finally {
		stopReporting();
	}
}

/**
 * @typedef {{ imported: Record<string, string>, ran?: { hash: string, files: Array<{ name: string, node: string }> } }} State
 * @param {string} demoFolder
 * @returns {State}
 */
function readState(demoFolder) {
	const file = join(demoFolder, 'state.json');
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { imported: {} };
}

/**
 * @param {string} demoFolder
 * @param {State} state
 */
function writeState(demoFolder, state) {
	writeFileSync(join(demoFolder, 'state.json'), JSON.stringify(state, null, '\t'));
}

/** @param {unknown} value */
function hashOf(value) {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
