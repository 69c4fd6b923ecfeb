import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** A long computation lets others have their turn after this long. */
const LONGEST_TURN_MILLISECONDS = 10;

/** Call it once a round of a long loop: it waits for a turn of the event loop when one is due. */
export function breathing(): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since < LONGEST_TURN_MILLISECONDS) return;
		await nextTurn();
		since = performance.now();
	};
}
