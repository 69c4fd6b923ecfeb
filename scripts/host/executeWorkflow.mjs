import { lastLines, tryN8n } from './runN8n.mjs';

/**
 * @typedef {{ json: Record<string, any>, binary?: Record<string, { id?: string, data?: string, fileName?: string, mimeType?: string }> }} Item
 * @typedef {{ status: string, runData: Record<string, Array<{ data?: { main?: Array<Item[] | null> }, error?: { message: string, description?: string } }>> , lastNode: string }} Execution
 */

/**
 * Executes one workflow by "n8n execute" and returns what each node gave.
 * @param {{ userFolder: string, extra?: Record<string, string> }} instance
 * @param {string} id
 * @returns {Promise<Execution>}
 */
export async function executeWorkflow(instance, id) {
	const result = await tryN8n(instance, ['execute', `--id=${id}`, '--rawOutput']);
	const run = readRun(result.stdout);
	const { error, runData, lastNodeExecuted } = run?.data?.resultData ?? {};
	if (error) {
		const node = error.node?.name ?? lastNodeExecuted ?? 'a node';
		const more = error.description ? `\n${error.description}` : '';
		throw new Error(`Workflow ${id} stopped at "${node}": ${error.message}${more}`);
	}
	// n8n's isolated-vm sometimes crashes while the process ends, after the whole result is printed and saved:
	// what counts is the result, not the exit code.
	if (run?.status !== 'success') {
		const end = result.signal ?? `exit ${result.code}`;
		throw new Error(`Workflow ${id} could not be executed (${end}):\n${lastLines(result)}`);
	}
	return { status: run.status, runData: runData ?? {}, lastNode: lastNodeExecuted };
}

/**
 * Items that a node gave, of all its runs and outputs.
 * @param {Execution} execution
 * @param {string} node
 * @returns {Item[]}
 */
export function itemsOf(execution, node) {
	return (execution.runData[node] ?? []).flatMap((run) =>
		(run.data?.main ?? []).flatMap((items) => items ?? []),
	);
}

/**
 * The result is the one object that starts and ends at the margin; n8n's own messages stand around it.
 * @param {string} stdout
 */
function readRun(stdout) {
	const [json] = /^\{$[^]*?^\}$/m.exec(stdout) ?? [];
	return json === undefined ? undefined : JSON.parse(json);
}
