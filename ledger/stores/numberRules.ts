import type { CalendarDate } from '../../domain/dates/calendarDate';
import { refuse } from '../../domain/refusal';
import type { LedgerTables } from '../schema';
import type { Connection } from '../writeEngine';

type Period = Pick<LedgerTables['series_counters'], 'series_id' | 'period'>;

/** @throws Refusal `number.taken`, `number.burned` */
export async function assertFree(
	db: Connection,
	{ series_id, period }: Period,
	sequence: number,
): Promise<void> {
	const at = { series_id, period, sequence };
	const taken = await db
		.selectFrom('documents')
		.select(['id', 'number'])
		.where((where) => where.and(at))
		.executeTakeFirst();
	const burned = await db
		.selectFrom('burned_numbers')
		.select('reason')
		.where((where) => where.and(at))
		.executeTakeFirst();
	if (burned) {
		refuse({
			rule: 'number.burned',
			field: 'forceSequence',
			message: `Number ${sequence} of this series is burned: its document was deleted (${burned.reason}).`,
			fix: 'A burned number never comes back. Choose another one.',
		});
	}
	if (taken) {
		refuse({
			rule: 'number.taken',
			field: 'forceSequence',
			document: taken.id,
			message: `Number ${sequence} of this series is taken by ${taken.number ?? taken.id}.`,
			fix: 'Force a number into a hole or above the last one; Verify lists the holes.',
		});
	}
}

/** A forced number keeps the rule that numbers and dates of a series rise together. */
export async function assertBetweenNeighbours(
	db: Connection,
	{ series_id, period }: Period,
	sequence: number,
	date: CalendarDate,
): Promise<void> {
	const neighbour = (side: '<' | '>') =>
		db
			.selectFrom('documents')
			.select(['issue_date'])
			.where('series_id', '=', series_id)
			.where('period', '=', period)
			.where('sequence', side, sequence)
			.orderBy('sequence', side === '<' ? 'desc' : 'asc')
			.limit(1)
			.executeTakeFirst();
	const before = await neighbour('<');
	const after = await neighbour('>');
	if (before && date < before.issue_date) refuseEarlier(date, before.issue_date);
	if (after && date > after.issue_date) {
		refuse({
			rule: 'number.dateGoesBack',
			field: 'issueDate',
			message: `The date ${date} is later than ${after.issue_date}, the date of the next number of its series.`,
			fix: `Use ${after.issue_date} or an earlier date: numbers and dates of a series rise together.`,
		});
	}
}

export function refuseEarlier(date: CalendarDate, last: CalendarDate): never {
	refuse({
		rule: 'number.dateGoesBack',
		field: 'issueDate',
		message: `The date ${date} is earlier than ${last}, the date of the last number of its series.`,
		fix: `Use ${last} or a later date: numbers and dates of a series rise together. A series that restarts every month lets dates go back within their month only.`,
	});
}

/** What lies before the start of a series was given by the former system. */
export function refuseForeign(sequence: number, first: number): never {
	refuse({
		rule: 'number.beforeFirst',
		field: 'forceSequence',
		message: `Number ${sequence} lies before ${first}, the first number of the series here; a former system gave it.`,
		fix: `Force a number into a hole from ${first} on, or above the last one.`,
	});
}

export function refuseStarted(period: string, last: number): never {
	refuse({
		rule: 'series.started',
		field: 'nextNumber',
		message: `The series has given numbers already${period === '' ? '' : ` in ${period}`} (the last one is ${last}); its start cannot change any more.`,
		fix: 'Leave the next number out, create another series, or force a single number by privilege.',
	});
}
