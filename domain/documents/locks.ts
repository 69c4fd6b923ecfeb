/** Events beside validation that lock a document for a company that chose so: sent (transmis), printed (final print), paid. */
export const LOCK_EVENTS = ['sent', 'printed', 'paid'] as const;
export type LockEvent = (typeof LOCK_EVENTS)[number];

/** What locks a document: its validation always, further events where the company says so. */
export type Lock = 'validated' | LockEvent;

export interface LockFacts extends Readonly<Record<LockEvent, boolean>> {
	readonly validated: boolean;
}

/** The locks of a document, in the order of its life; none means that it may be edited freely. */
export function findLocks(facts: LockFacts, lockOn: readonly LockEvent[]): Lock[] {
	const events = LOCK_EVENTS.filter((event) => facts[event] && lockOn.includes(event));
	return facts.validated ? ['validated', ...events] : events;
}
