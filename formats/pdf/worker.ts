import { parentPort } from 'node:worker_threads';
import './shareFonts';
import { layoutPrintable } from './layoutPrintable';
import type { Printable } from './printableReceipt';
import { writePdf } from './writePdf';

export interface RenderRequest {
	readonly id: number;
	readonly printable: Printable;
}

export type RenderAnswer =
	| { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
	| { readonly id: number; readonly failure: string };

async function answer({ id, printable }: RenderRequest): Promise<void> {
	try {
		// A copy of its own memory can be handed over; a buffer may lie in a pool that is shared.
		const bytes = new Uint8Array(await writePdf(layoutPrintable(printable)));
		parentPort?.postMessage({ id, bytes } satisfies RenderAnswer, [bytes.buffer]);
	} catch (error) {
		const failure = error instanceof Error ? error.message : String(error);
		parentPort?.postMessage({ id, failure } satisfies RenderAnswer);
	}
}

parentPort?.on('message', (request: RenderRequest) => void answer(request));
