import type { CalendarDate } from '../../domain/dates/calendarDate';
import { assertDate, assertKeys, assertPeriod } from '../../domain/grouping/assertRun';
import type { GroupableNote, GroupingRun } from '../../domain/grouping/grouping';
import { periodOf } from '../../domain/grouping/periodOf';
import { refuse } from '../../domain/refusal';
import { findKeyName } from './fieldNames';
import { customersOf, settingsOf, spreadColumns } from './joinSettings';
import { isGiven, nameFields, nameOfMaster, readNote, type Given, type RawNote } from './readNote';
import { fold, readMode, readPeriodicity } from './words';

/** Notes and run as the rules take them, and what was assumed to get there. */
export interface Selection {
	readonly notes: readonly GroupableNote[];
	readonly run: GroupingRun;
	readonly assumed: readonly string[];
}

export const MOST_NOTES = 200_000;

/** What people call the parts of a run, as `fold` writes them. */
const RUN_FIELDS = {
	notes: [
		'notes',
		'deliverynotes',
		'deliveries',
		'shipments',
		'bons',
		'bonsdelivraison',
		'bl',
		'documents',
		'items',
	],
	orders: ['orders', 'salesorders', 'commandes'],
	customers: ['customers', 'clients', 'parties'],
	mode: ['mode', 'billingmode', 'modedefacturation', 'customergrouping', 'grouping'],
	periodicities: [
		'periodicity',
		'periodicities',
		'billingperiod',
		'billingperiodicity',
		'periodicite',
		'frequency',
	],
	onDate: ['ondate', 'on', 'today', 'date', 'rundate', 'dayofrun'],
	picked: ['picked', 'pointed', 'pointage'],
	extraKeys: ['extrakeys', 'additionalkeys', 'groupingkeys'],
	minimumNotes: ['minimumnotes', 'minimum', 'atleast', 'minnotes'],
	from: ['from', 'deliveredfrom', 'du'],
	until: ['until', 'to', 'delivereduntil', 'au'],
	period: ['period', 'periode'],
	differOn: ['differon', 'difference', 'differences'],
} as const;
type RunField = keyof typeof RUN_FIELDS;

/** What is said for the reader, not for the rules. */
const REMARKS = new Set(['differs', 'cases', 'id', 'source', 'expect']);

/**
 * Reads a selection of delivery notes and the run over them, whatever their fields are called: a list of notes, or
 * an object that holds one. What stands beside the list, and is no part of the run, is true of every note.
 *
 * @throws Refusal `grouping.input`, and those of the rules
 */
export function readSelection(input: unknown, today: CalendarDate): Selection {
	const members = Array.isArray(input) ? { notes: input } : input;
	if (!isGiven(members)) refuseInput(input);
	const given = new Map<RunField, unknown>();
	const common: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(members)) {
		const field = runField(name, value);
		if (field !== undefined) given.set(field, fold(name) === 'customergrouping' && !value ? 'none' : value);
		else if (!REMARKS.has(fold(name))) common[name] = value;
	}
	const list = given.get('notes') ?? given.get('orders');
	const objects = listNotes(list, members);
	const { differing, shared } = spreadColumns(common, given.get('differOn'), objects.length);
	const customers = customersOf(given.get('customers'));
	const raw = objects.map((note, index) => {
		const customer = nameFields(shared, note).fields.get('customer');
		const ofCustomer = customers.get(nameOfMaster(customer) ?? '') ?? {};
		const settings = isGiven(customer) ? customer : {};
		return nameFields(shared, settingsOf(ofCustomer), settingsOf(settings), differing[index] ?? {}, note);
	});
	return selectionOf(raw, given, today);
}

