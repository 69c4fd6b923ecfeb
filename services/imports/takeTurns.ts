import { setImmediate } from 'node:timers/promises';

/** Some milliseconds of work. */
const AT_ONCE = 100;

/** Lets others have their turn now and then in a long loop: call it once a round. */
export function takeTurns(): () => Promise<void> {
	let rounds = 0;
	return async () => {
		rounds += 1;
		if (rounds % AT_ONCE === 0) await setImmediate();
	};
}
