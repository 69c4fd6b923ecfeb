import { nameOf } from '../../domain/documents/nameOf';
import { WorkerPool, type PoolSettings as WorkerSettings } from '../worker/WorkerPool';
import type { Printable } from './printableReceipt';
import type { RenderRequest } from './worker';

export type PoolSettings = Omit<WorkerSettings, 'name'>;

/** The worker that prints. One document at a time; a document that fails is named, the next one gets a new worker. */
export class PdfPool {
	private readonly pool: WorkerPool<Omit<RenderRequest, 'id'>, { bytes: Uint8Array<ArrayBuffer> }>;

	constructor(settings: PoolSettings) {
		this.pool = new WorkerPool({ ...settings, name: 'the PDF worker' });
	}

	async render(printable: Printable): Promise<Buffer> {
		try {
			const { bytes } = await this.pool.run({ request: { printable } });
			return Buffer.from(bytes.buffer);
		} catch (error) {
			throw new Error(`${whatIs(printable)} could not be printed: ${(error as Error).message}`, {
				cause: error,
			});
		}
	}

	/** Ends an idle worker. One that is at work ends when its queue is done and its time is up. */
	close(): Promise<void> {
		return this.pool.close();
	}
}

function whatIs(printable: Printable): string {
	if (printable.kind === 'mandate') return `Mandate ${printable.reference}`;
	return printable.kind === 'receipt'
		? `Receipt of payment ${printable.id}`
		: `Document ${nameOf(printable)}`;
}
