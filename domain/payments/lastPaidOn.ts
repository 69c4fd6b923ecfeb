import type { CalendarDate } from '../dates/calendarDate';
import type { MatchSource } from './payment';
import { standingMatches } from './standingMatches';

interface DatedMatch {
	readonly id: string;
	readonly undoes: string | null;
	readonly sourceKind: MatchSource;
	readonly onDate: CalendarDate;
}

/**
 * The day on which the last money came that settles a document: what it was paid on, once nothing is open. A credit note,
 * a write-off and a cash discount settle without being money. The order in which matches were made does not matter.
 *
 * @returns null where no money stands
 */
export function lastPaidOn(matches: readonly DatedMatch[]): CalendarDate | null {
	const days = standingMatches(matches).flatMap(({ sourceKind, onDate }) =>
		sourceKind === 'payment' ? [onDate] : [],
	);
	return days.reduce<CalendarDate | null>((last, day) => (last === null || day > last ? day : last), null);
}
