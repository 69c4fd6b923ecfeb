import type { Minor } from '../money/minor';
import { DISPUTE_RULES } from './disputeRules';

/** A debit as a payment service shows it at this moment; amounts in the minor unit. */
export interface DebitFacts {
	/** Of the payment, in the words of the service. */
	readonly status: string;
	readonly received: Minor;
	readonly refunded: Minor;
	readonly disputes: ReadonlyArray<{ readonly amount: Minor; readonly status: string }>;
}

/**
 *   processing  on its way; it is not paid
 *   settled     money came and is there, all of it or a part
 *   returned    money came and is gone again
 *   failed      nothing came, and nothing will by this attempt
 */
export const DEBIT_STANDINGS = ['processing', 'settled', 'returned', 'failed'] as const;
export type DebitStanding = (typeof DEBIT_STANDINGS)[number];

const ON_ITS_WAY = new Set(['processing', 'requires_capture', 'requires_confirmation', 'requires_action']);

/**
 * Where a debit stands. It is decided by what the service says of it now and by nothing that was told before, so that the
 * order in which news come does not matter.
 *
 * @returns what is there of the money; zero while it is on its way
 */
export function debitStanding({ status, received, refunded, disputes }: DebitFacts): {
	readonly standing: DebitStanding;
	readonly kept: Minor;
} {
	if (ON_ITS_WAY.has(status)) return { standing: 'processing', kept: 0 };
	if (status !== 'succeeded') return { standing: 'failed', kept: 0 };
	// A status that nobody knows yet is not money.
	const gone = disputes.filter(({ status: state }) => (DISPUTE_RULES[state] ?? 'gone') === 'gone');
	const lost = gone.reduce((sum, { amount }) => sum + amount, 0);
	const kept = Math.max(0, received - refunded - lost);
	return { standing: kept > 0 ? 'settled' : 'returned', kept };
}
