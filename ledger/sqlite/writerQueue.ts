/**
 * One writer at a time for each database file of this process. The queue lies under a global symbol, so that two
 * versions of this package in one n8n still share it: two writing connections of one process would freeze its
 * event loop, because SQLite waits for a lock synchronously.
 */
const QUEUES = Symbol.for('n8n-nodes-order-to-cash.writers');

type Queues = Map<string, Promise<unknown>>;

export function inWriterQueue<T>(realPath: string, task: () => Promise<T>): Promise<T> {
	const host = globalThis as { [QUEUES]?: Queues };
	const queues = (host[QUEUES] ??= new Map<string, Promise<unknown>>());
	const previous = queues.get(realPath) ?? Promise.resolve();
	const run = previous.then(task, task);
	const tail = run.catch(() => undefined);
	queues.set(realPath, tail);
	void tail.then(() => {
		if (queues.get(realPath) === tail) queues.delete(realPath);
	});
	return run;
}
