/** Events beside validation that lock a document for a company that chose so: sent (transmis), printed (final print), paid. */
export const LOCK_EVENTS = ['sent', 'printed', 'paid'] as const;
export type LockEvent = (typeof LOCK_EVENTS)[number];
