import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const STATISTICS = '/proc/thread-self/schedstat';

/** Milliseconds that this thread was ready to run while the machine did something else; 0 where nobody counts them. */
function waitedForCpu(): number {
	return existsSync(STATISTICS) ? Number(readFileSync(STATISTICS, 'utf8').split(' ')[1]) / 1e6 : 0;
}

/**
 * Watches how long the event loop is held, by our work or by a wait that blocks it. Time in which a busy machine did
 * not let the process run is not its fault and not counted.
 */
export function watchLoop(): () => { longest: number; share: (limit: number) => number } {
	const STEP = 5;
	const held: number[] = [];
	let [at, waited] = [performance.now(), waitedForCpu()];
	const timer = setInterval(() => {
		const [now, nowWaited] = [performance.now(), waitedForCpu()];
		held.push(now - at - STEP - (nowWaited - waited));
		[at, waited] = [now, nowWaited];
	}, STEP);
	return () => {
		clearInterval(timer);
		return {
			longest: Math.max(...held),
			share: (limit) => held.filter((milliseconds) => milliseconds > limit).length / held.length,
		};
	};
}
