import { executeWorkflow, itemsOf } from '../../scripts/host/executeWorkflow.mjs';
import { addWorkflow, host } from './host';

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- output of a workflow

/** A node of the package with its parameters and the items that it is given; none where it reads. */
export interface Step {
	readonly type: string;
	readonly parameters: Json;
	readonly items?: readonly object[];
}

/** Runs steps one after the other in the real n8n, each on items of its own, and gives what each put out. */
export async function runSteps(name: string, steps: readonly Step[]): Promise<Json[][]> {
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
	const nodes: Json[] = [start];
	for (const [index, { type, parameters, items = [{}] }] of steps.entries()) {
		const given = JSON.stringify({ items });
		nodes.push(
			{
				...{ name: `Give ${index}`, type: 'n8n-nodes-base.set', typeVersion: 3.4, executeOnce: true },
				parameters: { mode: 'raw', jsonOutput: given, options: {} },
			},
			{
				...{ name: `Split ${index}`, type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
				parameters: { fieldToSplitOut: 'items', options: {} },
			},
			{ name: `Step ${index}`, type: `${host.packageName}.${type}`, typeVersion: 1, parameters },
		);
	}
	const placed = nodes.map((node, index) => ({
		...node,
		id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
		position: [index * 220, 0],
	}));
	const connections = Object.fromEntries(
		nodes
			.slice(0, -1)
			.map((node, index) => [
				node['name'],
				{ main: [[{ node: nodes[index + 1]?.['name'], type: 'main', index: 0 }]] },
			]),
	);
	const id = await addWorkflow({ name, nodes: placed, connections, settings: { executionOrder: 'v1' } });
	const run = await executeWorkflow({ userFolder: host.userFolder }, id);
	return steps.map((_step, index) => itemsOf(run, `Step ${index}`).map((item) => item.json));
}
