import { countValues, type Counter } from './countValues';
import type { BillingMode, GroupableNote, GroupingRun, KeyValue } from './grouping';
import {
	ALWAYS_KEYS,
	CALENDAR_MONTH,
	findKey,
	KEY_OF_MODE,
	MODE_KEY,
	TWELVE_KEYS,
	type GroupingKey,
} from './groupingKeys';
import { periodOf } from './periodOf';

/** A note with what it has to share: notes of one customer with equal signatures are invoiced together. */
export interface SignedNote {
	readonly note: GroupableNote;
	readonly mode: BillingMode;
	/** Keys that are compared, in their order. */
	readonly keys: readonly GroupingKey[];
	/** What each of them holds, as a number that only equal values of the run share. */
	readonly values: readonly number[];
	readonly signature: string;
}

/** What a key holds that the note does not have, or that its customer does not compare. */
export const NOTHING = 0;

/** Gives the notes of one run their signatures. Notes of one customer in a row cost least. */
export function noteSigner(run: GroupingRun): (note: GroupableNote) => SignedNote {
	const lists = new Map<string, Compared>();
	const counters = new Map<string, Counter>();
	const listOf = (note: GroupableNote, mode: BillingMode) => {
		const name = `${mode}${note.calendarMonth}${note.extraKeys?.join() ?? ''}`;
		let list = lists.get(name);
		if (list === undefined) lists.set(name, (list = comparedKeys(note, mode, run.extraKeys ?? [], counters)));
		return list;
	};
	return (note) => {
		const mode = run.mode ?? note.mode;
		const { keys, fixed, counters } = listOf(note, mode);
		const values = keys.map((key, at) => (counters[at] as Counter)(valueOf(note, key, mode)));
		// What a customer adds has its name in the signature, and is left out where there is nothing: a list that
		// names what a note does not have would part it from notes without that list.
		let signature = values.slice(0, fixed).join();
		for (let at = fixed; at < values.length; at += 1)
			if (values[at] !== NOTHING) signature += `,${keys[at]?.name}=${values[at]}`;
		return { note, mode, keys, values, signature };
	};
}

interface Compared {
	readonly keys: readonly GroupingKey[];
	/** So many of them, from the first on, are compared for every note. */
	readonly fixed: number;
	/** One a key, shared by all lists that have the key. */
	readonly counters: readonly Counter[];
}

const FIXED: readonly GroupingKey[] = [MODE_KEY, ...TWELVE_KEYS, ...ALWAYS_KEYS];

function comparedKeys(
	note: GroupableNote,
	mode: BillingMode,
	ofRun: readonly string[],
	counters: Map<string, Counter>,
): Compared {
	const ofMode = KEY_OF_MODE[mode];
	const further = [
		...(note.calendarMonth ? [CALENDAR_MONTH.name] : []),
		...(ofMode === null ? [] : [ofMode]),
		...(note.extraKeys ?? []),
		...ofRun,
	];
	const fixed = new Set(FIXED.map(({ name }) => name));
	const added = [...new Set(further)].filter((name) => !fixed.has(name));
	const keys = [...FIXED, ...added.flatMap((name) => findKey(name) ?? [])];
	const counterOf = ({ name, isSet }: GroupingKey) => {
		let counter = counters.get(name);
		if (counter === undefined) counters.set(name, (counter = countValues(isSet === true)));
		return counter;
	};
	return { keys, fixed: FIXED.length, counters: keys.map(counterOf) };
}

/** What a note holds under a key: some are known of the note itself, the others its caller gives. */
export function valueOf(note: GroupableNote, { name }: GroupingKey, mode: BillingMode): KeyValue {
	switch (name) {
		case 'mode':
			return mode;
		case 'periodicity':
			return note.periodicity;
		case 'calendarMonth':
			return note.date.slice(0, 7);
		case 'deliveryNote':
			return note.id;
		case 'deliveryDate':
			return note.date;
		case 'order':
			// Without an order there is nothing that another note could share.
			return note.orderIds.length === 0 && mode === 'perOrder'
				? { note: note.id }
				: [...note.orderIds].sort();
		case 'period': {
			const period = periodOf(note.date, note.periodicity, note.calendarMonth);
			return period && { from: period.from, to: period.to };
		}
		default:
			return note.keys[name] ?? null;
	}
}
