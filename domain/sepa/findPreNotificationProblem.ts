import { addDays, type CalendarDate } from '../dates/calendarDate';
import type { Fault } from './fault';

/** Calendar days between the notice and the collection, unless creditor and debtor agreed on fewer. Source: SDD rulebooks. */
export const NOTICE_DAYS = 14;

/**
 * The debtor must have been told the amount and the day beforehand, on the invoice or otherwise.
 *
 * @param notifiedOn day on which it was told; undefined where it was not
 */
export function findPreNotificationProblem(
	notifiedOn: CalendarDate | undefined,
	dueOn: CalendarDate,
	noticeDays = NOTICE_DAYS,
): Fault | undefined {
	const latest = addDays(dueOn, -noticeDays);
	if (notifiedOn !== undefined && notifiedOn <= latest) return undefined;
	return {
		rule: 'sepa.preNotification',
		message:
			notifiedOn === undefined
				? `The debtor was not told of the collection on ${dueOn}.`
				: `The debtor was told on ${notifiedOn}, less than ${noticeDays} days before ${dueOn}.`,
		fix: `Tell amount, date, mandate reference and creditor identifier by ${latest}, or agree on fewer days and say so.`,
	};
}
