import { isCalendarDate, type CalendarDate } from '../dates/calendarDate';
import { refuse } from '../refusal';
import type { RunOptions } from './plan';
import type { DunningState } from './state';

/**
 * Checks the day and the options of a run before anything is looked at.
 *
 * @throws Refusal `dunning.date`, `dunning.dateGoesBack`, `dunning.time`, `dunning.cap`, `dunning.range`
 */
export function assertRun({ lastRun }: DunningState, date: CalendarDate, options: RunOptions): void {
	assertDate(date, 'date');
	if (lastRun !== null && date < lastRun) {
		refuse({
			rule: 'dunning.dateGoesBack',
			field: 'date',
			message: `The run is for ${date}, and the last one was for ${lastRun}; a run never goes back.`,
			fix: `Run it for ${lastRun} or a later day.`,
		});
	}
	const { time, dueFrom, dueUntil, cap } = options;
	if (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
		refuse({
			rule: 'dunning.time',
			field: 'time',
			message: `'time' is '${time}', which is no time of a day.`,
			fix: 'Write it HH:MM, from 00:00 to 23:59.',
		});
	}
	if (dueFrom !== undefined) assertDate(dueFrom, 'dueFrom');
	if (dueUntil !== undefined) assertDate(dueUntil, 'dueUntil');
	if (dueFrom !== undefined && dueUntil !== undefined && dueFrom > dueUntil) {
		refuse({
			rule: 'dunning.range',
			field: 'dueUntil',
			message: `The range of due dates ends on ${dueUntil}, before it begins on ${dueFrom}.`,
			fix: 'Exchange the two dates, or correct one of them.',
		});
	}
	if (cap === undefined || (Number.isInteger(cap) && cap >= 0)) return;
	refuse({
		rule: 'dunning.cap',
		field: 'cap',
		message: `The cap of the run is ${String(cap)}.`,
		fix: 'Give a whole number of messages from 0 on, or leave it out.',
	});
}

function assertDate(date: CalendarDate, field: string): void {
	if (isCalendarDate(date)) return;
	refuse({
		rule: 'dunning.date',
		field,
		message: `'${field}' is '${date}', which is not a date that exists.`,
		fix: 'Write it YYYY-MM-DD.',
	});
}
