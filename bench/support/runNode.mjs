import { performance } from 'node:perf_hooks';
import { BUILT_IN } from '../../scripts/harness/builtInNodes.mjs';
import { runWorkflow } from '../../scripts/harness/runWorkflow.mjs';
import { ROOT } from './shipped.mjs';

// n8n would print what a node logs, and time it.
process.env.N8N_LOG_LEVEL = 'silent';

const PACKAGE = 'n8n-nodes-order-to-cash';

/** Lets the harness run a built-in node of the pinned n8n itself, in place of its stand-in. */
export function useBuiltIn(type, node) {
	BUILT_IN[type] = () => node;
}

/**
 * Runs one node on n8n-core behind a Manual Trigger that gives the items.
 *
 * @param {{ type: string, typeVersion?: number, parameters: object, credentials?: object }} node
 * @returns {Promise<{ milliseconds: number, items: object[] }>} wall time of the whole run
 * @throws what the node failed with
 */
export async function runNode(node, items, credentials = {}) {
	const type = node.type.includes('.') ? node.type : `${PACKAGE}.${node.type}`;
	const workflow = {
		name: 'Bench',
		nodes: [
			step('Start', { type: 'n8n-nodes-base.manualTrigger', parameters: {} }),
			step('Node', { ...node, type }),
		],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
	const startedAt = performance.now();
	const run = await runWorkflow(workflow, { root: ROOT, start: items, credentials });
	const milliseconds = performance.now() - startedAt;
	if (run.error) throw new Error(`${run.error.message} ${run.error.description ?? ''}`, { cause: run.error });
	return { milliseconds, items: run.items('Node') };
}

const step = (name, { typeVersion = 1, ...node }) => ({
	id: name,
	name,
	typeVersion,
	position: [0, 0],
	...node,
});
