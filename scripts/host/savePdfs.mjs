import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './readFiles.mjs';

/**
 * Writes the PDFs of an execution into a folder, in place of those of the run before.
 * @param {string} userFolder
 * @param {import('./executeWorkflow.mjs').Execution} execution
 * @param {string} folder
 * @returns {Array<{ name: string, node: string }>} each file, and the node that made it
 */
export function savePdfs(userFolder, execution, folder) {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	/** @type {Array<{ name: string, node: string }>} */
	const saved = [];
	for (const { node, fileName, mimeType, read } of listFiles(userFolder, execution)) {
		if (mimeType !== 'application/pdf') continue;
		const name = chooseName(
			fileName,
			saved.map((file) => file.name),
		);
		writeFileSync(join(folder, name), read());
		saved.push({ name, node });
	}
	return saved;
}

/**
 * @param {string} wanted
 * @param {string[]} taken
 */
function chooseName(wanted, taken) {
	const stem = wanted.replace(/\.pdf$/i, '').replace(/[^\p{L}\p{N}._ -]/gu, '-');
	let name = `${stem}.pdf`;
	for (let count = 2; taken.includes(name); count++) name = `${stem} (${count}).pdf`;
	return name;
}
