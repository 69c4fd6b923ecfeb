import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Files that an execution left in n8n's file storage; the execution itself carries only references.
 * @param {string} userFolder
 * @param {import('./executeWorkflow.mjs').Execution} execution
 * @returns {Array<{ node: string, fileName: string, mimeType: string, read: () => Buffer }>} each file once
 */
export function listFiles(userFolder, execution) {
	/** @type {Map<string, { node: string, fileName: string, mimeType: string, read: () => Buffer }>} */
	const files = new Map();
	for (const [node, runs] of Object.entries(execution.runData)) {
		const items = runs.flatMap((run) => (run.data?.main ?? []).flatMap((output) => output ?? []));
		for (const { id, data, fileName = 'file', mimeType = '' } of items.flatMap((item) =>
			Object.values(item.binary ?? {}),
		)) {
			const key = id ?? data ?? '';
			if (!files.has(key))
				files.set(key, { node, fileName, mimeType, read: () => readStored(userFolder, id, data) });
		}
	}
	return [...files.values()];
}

/**
 * @param {string} userFolder
 * @param {string | undefined} id "filesystem-v2:<path below the storage folder>"
 * @param {string} [data] the content itself, where n8n keeps it in the item
 */
function readStored(userFolder, id, data = '') {
	if (!id) return Buffer.from(data, 'base64');
	return readFileSync(join(userFolder, '.n8n', 'storage', id.slice(id.indexOf(':') + 1)));
}
