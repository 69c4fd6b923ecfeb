import type { CalendarDate } from '../dates/calendarDate';

interface Aged {
	readonly id: string;
	readonly dueDate: CalendarDate | null;
	readonly issueDate: CalendarDate;
}

/** Oldest debt first, as the law lays money where nobody says otherwise (article 1342-10 du Code civil): what is due first. */
export function orderOldestFirst<T extends Aged>(items: readonly T[]): T[] {
	const keyOf = ({ dueDate, issueDate, id }: Aged) => `${dueDate ?? issueDate} ${issueDate} ${id}`;
	return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
