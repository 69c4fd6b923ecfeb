import type { CalendarDate } from '../dates/calendarDate';
import { nameDate } from '../grouping/nameDay';
import type { Hold, HoldType } from './state';

/** Each kind of hold as it stands in a sentence after the document's number, in the order in which they are told. */
const PHRASES: Readonly<Record<HoldType, string>> = {
	insolvency: 'is owed by a customer in insolvency proceedings',
	dispute: 'is disputed',
	paymentPlan: 'is paid by an agreed plan',
	promise: 'is promised',
	exclusion: 'is excluded from reminders',
	pause: 'is paused',
};
const ORDER = Object.keys(PHRASES) as HoldType[];

/** Where a hold was set, as it stands in a sentence. */
export type HoldPlace = 'item' | 'customer' | 'everything';
const PLACES: Readonly<Record<HoldPlace, string>> = {
	item: '',
	customer: ', as everything of this customer',
	everything: ', as everything is',
};

export interface PlacedHolds {
	readonly place: HoldPlace;
	readonly holds: readonly Hold[];
}

/** The first reason that stops the chase on a day; undefined where nothing does. */
export function findHold(
	placed: readonly PlacedHolds[],
	date: CalendarDate,
): { readonly rule: string; readonly reason: string } | undefined {
	let best: { hold: Hold; place: HoldPlace } | undefined;
	for (const { place, holds } of placed) {
		for (const hold of holds) {
			if (holdsOn(hold, date) && (best === undefined || precedes(hold, best.hold))) best = { hold, place };
		}
	}
	if (best === undefined) return undefined;
	const { type, since, until, reason } = best.hold;
	const days = [
		since === undefined ? '' : ` since ${nameDate(since)}`,
		until === undefined ? '' : type === 'promise' ? ` for ${nameDate(until)}` : ` until ${nameDate(until)}`,
	].join('');
	const words = reason === undefined ? '' : `: ${reason.replace(/\.$/, '')}`;
	return { rule: `dunning.${type}`, reason: `${PHRASES[type]}${PLACES[best.place]}${days}${words}` };
}

/** A promise whose day is over and that nothing came of. */
export function brokenPromise(holds: readonly Hold[], date: CalendarDate): CalendarDate | undefined {
	if (holds.length === 0) return undefined;
	return holds
		.flatMap(({ type, until }) => (type === 'promise' && until !== undefined && until < date ? [until] : []))
		.sort()
		.at(-1);
}

function holdsOn({ since, until }: Hold, date: CalendarDate): boolean {
	return (since === undefined || since <= date) && (until === undefined || date <= until);
}

function precedes(one: Hold, other: Hold): boolean {
	const rank = ORDER.indexOf(one.type) - ORDER.indexOf(other.type);
	// Of two of a kind the one that holds longer tells more.
	return rank !== 0 ? rank < 0 : (one.until ?? '9999') > (other.until ?? '9999');
}
