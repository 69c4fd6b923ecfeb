import type { Fault } from './faults';

interface Waiting<Operation extends string> {
	readonly fault: Fault<Operation>;
	skip: number;
	left: number;
}

/** Faults that were ordered and have not happened yet. */
export interface FaultQueue<Operation extends string> {
	add(fault: Fault<Operation>): void;
	/** The fault that this call suffers, if any; the first that was ordered for the operation. */
	take(operation: Operation): Fault<Operation> | undefined;
	/** How many are left, so that a test can tell that its fault happened. */
	left(): number;
	clear(): void;
}

export function createFaultQueue<Operation extends string>(): FaultQueue<Operation> {
	let waiting: Array<Waiting<Operation>> = [];
	return {
		add: (fault) => {
			waiting.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
		},
		take: (operation) => {
			const found = waiting.find(({ fault }) => fault.operation === operation);
			if (!found) return undefined;
			if (found.skip > 0) {
				found.skip -= 1;
				return undefined;
			}
			found.left -= 1;
			if (found.left <= 0) waiting = waiting.filter((one) => one !== found);
			return found.fault;
		},
		left: () => waiting.reduce((sum, { left }) => sum + left, 0),
		clear: () => {
			waiting = [];
		},
	};
}
