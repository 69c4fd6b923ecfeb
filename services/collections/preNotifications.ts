import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Minor } from '../../domain/money/minor';
import type { DocumentFact } from '../../ledger/port';

/** How the debtor was told of a collection. */
export const NOTICE_CHANNELS = ['mail', 'invoice', 'letter', 'other'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

export const PRE_NOTIFIED = 'preNotified';

/** What a debtor was told (prénotification): amount, day, mandate and creditor. */
export interface PreNotification {
	readonly instalment: number;
	readonly amount: Minor;
	readonly dueOn: CalendarDate;
	readonly mandate: string;
	readonly creditorIdentifier: string;
	readonly channel: NoticeChannel;
}

/** The collection that a debtor must have been told of. */
export type Announced = Pick<PreNotification, 'instalment' | 'amount' | 'dueOn' | 'mandate'>;

/**
 * The day on which the debtor was told of a collection; the first one, where it was told twice. A collection of more, of
 * an earlier day or under another mandate is another one; a later day is that of the bank.
 */
export function findPreNotification(
	facts: readonly DocumentFact[],
	{ instalment, amount, dueOn, mandate }: Announced,
): CalendarDate | undefined {
	const days = facts.flatMap(({ kind, data, onDate }) => {
		if (kind !== PRE_NOTIFIED) return [];
		const told = data as unknown as PreNotification;
		const fits =
			told.instalment === instalment &&
			told.mandate === mandate &&
			told.amount >= amount &&
			told.dueOn <= dueOn;
		return fits ? [onDate] : [];
	});
	return days.sort()[0];
}
