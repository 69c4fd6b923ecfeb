import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Others who share the event loop do not notice a pause of this length. */
const LONGEST_TURN_MILLISECONDS = 10;

/** For long loops outside of transactions: the function that comes back lets others have a turn when it is time. */
export function breathing(): () => Promise<void> {
	let startedAt = performance.now();
	return async () => {
		if (performance.now() - startedAt < LONGEST_TURN_MILLISECONDS) return;
		await nextTurn();
		startedAt = performance.now();
	};
}
