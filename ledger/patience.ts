import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { busy, cancelled, full, notWritable, PATIENCE_MILLISECONDS, unreachable } from './refusals';
import { KeyTaken } from './unit/KeyTaken';
import type { WriteEngine } from './writeEngine';

/** How long locks and lost connections are waited for, counted from the last progress. */
export class Patience {
	private giveUpAt = performance.now() + PATIENCE_MILLISECONDS;

	left(): number {
		return Math.max(0, this.giveUpAt - performance.now());
	}

	renew(): void {
		this.giveUpAt = performance.now() + PATIENCE_MILLISECONDS;
	}
}

/**
 * Runs work that leaves nothing behind when it fails, again and again while the lock or the connection is lost and
 * patience lasts. Waiting never blocks the event loop, and is random so that two losers do not meet again.
 *
 * @throws Refusal `ledger.busy`, `ledger.unreachable`, `ledger.full`, `ledger.notWritable`, `execution.cancelled`; any
 * other error of the work as it is.
 */
export async function patiently<T>(
	engine: Pick<WriteEngine, 'classify' | 'retryWithinMilliseconds'>,
	patience: Patience,
	run: (attempt: number) => Promise<T>,
	signal?: AbortSignal,
): Promise<T> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await run(attempt);
		} catch (error) {
			const failure = error instanceof KeyTaken ? 'lockLost' : engine.classify(error);
			if (failure === 'other') throw error;
			if (failure === 'lockTimeout') throw busy(error);
			if (failure === 'noSpace') throw full(error);
			if (failure === 'notWritable') throw notWritable(error);
			if (patience.left() === 0) throw failure === 'lockLost' ? busy(error) : unreachable(error);
			await sleep(1 + Math.random() * Math.min(engine.retryWithinMilliseconds, 2 ** attempt));
			if (signal?.aborted) throw cancelled();
		}
	}
}
