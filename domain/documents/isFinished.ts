import type { Minor } from '../money/minor';
import { KIND_RULES, KINDS, type Kind } from './kinds';
import type { State } from './transitions';

export interface ProgressFacts {
	readonly kind: Kind;
	readonly state: State;
	/** Money that is still to be paid, or of a credit note still to be used. */
	readonly open: Minor;
	/** Passed to unpaid (impayé): nobody chases it any more. */
	readonly uncollectible: boolean;
}

/**
 * True when what has to be done for a document is done (traité): the answer or the receipt has come, the money is
 * there, the credit is used. Return notes and pro formas wait for nothing once they are validated.
 */
export function isFinished({ kind, state, open, uncollectible }: ProgressFacts): boolean {
	if (state === 'draft') return false;
	if (state !== 'validated') return true;
	const { accounting } = KIND_RULES[kind];
	if (accounting) return open <= 0 || uncollectible;
	return KIND_RULES[kind].awaits === 'nothing';
}

/** Kinds that are finished by an answer or a receipt. */
export const ANSWERED_KINDS: readonly Kind[] = KINDS.filter(
	(kind) => !KIND_RULES[kind].accounting && KIND_RULES[kind].awaits !== 'nothing',
);
/** Kinds that are finished by money which comes in, or goes out. */
export const PAID_KINDS: readonly Kind[] = KINDS.filter((kind) => KIND_RULES[kind].awaits === 'payment');
/** Kinds whose amount is set against other documents (avoirs). */
export const CREDIT_KINDS: readonly Kind[] = KINDS.filter(
	(kind) => KIND_RULES[kind].accounting && KIND_RULES[kind].awaits === 'nothing',
);
