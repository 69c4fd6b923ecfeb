import { Refusal } from '../../domain/refusal';

/** The refusal that a call ends in. A call that goes through, or fails in another way, fails the test. */
export function refusalOf(call: () => unknown): Refusal {
	try {
		call();
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
	throw new Error('The call was not refused');
}

/** What every refusal owes its reader: a stable rule, what happened, and the way out. */
export function expectComplete(refusal: Refusal): void {
	expect(refusal.rule).toMatch(/^[a-z][A-Za-z]*\.[A-Za-z]+$/);
	expect(refusal.message.length).toBeGreaterThan(10);
	expect(refusal.fix.length).toBeGreaterThan(10);
	expect(`${refusal.message} ${refusal.fix}`).not.toMatch(/undefined|\[object|NaN/);
}
