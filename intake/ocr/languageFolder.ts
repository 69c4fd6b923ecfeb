import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Languages of recognition (ISO 639-2), and where their data lies. French first: its letters hold the English ones. */
export const OCR_LANGUAGES = ['fra', 'vie', 'eng'] as const;
const DATA = '4.0.0_best_int';

/**
 * Puts the data of all languages into one folder: the engine looks for them in one, and each comes in a package of its
 * own. Nothing is loaded from the net.
 */
export async function fillLanguageFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const language of OCR_LANGUAGES) {
		const name = `${language}.traineddata.gz`;
		const target = join(folder, name);
		if (await exists(target)) continue;
		const source = join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), DATA, name);
		// Under another name first: a copy that was cut off is never read.
		const part = `${target}.${process.pid}.part`;
		await copyFile(source, part);
		await rename(part, target);
	}
}

async function exists(file: string): Promise<boolean> {
	return (await stat(file).catch(() => undefined)) !== undefined;
}
