import type { CalendarDate } from '../dates/calendarDate';
import type { CustomerTotals } from './customerTotals';
import type { RunOptions } from './plan';
import type { DunningPolicy } from './policy';
import type { DunningCustomer, Hold } from './state';

/** What is known beside an item itself. */
export interface ItemContext {
	readonly date: CalendarDate;
	readonly options: RunOptions;
	/** The last day that counts as soon. */
	readonly soonUntil: CalendarDate;
	readonly policy: DunningPolicy;
	readonly customer: DunningCustomer;
	readonly totals: CustomerTotals;
	/** On everything (Pause All). */
	readonly holds: readonly Hold[];
}
