import type { CalendarDate } from '../dates/calendarDate';
import type { Fault } from './fault';
import { addTargetDays, isTargetDay, targetDayFrom } from './targetDays';

export interface LeadTime {
	/** The day on which the file is made, in the time zone of the bank. */
	readonly today: CalendarDate;
	/** `HH:MM` at which it is made. */
	readonly time: string;
	/** TARGET days between the file and the collection. The scheme asks for one; banks for more. */
	readonly leadDays: number;
	/** `HH:MM` after which the bank counts from the next day; never where it is missing. */
	readonly cutOff?: string;
	/** A day on which TARGET is closed: the bank would move it on, so it is moved here (default), or refused. */
	readonly closedDays?: 'move' | 'refuse';
	/** A day that comes too soon for the bank: refused (default), or moved to the first possible one. */
	readonly soonDays?: 'move' | 'refuse';
}

export type ChosenDate = { readonly date: CalendarDate; readonly moved: boolean } | { readonly fault: Fault };

/** The first day for which a file made now can collect. */
export function earliestCollection({ today, time, leadDays, cutOff }: LeadTime): CalendarDate {
	const isOpen = isTargetDay(today) && (cutOff === undefined || time <= cutOff);
	const start = isOpen ? today : addTargetDays(today, 1);
	return addTargetDays(start, leadDays);
}

/** The day on which a debit is collected, when it is asked for `asked`. Never earlier than asked. */
export function chooseCollectionDate(asked: CalendarDate, lead: LeadTime): ChosenDate {
	const open = targetDayFrom(asked);
	if (open !== asked && lead.closedDays === 'refuse') {
		return {
			fault: {
				rule: 'sepa.closedDay',
				message: `No euro payment settles on ${asked}.`,
				fix: `Collect on ${open}, or let closed days move on.`,
			},
		};
	}
	const earliest = earliestCollection(lead);
	if (open >= earliest) return { date: open, moved: open !== asked };
	if (lead.soonDays === 'move') return { date: earliest, moved: true };
	return {
		fault: {
			rule: 'sepa.leadTime',
			message: `${asked} is too soon: the bank needs ${lead.leadDays} TARGET days, and the file is made on ${lead.today} at ${lead.time}.`,
			fix: `Collect on ${earliest} or later, or give the lead days that your bank asks for.`,
		},
	};
}
