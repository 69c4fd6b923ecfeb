import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, runN8n } from './runN8n.mjs';

/**
 * @typedef {{
 *   id: string, name: string, nodes: Array<Record<string, any>>, connections: Record<string, any>,
 *   settings?: Record<string, any>, active: boolean,
 *   pinData?: Record<string, Array<Record<string, any>>>, meta?: { o2c?: { publish?: boolean } },
 * }} Workflow
 * @param {string} folder
 * @returns {Array<{ file: string, workflow: Workflow }>}
 */
export function readWorkflows(folder) {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({ file, workflow: JSON.parse(readFileSync(join(folder, file), 'utf8')) }));
}

/**
 * Imports workflows under the ids that their files give, and publishes those whose file asks for it.
 * The instance must not be running: a running n8n does not see what is published beside it.
 * @param {{ userFolder: string, extra?: Record<string, string> }} instance
 * @param {Workflow[]} workflows
 */
export async function importWorkflows(instance, workflows) {
	if (workflows.length === 0) return;
	// No expression runs here, and the other engine's isolated-vm sometimes crashes while the process ends.
	const quiet = { ...instance, extra: { ...instance.extra, N8N_EXPRESSION_ENGINE: 'legacy' } };
	const folder = mkdtempSync(join(tmpdir(), 'o2c-import-'));
	try {
		const input = join(folder, 'workflows.json');
		writeFileSync(input, JSON.stringify(workflows));
		const result = await runN8n(quiet, ['import:workflow', `--input=${input}`]);
		// n8n ends with 0 even when it imported nothing.
		if (!/Successfully imported/.test(result.stdout)) {
			throw new Error(`n8n imported no workflow:\n${lastLines(result)}`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	for (const { id } of workflows.filter(wantsPublishing))
		await runN8n(quiet, ['publish:workflow', `--id=${id}`]);
}

/** @param {Workflow} workflow */
export function wantsPublishing(workflow) {
	return workflow.meta?.o2c?.publish === true;
}
