import { Client } from 'pg';

/**
 * A connection whose server gave no answer in time is cut, so that nobody gets it from the pool again: its next
 * question would wait behind the one that is still open. Without a time limit of our own, a server that vanishes
 * without a word (power, network, a lost route) is noticed after a quarter of an hour.
 */
export class ImpatientClient extends Client {
	override query(...given: unknown[]): never {
		const answer = (super.query as (...all: unknown[]) => unknown).apply(this, given);
		if (answer instanceof Promise) {
			answer.catch((error: unknown) => {
				if ((error as Error | null)?.message === 'Query read timeout') this.cut();
			});
		}
		// The driver's own overloads say what comes back; nothing of it is changed.
		return answer as never;
	}

	private cut(): void {
		const inner = this as unknown as { _queryable: boolean; connection: { stream: { destroy(): void } } };
		// By this the pool knows at once that it is not to be lent again; the socket closes a moment later.
		inner._queryable = false;
		inner.connection.stream.destroy();
	}
}
