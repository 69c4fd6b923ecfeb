import type { IExecuteFunctions } from 'n8n-workflow';
import type { ReadProgress } from '../../services/intake/receiveFiles';

/** Pages from which on somebody who waits wants to know how far it is. */
const MANY = 2;

/** Says in the log how far the reading of many pages is, and at the end how many there were. */
export function progressOf(functions: IExecuteFunctions): {
	readonly onProgress: (name: string, progress: ReadProgress) => void;
	readonly tell: () => void;
} {
	const recognised = new Map<string, number>();
	return {
		onProgress(name, { page, pages, doing }) {
			if (doing === 'recognising') recognised.set(name, pages);
			if (pages < MANY) return;
			const line = `${name}: ${doing} page ${page} of ${pages}`;
			functions.logger.info(line);
			functions.sendMessageToUI(line);
		},
		tell() {
			if (recognised.size === 0) return;
			const pages = [...recognised.values()].reduce((sum, count) => sum + count, 0);
			const what = pages === 1 ? 'page is' : 'pages are';
			functions.addExecutionHints({
				message: `${pages} ${what} a picture and had to be recognised: look at the fields that are marked as doubtful.`,
				type: 'info',
				location: 'outputPane',
			});
		},
	};
}
