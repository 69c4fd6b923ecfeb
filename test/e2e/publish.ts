import type { Workflow } from '../../scripts/host/importWorkflows.mjs';
import { request } from './host';

const json = (method: string, body: object): RequestInit => ({
	method,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body),
});

/** Changes nodes of a shipped workflow as its sticky note asks, and publishes it, both as the editor does. */
export async function publish(
	id: string,
	change: (node: Workflow['nodes'][number]) => object = () => ({}),
): Promise<void> {
	const { data } = (await request(`rest/workflows/${id}`)) as { data: Workflow & { versionId: string } };
	const nodes = data.nodes.map((node) => ({ ...node, ...change(node) }));
	const saved = (await request(
		`rest/workflows/${id}`,
		json('PATCH', { nodes, connections: data.connections, versionId: data.versionId }),
	)) as { data: { versionId: string } };
	await request(`rest/workflows/${id}/activate`, json('POST', { versionId: saved.data.versionId }));
}

/** Ends what listens: a trigger, a form, a webhook. */
export async function unpublish(id: string): Promise<void> {
	await request(`rest/workflows/${id}/deactivate`, json('POST', {}));
}

/** How many runs of a workflow have ended. */
export async function countRuns(workflowId: string): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success', 'error'] }));
	const answer = (await request(`rest/executions?filter=${filter}&limit=100`)) as {
		data: { results: unknown[] };
	};
	return answer.data.results.length;
}
