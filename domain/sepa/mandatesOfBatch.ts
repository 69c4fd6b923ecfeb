import type { CalendarDate } from '../dates/calendarDate';
import { creditorOf } from './findCreditorIdentifierProblem';
import type { Fault } from './fault';
import type { MandateUse } from './mandate';

interface Seen {
	readonly iban: string;
	readonly signedOn: CalendarDate;
	readonly position: number;
	readonly uses: MandateUse[];
}

/**
 * Mandates that debits of this batch have used already. A reference is unique to its creditor, whatever the three
 * characters of the business are, and large and small letters do not tell two mandates apart.
 */
export class MandatesOfBatch {
	private readonly seen = new Map<string, Seen>();

	find(creditorIdentifier: string, reference: string): Seen | undefined {
		return this.seen.get(keyOf(creditorIdentifier, reference));
	}

	add(creditorIdentifier: string, reference: string, { uses, ...seen }: Seen): void {
		const known = this.find(creditorIdentifier, reference);
		if (known) known.uses.push(...uses);
		else this.seen.set(keyOf(creditorIdentifier, reference), { ...seen, uses: [...uses] });
	}
}

const keyOf = (creditorIdentifier: string, reference: string) =>
	`${creditorOf(creditorIdentifier)} ${reference.toUpperCase()}`;

/** One mandate has one account and one date of signature. */
export function findMandateConflict(
	seen: Pick<Seen, 'iban' | 'signedOn' | 'position'> | undefined,
	{ iban, signedOn }: Pick<Seen, 'iban' | 'signedOn'>,
): Fault | undefined {
	if (seen === undefined || (seen.iban === iban && seen.signedOn === signedOn)) return undefined;
	return {
		rule: 'sepa.mandateTwice',
		message: `Collection ${seen.position + 1} has the same mandate with another ${seen.iban === iban ? 'date of signature' : 'account'}.`,
		fix: 'Give each debtor a mandate reference of its own, or correct the account.',
	};
}
