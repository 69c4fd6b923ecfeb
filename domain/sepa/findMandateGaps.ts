import type { CalendarDate } from '../dates/calendarDate';
import { findSepaIbanProblem, normalizeIban } from './findIbanProblem';
import { findMandateState } from './findMandateState';
import { type RECURRENCES, type MandateUse } from './mandate';

/** A mandate as it stands in the books; what is not known yet is missing. */
export interface KeptMandate {
	readonly reference?: string;
	readonly iban?: string;
	readonly signedOn?: CalendarDate;
	/** Place of signature. */
	readonly signedAt?: string;
	readonly recurrence?: (typeof RECURRENCES)[number];
	readonly cancelledOn?: CalendarDate;
	readonly uses?: readonly MandateUse[];
}

/**
 * What is missing before a customer can be debited (prêt pour un prélèvement): a right IBAN, and of the mandate its
 * reference, date and place of signature and its mode; and the mandate must be valid on the day. Empty: ready.
 */
export function findMandateGaps(mandate: KeptMandate, onDate: CalendarDate): string[] {
	const { reference, iban = '', signedOn, signedAt, recurrence, cancelledOn, uses = [] } = mandate;
	const gaps = [
		iban === '' ? 'IBAN' : findSepaIbanProblem(normalizeIban(iban)) && 'a right IBAN',
		reference ? undefined : 'mandate reference (RUM)',
		signedOn === undefined ? 'date of signature' : undefined,
		signedAt ? undefined : 'place of signature',
		recurrence === undefined ? 'recurrent or one-off' : undefined,
	].filter((gap) => gap !== undefined);
	if (signedOn === undefined || recurrence === undefined) return gaps;
	const { state } = findMandateState({ signedOn, cancelledOn, recurrence, uses }, onDate);
	if (state === 'draft') return [...gaps, `a signature by ${onDate}`];
	return state === 'valid' ? gaps : [...gaps, `a new mandate: this one is ${state}`];
}