function selectionOf(
	raw: readonly RawNote[],
	given: ReadonlyMap<RunField, unknown>,
	today: CalendarDate,
): Selection {
	const assumed: string[] = [];
	const ownFields = new Set(raw.flatMap(({ own }) => [...own.keys()]));
	const period = given.get('period');
	const asked = [given.get('periodicities') ?? (typeof period === 'string' ? period : [])].flat();
	const periodicities = asked.map((value, index) => readPeriodicity(value, `periodicity[${index}]`));
	const onDate = given.get('onDate');
	if (onDate !== undefined) assertDate(String(onDate), 'onDate');
	const isTimed = raw.some(({ fields }) => fields.get('periodicity') != null) || periodicities.length > 0;
	const byDelivery = !given.has('orders');
	const lastDate = raw.map(({ fields }) => String(fields.get('date') ?? '')).reduce(later, '');
	const notes = raw.map((note, index) =>
		readNote(note, {
			position: index + 1,
			date: typeof onDate === 'string' ? onDate : lastDate || today,
			periodicity: periodicities[0] ?? 'onDemand',
			calendarMonth: byDelivery,
			ownFields,
		}),
	);
	if (ownFields.size > 0)
		assumed.push(
			`Not known, and compared only where an extra key names them: ${[...ownFields].sort().join(', ')}.`,
		);
	if (onDate === undefined && notes.length > 0)
		assumed.push('No day of the run was given (onDate): whatever is not due yet is taken as well.');
	if (
		byDelivery &&
		notes.some(({ date, calendarMonth }) => calendarMonth && date.slice(0, 7) !== notes[0]?.date.slice(0, 7))
	)
		assumed.push(
			'The calendar month of delivery parts invoices, as French law has it; "calendar_month": false leaves it out.',
		);
	const run: GroupingRun = {
		onDate: typeof onDate === 'string' ? onDate : lastDayOf(notes, today),
		...(periodicities.length > 0 ? { periodicities } : {}),
		picked: given.get('picked') === true || !isTimed || (onDate === undefined && periodicities.length === 0),
		...(given.get('mode') == null ? {} : { mode: readMode(given.get('mode'), 'mode') }),
		extraKeys: readKeys(given.get('extraKeys'), ownFields),
		...(given.get('minimumNotes') == null ? {} : { minimumNotes: Number(given.get('minimumNotes')) }),
	};
	return { notes: keepPeriod(notes, given), run, assumed };
}

/** The day on which the last period of the notes has ended. */
function lastDayOf(notes: readonly GroupableNote[], today: CalendarDate): CalendarDate {
	return (
		notes.map(({ date, periodicity }) => periodOf(date, periodicity)?.to ?? date).reduce(later, '') || today
	);
}

const later = (one: string, other: string) => (one > other ? one : other);

function readKeys(value: unknown, ownFields: ReadonlySet<string>): string[] {
	const names = [value ?? []].flat().map((name) => findKeyName(String(name), ownFields));
	assertKeys(names, 'extraKeys');
	return names;
}

/** Notes outside the period that was asked for stay in the answer, with the reason. */
function keepPeriod(
	notes: readonly GroupableNote[],
	given: ReadonlyMap<RunField, unknown>,
): readonly GroupableNote[] {
	const period = given.get('period');
	const parts = isGiven(period)
		? new Map(Object.entries(period).map(([name, value]) => [runField(name, value), value]))
		: given;
	const [from, until] = [parts.get('from'), parts.get('until')].map((day) =>
		day == null ? undefined : String(day),
	);
	assertPeriod({ from, until });
	if (from === undefined && until === undefined) return notes;
	return notes.map((note) =>
		note.hindrance === undefined && ((from ?? '') > note.date || (until ?? note.date) < note.date)
			? {
					...note,
					hindrance: {
						rule: 'grouping.outsidePeriod',
						reason: `is of ${note.date}, outside the period that was asked for`,
					},
				}
			: note,
	);
}

/** A name stands for a part of the run where its value can be one: an order may also be common to all notes. */
function runField(name: string, value: unknown): RunField | undefined {
	const folded = fold(name);
	const field = (Object.keys(RUN_FIELDS) as RunField[]).find((one) =>
		(RUN_FIELDS[one] as readonly string[]).includes(folded),
	);
	if (field === 'notes' || field === 'orders')
		return typeof value === 'number' || (Array.isArray(value) && value.every(isGiven)) ? field : undefined;
	return field;
}

function listNotes(list: unknown, members: Given): Given[] {
	if (typeof list === 'number' && Number.isInteger(list) && list >= 0 && list <= MOST_NOTES)
		return Array.from({ length: list }, () => ({}));
	if (!Array.isArray(list)) refuseInput(members);
	if (list.length > MOST_NOTES) {
		refuse({
			rule: 'grouping.tooMany',
			message: `${list.length} notes were given; at most ${MOST_NOTES} are read at once.`,
			fix: 'Give the notes of fewer customers at a time.',
		});
	}
	return list.map((note: unknown, index) => (isGiven(note) ? note : refuseNote(index)));
}

function refuseInput(input: unknown): never {
	const held = isGiven(input) ? Object.keys(input).slice(0, 12).join(', ') : '';
	refuse({
		rule: 'grouping.input',
		message: `There are no delivery notes in the input${held === '' ? '' : `; it holds ${held}`}.`,
		fix: 'Give a list of notes, or an object with notes, or with weekday or day_of_month, last_run and today.',
	});
}

function refuseNote(index: number): never {
	refuse({
		rule: 'grouping.input',
		field: `notes[${index}]`,
		message: `Note ${index + 1} of the list is not an object.`,
		fix: 'Write each note as {"customer": "A", "date": "2026-11-30", "currency": "EUR", …}.',
	});
}
