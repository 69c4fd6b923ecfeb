import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, runN8n } from './runN8n.mjs';

/**
 * Imports credentials under the ids that they bear, over those of an earlier start. The instance must not be running.
 * @param {{ userFolder: string, extra?: Record<string, string> }} instance
 * @param {Array<{ id: string, type: string, name: string, data: Record<string, unknown> }>} credentials
 */
export async function importCredentials(instance, credentials) {
	const quiet = { ...instance, extra: { ...instance.extra, N8N_EXPRESSION_ENGINE: 'legacy' } };
	const folder = mkdtempSync(join(tmpdir(), 'o2c-credentials-'));
	try {
		const input = join(folder, 'credentials.json');
		writeFileSync(input, JSON.stringify(credentials), { mode: 0o600 });
		const result = await runN8n(quiet, ['import:credentials', `--input=${input}`]);
		if (!/Successfully imported/.test(result.stdout))
			throw new Error(`n8n imported no credential:\n${lastLines(result)}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
