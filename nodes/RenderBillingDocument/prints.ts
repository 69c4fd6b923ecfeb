import type { IDataObject } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { printDocument } from '../../services/printDocument';
import { renderReceipt } from '../../services/renderReceipt';

/** One file, with the view of what it shows. */
export interface Printed {
	readonly view: object;
	/** What the output item says beside the view. */
	readonly more: IDataObject;
	readonly fileName: string;
	readonly mimeType: string;
	readonly content: Buffer;
	readonly unprintable: readonly string[];
}

export interface Print {
	/** Parameters of the panel that are part of the input, beside the id. */
	readonly fields: readonly string[];
	readonly print: (context: ServiceContext, input: IDataObject) => Promise<Printed>;
}

/** What each operation prints. */
export const PRINTS: Readonly<Record<string, Print>> = {
	renderPdf: {
		fields: ['language', 'format', 'profile', 'printAs', 'printMode'],
		async print(context, input) {
			const { mode, ...printed } = await printDocument(context, input);
			return { ...printed, more: { printMode: mode } };
		},
	},
	renderReceipt: {
		fields: ['language'],
		async print(context, input) {
			return { ...(await renderReceipt(context, input)), more: {} };
		},
	},
};
