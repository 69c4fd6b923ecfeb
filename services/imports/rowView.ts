import { setImmediate } from 'node:timers/promises';

/** What one row of an import came to. */
export interface RowView {
	readonly id: string;
	readonly code: string;
	readonly name: string;
	readonly change: 'created' | 'updated' | 'unchanged';
}

/** Inputs that are looked at before others have their turn. */
const AT_ONCE = 100;

/** Keys that keep the order of the file. A use case makes one for each run of its own. */
export function inFileOrder(): () => Promise<string> {
	let place = 0;
	return async () => {
		place += 1;
		if (place % AT_ONCE === 0) await setImmediate();
		return String(place).padStart(8, '0');
	};
}
