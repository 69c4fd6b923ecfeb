import type { ServiceContext } from '../context';

/** A run that may have to wait for an answer from outside. */
export interface WaitingContext extends ServiceContext {
	/** Waits that many ms, and no longer than the run lasts; a timer where it is missing. */
	readonly wait?: (milliseconds: number) => Promise<void>;
}

/** Waits, or ends early where the run is cancelled. */
export async function waitFor(
	{ signal, wait }: Pick<WaitingContext, 'signal' | 'wait'>,
	milliseconds: number,
): Promise<void> {
	if (milliseconds <= 0 || signal?.aborted) return;
	if (wait) return wait(milliseconds);
	await new Promise<void>((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, milliseconds);
		signal?.addEventListener('abort', end, { once: true });
	});
}
