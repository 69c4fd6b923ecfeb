import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} folder
 * @returns {number} size of all its files in MB, one decimal
 */
export function measureFolder(folder) {
	let bytes = 0;
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (entry.isFile()) bytes += lstatSync(join(entry.parentPath, entry.name)).size;
	}
	return Math.round(bytes / 100_000) / 10;
}
