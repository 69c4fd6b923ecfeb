import { Worker, type Transferable } from 'node:worker_threads';
import { watchMemory } from './watchMemory';

/** What a worker sends back: the answer, a reason why there is none, or how far it is. */
export type WorkerAnswer<Answer extends object> =
	| ({ readonly id: number } & Answer)
	| { readonly id: number; readonly failure: string; readonly details?: object }
	| { readonly id: number; readonly progress: object };

export interface PoolSettings {
	/** What it is called in errors, e.g. `the PDF worker`. */
	readonly name: string;
	readonly workerFile: string;
	/** An idle worker is closed after this time. */
	readonly idleMs: number;
	/** Work that takes longer is given up, with its worker. */
	readonly limitMs: number;
	/** Work that needs more JavaScript memory ends its worker, not n8n. */
	readonly memoryMb: number;
	/** Buffers and WebAssembly are no JavaScript memory: work by which the process grows more is given up. */
	readonly growthMb?: number;
	/** What a worker is given when it starts. */
	readonly setup?: object;
}

export interface Errand<Request extends object> {
	readonly request: Request;
	/** Memory that goes to the worker and is gone here. */
	readonly transfer?: readonly Transferable[];
	readonly onProgress?: (progress: object) => void;
}

interface Job<Request extends object, Answer extends object> extends Errand<Request> {
	readonly id: number;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
}

/** Why a worker gave no answer. `details` are those of its own refusal, where it made one. */
export class WorkerFailure extends Error {
	constructor(
		reason: string,
		readonly details?: object,
	) {
		super(reason);
		this.name = 'WorkerFailure';
	}
}

/**
 * One worker thread and a queue. One piece of work at a time is in the worker, so that a crash takes no other with it:
 * the rest of the queue goes to the next worker. The process may end while the worker is idle, not while an answer is
 * awaited.
 */
export class WorkerPool<Request extends object, Answer extends object> {
	private worker: Worker | null = null;
	private current: Job<Request, Answer> | null = null;
	private readonly queue: Array<Job<Request, Answer>> = [];
	private nextId = 1;
	private timer: NodeJS.Timeout | undefined;
	private stopWatching = () => {};
	/** Why the worker was ended by us. */
	private verdict: string | undefined;

	constructor(private readonly settings: PoolSettings) {}

	/** @throws WorkerFailure */
	run(errand: Errand<Request>): Promise<Answer> {
		return new Promise((resolve, reject) => {
			this.queue.push({ ...errand, id: this.nextId, resolve, reject });
			this.nextId += 1;
			this.startNext();
		});
	}

	/** Ends an idle worker. One that is at work ends when its queue is done and its time is up. */
	async close(): Promise<void> {
		if (this.current !== null) return;
		clearTimeout(this.timer);
		const { worker } = this;
		// Forgotten first: work that arrives while the worker ends gets a new one.
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
		const { limitMs, growthMb } = this.settings;
		this.wait(limitMs, () => this.end(`it took longer than ${limitMs / 1000} seconds`));
		if (growthMb !== undefined) {
			this.stopWatching = watchMemory(growthMb, () => this.end(`it needed more than ${growthMb} MB`));
		}
		try {
			this.worker.postMessage({ ...job.request, id: job.id }, job.transfer ?? []);
		} catch (error) {
			// It holds something that cannot be copied to another thread.
			this.settle((failed) => failed.reject(new WorkerFailure(messageOf(error))));
		}
	}

	private end(verdict: string): void {
		this.verdict = verdict;
		void this.worker?.terminate();
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
			workerData: this.settings.setup,
		});
		let reason = `${this.settings.name} ended`;
		worker.on('message', (answer: WorkerAnswer<Answer>) => this.receive(answer));
		worker.on('error', (error: unknown) => {
			reason = messageOf(error);
		});
		worker.on('exit', () => {
			if (this.worker !== worker) return;
			this.worker = null;
			const failure = new WorkerFailure(this.verdict ?? reason);
			this.settle((job) => job.reject(failure));
		});
		return worker;
	}

	private receive(answer: WorkerAnswer<Answer>): void {
		if (answer.id !== this.current?.id) return;
		if ('progress' in answer) return this.current.onProgress?.(answer.progress);
		this.settle((job) => {
			if ('failure' in answer) job.reject(new WorkerFailure(answer.failure, answer.details));
			else job.resolve(answer);
		});
	}

	private settle(finish: (job: Job<Request, Answer>) => void): void {
		const job = this.current;
		this.current = null;
		this.verdict = undefined;
		this.stopWatching();
		this.stopWatching = () => {};
		if (job !== null) finish(job);
		this.startNext();
	}
}

/** An error of another realm (a worker, a sandbox) is no instance of ours. */
function messageOf(error: unknown): string {
	return String((error as Partial<Error> | null)?.message ?? error);
}
