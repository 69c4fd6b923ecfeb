import type { CalendarDate } from '../dates/calendarDate';
import { addMonths } from '../dates/monthDates';
import {
	countsForSequence,
	LAPSES_AFTER_MONTHS,
	wasPresented,
	type MandateFacts,
	type MandateUse,
} from './mandate';

export type MandateState =
	| { readonly state: 'draft' }
	| { readonly state: 'valid'; /** Last day on which it may collect. */ readonly until: CalendarDate }
	| {
			readonly state: 'expired';
			/** `unused`: for 36 months; `usedUp`: its only or last collection was made. */
			readonly why: 'unused' | 'usedUp';
			readonly since: CalendarDate;
	  }
	| { readonly state: 'cancelled'; readonly since: CalendarDate };

/**
 * The state of a mandate on a day. It is computed, never stored, so that time and the answers of the bank move it by
 * themselves. 36 months run from the day of the last collection that the bank was given, even a failed one; from the
 * signature where there was none.
 */
export function findMandateState(mandate: MandateFacts, onDate: CalendarDate): MandateState {
	const { signedOn, cancelledOn, uses } = mandate;
	if (cancelledOn !== undefined && cancelledOn <= onDate) return { state: 'cancelled', since: cancelledOn };
	if (signedOn === undefined || signedOn > onDate) return { state: 'draft' };
	const last = uses.find((use) => wasPresented(use) && countsForSequence(use) && endsMandate(use));
	if (last) return { state: 'expired', why: 'usedUp', since: last.dueOn };
	const until = lastDayOf(mandate, signedOn);
	return until < onDate ? { state: 'expired', why: 'unused', since: until } : { state: 'valid', until };
}

/** Nothing may be collected after the only and after the last collection. */
export function endsMandate({ sequence }: Pick<MandateUse, 'sequence'>): boolean {
	return sequence === 'OOFF' || sequence === 'FNAL';
}

function lastDayOf({ uses }: MandateFacts, signedOn: CalendarDate): CalendarDate {
	const start = uses
		.filter(wasPresented)
		.reduce((latest, { dueOn }) => (dueOn > latest ? dueOn : latest), signedOn);
	return addMonths(start, LAPSES_AFTER_MONTHS);
}
