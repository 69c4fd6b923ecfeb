import type { CalendarDate } from '../dates/calendarDate';
import type { DocumentTotals } from '../documents/document';
import { sumMinor, type Minor } from '../money/minor';

/** An invoice as far as its instalments are concerned. */
interface Scheduled {
	readonly totals: Pick<DocumentTotals, 'gross' | 'instalments'>;
	readonly dueDate: CalendarDate | null;
}

/** Money that was set against it; what was taken back is a negative one of the same source. */
interface Matched {
	readonly sourceId: string;
	readonly amount: Minor;
}

/** A collection that took one of its instalments. */
interface Claimed {
	readonly instalment: number;
	readonly amount: Minor;
	readonly state: string;
	readonly paymentId: string | null;
}

export interface OpenInstalment {
	/** 1 where the invoice has no schedule. */
	readonly position: number;
	readonly dueDate: CalendarDate | null;
	readonly amount: Minor;
	/** What no money covers. */
	readonly open: Minor;
	/** Of that, what is in no collection yet. */
	readonly toCollect: Minor;
}

/**
 * What of each instalment is open, and what of that may still be collected. Money that was collected for an instalment
 * covers that one; all other money, and collections that name none, cover the instalments in their order.
 */
export function openInstalments(
	{ totals, dueDate }: Scheduled,
	matches: readonly Matched[],
	claims: readonly Claimed[],
	pending: Minor,
): OpenInstalment[] {
	const instalments = totals.instalments ?? [{ position: 1, amount: totals.gross, dueDate }];
	const ownPayments = new Map(
		claims.flatMap(({ paymentId, instalment }) => (paymentId === null ? [] : [[paymentId, instalment]])),
	);
	const own = (position: number) =>
		sumMinor(
			matches.filter(({ sourceId }) => ownPayments.get(sourceId) === position).map(({ amount }) => amount),
		);
	const standing = claims.filter(({ state }) => state === 'claimed');
	const claimed = (position: number) =>
		sumMinor(standing.filter(({ instalment }) => instalment === position).map(({ amount }) => amount));
	let free = sumMinor(
		matches.filter(({ sourceId }) => !ownPayments.has(sourceId)).map(({ amount }) => amount),
	);
	let unnamed = Math.max(0, pending - sumMinor(standing.map(({ amount }) => amount)));
	const take = (room: Minor, from: Minor) => Math.max(0, Math.min(room, from));
	return instalments.map(({ position, amount, dueDate: due }) => {
		const room = Math.max(0, amount - own(position));
		const covered = take(room, free);
		free -= covered;
		const open = room - covered;
		const left = Math.max(0, open - claimed(position));
		const reserved = take(left, unnamed);
		unnamed -= reserved;
		return { position, dueDate: due, amount, open, toCollect: left - reserved };
	});
}
