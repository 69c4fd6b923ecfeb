import type { CalendarDate } from '../dates/calendarDate';
import { chooseCollectionDate } from './chooseCollectionDate';
import type { Collection } from './debitBatch';
import type { Findings, Rules } from './findings';

/** What banks commonly ask for; the scheme itself is content with one. */
const LEAD_DAYS = 2;

/** The day on which the debit is collected. A day that is moved is told. */
export function planDay(
	{ collectionDate }: Collection,
	{ batch, head, options }: Pick<Rules, 'batch' | 'head' | 'options'>,
	{ faults, doubts }: Findings,
): CalendarDate | undefined {
	const field = 'collectionDate';
	const asked = collectionDate ?? batch.collectionDate;
	if (asked === undefined) {
		const fault = {
			rule: 'sepa.collectionDate',
			message: 'No day of collection is given.',
			fix: 'Give collectionDate, for the batch or for this collection.',
		};
		faults.push({ field, fault });
		return undefined;
	}
	const { leadDays = LEAD_DAYS, cutOff, closedDays, soonDays } = options;
	const [today = '', time = ''] = head.createdAt.split('T');
	const chosen = chooseCollectionDate(asked, {
		today,
		time: time.slice(0, 5),
		leadDays,
		cutOff,
		closedDays,
		soonDays,
	});
	if ('fault' in chosen) {
		faults.push({ field, fault: chosen.fault });
		return asked;
	}
	if (chosen.moved) {
		const message = `Collected on ${chosen.date}, the first day possible after ${asked}.`;
		doubts.push({ field, rule: 'sepa.dayMoved', message });
	}
	return chosen.date;
}
