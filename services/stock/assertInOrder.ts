import type { CalendarDate } from '../../domain/dates/calendarDate';
import { refuse } from '../../domain/refusal';

/** @throws Refusal `period.order` when a period ends before it begins. */
export function assertInOrder({ from, until }: { from?: CalendarDate; until?: CalendarDate }): void {
	if (from === undefined || until === undefined || from <= until) return;
	refuse({
		rule: 'period.order',
		field: 'until',
		message: `The period ends on ${until}, before it begins on ${from}.`,
		fix: "Exchange 'from' and 'until', or leave one of them out.",
	});
}
