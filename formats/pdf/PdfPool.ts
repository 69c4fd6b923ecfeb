import { Worker } from 'node:worker_threads';
import { nameOf } from '../../domain/documents/nameOf';
import type { Printable } from './printableReceipt';
import type { RenderAnswer, RenderRequest } from './worker';

interface Job extends RenderRequest {
	readonly resolve: (pdf: Buffer) => void;
	readonly reject: (error: Error) => void;
}

export interface PoolSettings {
	readonly workerFile: string;
	/** An idle worker is closed after this time. */
	readonly idleMs: number;
	/** A document that takes longer is given up, with its worker. */
	readonly limitMs: number;
	/** A document that needs more memory ends its worker, not n8n. */
	readonly memoryMb: number;
}

/**
 * One worker thread and a queue. One document at a time is in the worker, so that a crash takes no other document
 * with it: the rest of the queue goes to the next worker. The process may end while the worker is idle, not while a
 * document is awaited.
 */
export class PdfPool {
	private worker: Worker | null = null;
	private current: Job | null = null;
	private readonly queue: Job[] = [];
	private nextId = 1;
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly settings: PoolSettings) {}

	render(printable: Printable): Promise<Buffer> {
		return new Promise((resolve, reject) => {
			this.queue.push({ id: this.nextId, printable, resolve, reject });
			this.nextId += 1;
			this.startNext();
		});
	}

	/** Ends an idle worker. One that is at work ends when its queue is done and its time is up. */
	async close(): Promise<void> {
		if (this.current !== null) return;
		clearTimeout(this.timer);
		const { worker } = this;
		// Forgotten first: a document that arrives while the worker ends gets a new one.
		this.worker = null;
		await worker?.terminate();
	}

	private startNext(): void {
		if (this.current !== null) return;
		const job = this.queue.shift();
		if (job === undefined) return this.rest();
		this.current = job;
		this.worker ??= this.startWorker();
		this.worker.ref();
		this.wait(this.settings.limitMs, () => void this.worker?.terminate());
		try {
			this.worker.postMessage({ id: job.id, printable: job.printable } satisfies RenderRequest);
		} catch (error) {
			// The document holds something that cannot be copied to another thread.
			this.settle((failed) => failed.reject(failureOf(failed, messageOf(error))));
		}
	}

	private rest(): void {
		this.worker?.unref();
		this.wait(this.settings.idleMs, () => void this.close());
	}

	private wait(ms: number, then: () => void): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(then, ms);
		this.timer.unref();
	}

	private startWorker(): Worker {
		const worker = new Worker(this.settings.workerFile, {
			resourceLimits: { maxOldGenerationSizeMb: this.settings.memoryMb },
		});
		let reason = 'the PDF worker ended';
		worker.on('message', (answer: RenderAnswer) => this.receive(answer));
		worker.on('error', (error: unknown) => {
			reason = messageOf(error);
		});
		worker.on('exit', () => {
			if (this.worker !== worker) return;
			this.worker = null;
			this.settle((job) => job.reject(failureOf(job, reason)));
		});
		return worker;
	}

	private receive(answer: RenderAnswer): void {
		if (answer.id !== this.current?.id) return;
		this.settle((job) => {
			if ('bytes' in answer) job.resolve(Buffer.from(answer.bytes.buffer));
			else job.reject(failureOf(job, answer.failure));
		});
	}

	private settle(finish: (job: Job) => void): void {
		const job = this.current;
		this.current = null;
		if (job !== null) finish(job);
		this.startNext();
	}
}

function failureOf({ printable }: Job, reason: string): Error {
	return new Error(`${whatIs(printable)} could not be printed: ${reason}`);
}

function whatIs(printable: Printable): string {
	return printable.kind === 'receipt'
		? `Receipt of payment ${printable.id}`
		: `Document ${nameOf(printable)}`;
}

/** An error of another realm (a worker, a sandbox) is no instance of ours. */
function messageOf(error: unknown): string {
	return String((error as Partial<Error> | null)?.message ?? error);
}
