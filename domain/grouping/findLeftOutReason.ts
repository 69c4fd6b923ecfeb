import type { CalendarDate } from '../dates/calendarDate';
import {
	PERIODICITIES,
	type GroupableNote,
	type GroupingRun,
	type LeftOutNote,
	type Periodicity,
} from './grouping';
import { isDue } from './isDue';
import { nameDate, nameDay, nameMonth } from './nameDay';
import { periodOf } from './periodOf';

/** How often somebody is billed, as it stands in a sentence: `is billed by the month`. */
export const BILLED: Readonly<Record<Periodicity, string>> = {
	onDemand: 'on demand',
	week: 'by the week',
	tenDays: 'by ten days',
	halfMonth: 'by the half-month',
	month: 'by the month',
};

/** What a run decides for each day is decided once: many notes are of one day. */
export function dueDays(onDate: CalendarDate): DueOn {
	const known = [true, false].map(
		() => new Map<Periodicity, Map<CalendarDate, boolean>>(PERIODICITIES.map((one) => [one, new Map()])),
	);
	return ({ periodicity, date, calendarMonth }) => {
		const days = known[calendarMonth ? 0 : 1]?.get(periodicity);
		const due = days?.get(date) ?? isDue(periodicity, date, onDate, calendarMonth);
		days?.set(date, due);
		return due;
	};
}

/** Whether a note is due on the day of the run. */
export type DueOn = (note: Pick<GroupableNote, 'periodicity' | 'date' | 'calendarMonth'>) => boolean;

/**
 * Why a run does not take a note whatever it could share an invoice with: it cannot be invoiced at all, the run does
 * not ask for its customer's periodicity, or it is not due yet. Notes that were picked one by one (pointage) are due.
 *
 * @returns undefined where the run takes it
 */
export function findLeftOutReason(
	note: GroupableNote,
	{ onDate, periodicities, picked = false }: GroupingRun,
	isDueOn: DueOn = dueDays(onDate),
): LeftOutNote | undefined {
	const { hindrance, periodicity, date, name } = note;
	const leave = (rule: string, reason: string) => ({ note, rule, reason: `${name} ${reason}.` });
	if (hindrance) return leave(hindrance.rule, hindrance.reason.replace(/\.$/, ''));
	if (date > onDate)
		return leave('grouping.later', `is of ${nameDate(date)}, after the day of the run, ${nameDate(onDate)}`);
	if (picked) return undefined;
	if (periodicities && !periodicities.includes(periodicity)) {
		const asked = periodicities.map((one) => BILLED[one]).join(' or ');
		return leave(
			'grouping.periodicity',
			`is billed ${BILLED[periodicity]}; this run takes what is billed ${asked || 'not at all'}`,
		);
	}
	if (!periodicities && periodicity === 'onDemand')
		return leave('grouping.onDemand', 'is billed on demand, and this run did not ask for it');
	if (!isDueOn(note)) return leave('grouping.notDue', `is billed ${BILLED[periodicity]}; ${endOf(note)}`);
	return undefined;
}

/** `November 2026 ends on 30 November`; `its week from 30 November ends on 6 December 2026`. */
function endOf({ date, periodicity, calendarMonth }: GroupableNote): string {
	const period = periodOf(date, periodicity, calendarMonth) ?? { from: date, to: date };
	if (periodicity === 'month') return `${nameMonth(date)} ${date.slice(0, 4)} ends on ${nameDay(period.to)}`;
	const part = { week: 'week', tenDays: 'ten days', halfMonth: 'half-month', onDemand: 'day' }[periodicity];
	const ends = periodicity === 'tenDays' ? 'end' : 'ends';
	return `its ${part} from ${nameDay(period.from)} ${ends} on ${nameDate(period.to)}`;
}
