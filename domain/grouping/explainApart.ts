import { nameMonth } from './nameDay';
import { CALENDAR_MONTH, KEY_OF_MODE, MODE_KEY, type GroupingKey } from './groupingKeys';
import { NOTHING, type SignedNote } from './signNote';

/** A group or a note that another one is compared with, by any of its notes: they agree on every key. */
export interface ComparedGroup {
	readonly signed: SignedNote;
	/** `group 3`, or the number of a note that was left out. */
	readonly name: string;
}

/**
 * So many neighbours are looked at for the one with the fewest differences. All of them would make a customer with
 * many groups cost the square of their number.
 */
export const MOST_COMPARED = 8;

/**
 * Why notes are not in one group with the nearest of the same customer: the one with the fewest differences among
 * the last few, the latest of those. Keys are named in the order of their list.
 *
 * @param others groups of the same company and customer, in their order
 * @returns null where there is none: `different billing address than group 3`
 */
export function explainApart(signed: SignedNote, others: readonly ComparedGroup[]): string | null {
	if (others.length === 0) return null;
	if (signed.mode === 'perDeliveryNote' && others.every((other) => other.signed.mode === signed.mode))
		return 'one delivery note an invoice';
	let nearest: { other: ComparedGroup; differing: GroupingKey[] } | undefined;
	for (const other of others.slice(-MOST_COMPARED)) {
		const differing = differingKeys(signed, other.signed);
		if (nearest === undefined || differing.length <= nearest.differing.length) nearest = { other, differing };
	}
	return nearest ? inWords(signed, nearest.other, nearest.differing) : null;
}

/** Keys in which two notes differ, in the order of the list. */
function differingKeys(one: SignedNote, other: SignedNote): GroupingKey[] {
	if (one.keys === other.keys) return one.keys.filter((_key, at) => one.values[at] !== other.values[at]);
	// Their customer's keys were other ones, or one note has a calendar month and the other has none.
	const held = new Map(other.keys.map((key, at) => [key.name, other.values[at]]));
	const own = new Set(one.keys.map(({ name }) => name));
	return [
		...one.keys.filter(({ name }, at) => (held.get(name) ?? NOTHING) !== one.values[at]),
		...other.keys.filter(({ name }, at) => !own.has(name) && other.values[at] !== NOTHING),
	];
}

function inWords(
	signed: SignedNote,
	{ signed: other, name }: ComparedGroup,
	differing: GroupingKey[],
): string {
	// Another mode brings another key with it, which would only say the same again.
	const byMode = differing.some((key) => key.name === MODE_KEY.name);
	const ofMode = byMode ? [KEY_OF_MODE[signed.mode], KEY_OF_MODE[other.mode]] : [];
	const months = signed.note.calendarMonth && other.note.calendarMonth ? CALENDAR_MONTH.name : null;
	const plain = differing.filter((key) => key.name !== months && !ofMode.includes(key.name));
	return [
		...(plain.length === 0 ? [] : [`different ${listed(plain.map(({ words }) => words))} than ${name}`]),
		...(differing.some((key) => key.name === months)
			? [monthsApart(signed.note.date, other.note.date, name)]
			: []),
	].join('; ');
}

/** Years are named where they differ: two Novembers would read as one. */
function monthsApart(date: string, otherDate: string, name: string): string {
	const year = (of: string) => (date.slice(0, 4) === otherDate.slice(0, 4) ? '' : ` ${of.slice(0, 4)}`);
	return `deliveries of ${nameMonth(date)}${year(date)}, ${name} holds those of ${nameMonth(otherDate)}${year(otherDate)}`;
}

function listed(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
