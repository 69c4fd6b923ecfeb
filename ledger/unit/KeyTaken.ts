/** The same work was done meanwhile by somebody else: the chunk runs again and finds it. */
export class KeyTaken extends Error {
	constructor() {
		super('Another execution has done the same work meanwhile');
	}
}
