import { executeWorkflow, type Execution } from '../../scripts/host/executeWorkflow.mjs';
import { readWorkflows, type Workflow } from '../../scripts/host/importWorkflows.mjs';

interface Host {
	url: string;
	cookie: string;
	userFolder: string;
	workflowFolder: string;
	packageName: string;
	megabytes: number;
	seconds: number;
}

/** The n8n that startHost.mjs started for this run. */
export const host = readHost();

function readHost(): Host {
	const state = process.env.O2C_E2E_HOST;
	if (!state) throw new Error('No n8n was started: run these tests with "npm run test:e2e".');
	return JSON.parse(state) as Host;
}

export function readWorkflow(file: string): Workflow {
	const found = readWorkflows(host.workflowFolder).find((entry) => entry.file === file);
	if (!found) throw new Error(`workflows/${file} is missing.`);
	return found.workflow;
}

export async function execute(workflow: Workflow): Promise<Execution> {
	return await executeWorkflow({ userFolder: host.userFolder }, workflow.id);
}

export function findNode(workflow: Workflow, type: string): Workflow['nodes'][number] {
	const node = workflow.nodes.find((candidate) => candidate.type === type);
	if (!node) throw new Error(`"${workflow.name}" has no node of type ${type}.`);
	return node;
}

/** Nodes of the workflow that come from this package. */
export function ownNodes(workflow: Workflow): Workflow['nodes'] {
	return workflow.nodes.filter((node) => node.type.startsWith(`${host.packageName}.`));
}

interface NodeType {
	name: string;
	displayName: string;
	version: number | number[];
}

/** Node types of this package, as n8n offers them in its editor; the doubles for AI agents are left out. */
export async function requestOwnTypes(): Promise<NodeType[]> {
	const types = (await request('types/nodes.json')) as NodeType[];
	return types.filter(({ name }) => name.startsWith(`${host.packageName}.`) && !name.endsWith('Tool'));
}

/** Adds a workflow as the editor does, and returns its id. */
export async function addWorkflow(workflow: Record<string, unknown>): Promise<string> {
	const answer = (await request('rest/workflows', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(workflow),
	})) as { data: { id: string } };
	return answer.data.id;
}

/** Adds a credential as the editor does; gives it as nodes name it. */
export async function addCredential(
	type: string,
	name: string,
	data: Record<string, unknown>,
): Promise<{ id: string; name: string }> {
	const answer = (await request('rest/credentials', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ type, name, data }),
	})) as { data: { id: string } };
	return { id: answer.data.id, name };
}

/** Id of an execution of the workflow: of the last one, or of one so many before it. */
export async function lastExecutionOf(workflowId: string, before = 0): Promise<string> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const answer = (await request(`rest/executions?filter=${filter}`)) as {
		data: { results: Array<{ id: string }> };
	};
	const found = answer.data.results[before];
	if (!found) throw new Error(`Workflow ${workflowId} has not run so often`);
	return found.id;
}

export async function request(path: string, init: RequestInit = {}) {
	const response = await fetch(`${host.url}/${path}`, {
		...init,
		headers: { ...init.headers, cookie: host.cookie },
	});
	if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
	return (await response.json()) as unknown;
}
