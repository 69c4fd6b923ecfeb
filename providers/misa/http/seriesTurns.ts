/**
 * One call at a time in a series, with a pause between two: MISA counts numbers one by one, and answers calls that
 * overlap with an error. Turns are taken within this process; other processes are kept away by the lease in the ledger.
 * They lie under a global symbol, so that two versions of this package in one n8n queue together.
 */
const TURNS = Symbol.for('n8n-nodes-order-to-cash.misa.turns.1');

interface Line {
	/** Settles when everyone before is through. */
	last: Promise<void>;
	/** When the last call ended, in ms since 1970; undefined before the first. */
	endedAt: number | undefined;
}

interface Clock {
	readonly now: () => number;
	readonly sleep: (ms: number) => Promise<void>;
}

/** @param gap least time between the end of a call and the next one, in ms */
export async function takeTurn<T>(
	series: string,
	gap: number,
	{ now, sleep }: Clock,
	work: () => Promise<T>,
): Promise<T> {
	const line = lineOf(series);
	const before = line.last;
	let leave = () => {};
	line.last = new Promise<void>((resolve) => {
		leave = resolve;
	});
	await before;
	try {
		const rest = line.endedAt === undefined ? 0 : line.endedAt + gap - now();
		// A clock that was set back must not hold a series for longer than the gap.
		if (rest > 0) await sleep(Math.min(rest, gap));
		return await work();
	} finally {
		line.endedAt = now();
		leave();
	}
}

function lineOf(series: string): Line {
	const lines = linesOfProcess();
	const line = lines.get(series) ?? { last: Promise.resolve(), endedAt: undefined };
	lines.set(series, line);
	return line;
}

function linesOfProcess(): Map<string, Line> {
	const host = globalThis as { [TURNS]?: Map<string, Line> };
	const existing = host[TURNS];
	if (existing) return existing;
	const lines = new Map<string, Line>();
	Object.defineProperty(host, TURNS, { value: lines, enumerable: false });
	return lines;
}
