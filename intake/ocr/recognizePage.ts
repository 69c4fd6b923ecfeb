import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { TextPage } from '../text/page';
import { fillLanguageFolder, OCR_LANGUAGES } from './languageFolder';
import type { Size } from './measureImage';
import { wordsOf } from './wordsOf';

/** How the engine cuts a page: into rows of one column, or into words wherever they stand. */
export type Segmentation = 'rows' | 'sparse';
const MODES: Readonly<Record<Segmentation, PSM>> = { rows: PSM.SINGLE_COLUMN, sparse: PSM.SPARSE_TEXT };

let engine: Promise<Worker> | undefined;

/** Starts the engine once a thread; it takes a second. It ends with the thread. */
async function startEngine(folder: string): Promise<Worker> {
	await fillLanguageFolder(folder);
	return createWorker([...OCR_LANGUAGES], OEM.LSTM_ONLY, {
		...{ langPath: folder, gzip: true, cacheMethod: 'none' },
		// What goes wrong is thrown where it was asked for; without this it would be thrown a second time.
		errorHandler: () => {},
	});
}

export interface Picture {
	readonly bytes: Uint8Array;
	readonly size: Size;
	/** From 1. */
	readonly page: number;
}

/** Reads a picture of a page. */
export async function recognizePage(
	{ bytes, size, page }: Picture,
	segmentation: Segmentation,
	languageFolder: string,
): Promise<TextPage> {
	const worker = await (engine ??= startEngine(languageFolder));
	await worker.setParameters({
		tessedit_pageseg_mode: MODES[segmentation],
		// Its remarks would go to the log of n8n; this is a file of its own, within its memory.
		debug_file: '/dev/null',
	});
	const { data } = await worker.recognize(Buffer.from(bytes), {}, { text: true, blocks: true });
	return wordsOf(data, page, size);
}
