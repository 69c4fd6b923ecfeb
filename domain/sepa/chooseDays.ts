import type { CalendarDate } from '../dates/calendarDate';
import { chooseCollectionDate, type ChosenDate } from './chooseCollectionDate';
import type { DebitOptions } from './debitBatch';
import type { DebitHead } from './debitPlan';

/** What banks commonly ask for; the scheme itself is content with one. */
const LEAD_DAYS = 2;

/** Chooses days of collection for a batch, and remembers each that was asked for. */
export function chooseDays(
	{ createdAt }: DebitHead,
	options: DebitOptions,
): (asked: CalendarDate) => ChosenDate {
	const { leadDays = LEAD_DAYS, cutOff, closedDays, soonDays } = options;
	const [today = '', time = ''] = createdAt.split('T');
	const lead = { today, time: time.slice(0, 5), leadDays, cutOff, closedDays, soonDays };
	const chosen = new Map<CalendarDate, ChosenDate>();
	return (asked) => {
		const known = chosen.get(asked) ?? chooseCollectionDate(asked, lead);
		chosen.set(asked, known);
		return known;
	};
}
