import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Alternative, Field } from '../../domain/received/receivedInvoice';
import { decide, legibility, placeOrigin, round, type Candidate } from './candidates';
import type { DateMatch, DateOrder } from './findDates';
import type { LabelMatch } from './findLabels';
import { CELL_GAP } from './groupRows';
import type { LabelName } from './labels';
import { hasName, type Reading } from './reading';
import { isFiller, relate } from './relate';

export interface Dates {
	readonly issueDate?: Field<CalendarDate>;
	readonly dueDate?: Field<CalendarDate>;
}

type Role = 'issue' | 'due' | 'foreign';

/** What a label says about the date beside it. */
const LABEL_ROLES: ReadonlyArray<readonly [LabelName, Role, number]> = [
	['issueDate', 'issue', 0.95],
	['dueDate', 'due', 0.95],
	['foreignDate', 'foreign', 0.95],
	['date', 'issue', 0.85],
	// `Facture n° 17 du 3 mars`, `Invoice 17, March 3`
	['number', 'issue', 0.7],
	['title', 'issue', 0.7],
];
/** A date that nothing speaks of: those of receipts have a time, and letters begin with theirs. */
const WITH_TIME = 0.7;
const ALONE = 0.5;
const LATER = 0.35;
/** A person is asked where day and month may change places. */
const ASKED = 0.4;

/** @param order of day and month in this document, undefined where nothing tells it */
export function decideDates(reading: Reading, order: DateOrder | undefined): Dates {
	const roles = new Map(reading.dates.map((date) => [date, rolesOf(date, reading)]));
	const issue = decideRole('issue', reading, roles, order);
	const due = decideRole('due', reading, roles, order);
	return { issueDate: issue, dueDate: due };
}

function decideRole(
	role: Role,
	{ dates }: Reading,
	roles: ReadonlyMap<DateMatch, ReadonlyMap<Role, number>>,
	order: DateOrder | undefined,
): Field<CalendarDate> | undefined {
	const scored = dates.flatMap((date, index) => {
		const own = roles.get(date) ?? new Map<Role, number>();
		const score = own.get(role) ?? (role === 'issue' && own.size === 0 ? unlabelled(date, index) : 0);
		return score > 0 ? [{ date, score }] : [];
	});
	const candidates = scored.map(({ date, score }): Candidate<DateMatch> => ({
		value: date,
		score,
		place: date,
	}));
	const field = decide(
		candidates.map((candidate) => ({ ...candidate, value: readingOf(candidate.value, order) })),
	);
	if (field === undefined) return undefined;
	const chosen = scored.find(({ date }) => readingOf(date, order) === field.value)?.date;
	return chosen === undefined ? field : askIfAmbiguous(field, chosen, order);
}

const unlabelled = (date: DateMatch, index: number) =>
	date.hasTime ? WITH_TIME : index === 0 ? ALONE : LATER;

function readingOf({ dayFirst, monthFirst }: DateMatch, order: DateOrder | undefined): CalendarDate {
	return (order === 'monthFirst' ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst)) as CalendarDate;
}

export function isAmbiguous({ dayFirst, monthFirst }: DateMatch): boolean {
	return dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst;
}

function askIfAmbiguous(
	field: Field<CalendarDate>,
	date: DateMatch,
	order: DateOrder | undefined,
): Field<CalendarDate> {
	if (order !== undefined || !isAmbiguous(date)) return field;
	const other: Alternative<CalendarDate> = {
		value: date.monthFirst as CalendarDate,
		confidence: round(ASKED * legibility(date)),
		origin: placeOrigin(date),
	};
	return {
		...field,
		confidence: Math.min(field.confidence, ASKED),
		alternatives: [other, ...field.alternatives],
	};
}

/** The strongest label of each role that means this date. The nearest label owns it: what it says shuts out weaker ones. */
function rolesOf(date: DateMatch, reading: Reading): ReadonlyMap<Role, number> {
	const labels = reading.labels.filter((label) => !isOverruled(label, reading));
	const said = labels.flatMap((label) =>
		relate(label, reading.dates, reading)
			.filter(({ value }) => value === date)
			.flatMap(({ strength }) =>
				rolesOfLabel(label).map(([role, weight]) => ({ role, score: weight * strength })),
			),
	);
	const best = new Map<Role, number>();
	for (const { role, score } of said) best.set(role, Math.max(best.get(role) ?? 0, score));
	const strongest = Math.max(0, ...best.values());
	return new Map([...best].filter(([, score]) => score > strongest - 0.15));
}

/** `Date limite de paiement le`: the little word belongs to the label before it. */
function isOverruled(label: LabelMatch, { labels }: Reading): boolean {
	return (
		isFiller(label) &&
		labels.some(
			(other) =>
				other.row.index === label.row.index &&
				other.end <= label.start &&
				hasName(other, 'dueDate', 'foreignDate') &&
				!label.row.text.slice(other.end, label.start).includes(CELL_GAP),
		)
	);
}

function rolesOfLabel(label: LabelMatch): Array<readonly [Role, number]> {
	const [first] = LABEL_ROLES.filter(([name]) => hasName(label, name));
	return first === undefined ? [] : [[first[1], first[2]]];
}
