import type { CalendarDate } from '../dates/calendarDate';
import type { Collection } from './debitBatch';
import type { Findings, Rules } from './findings';

/** The day on which the debit is collected. A day that is moved is told. */
export function planDay(
	{ collectionDate }: Collection,
	{ batch, chooseDay }: Pick<Rules, 'batch' | 'chooseDay'>,
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
	const chosen = chooseDay(asked);
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
