import type { Grouping, GroupingRun, KeyValue, NoteGroup } from '../../domain/grouping/grouping';
import { BILLED } from '../../domain/grouping/findLeftOutReason';
import { findKey } from '../../domain/grouping/groupingKeys';
import { nameDate } from '../../domain/grouping/nameDay';

const NOTES_PRINTED = 12;
/** They are told on the group's own line. */
const ON_THE_LINE = new Set(['mode', 'periodicity']);
const MODES = {
	perDeliveryNote: 'one delivery note an invoice',
	perOrder: 'one order an invoice',
	grouped: 'grouped',
} as const;

/** Groups and notes that were left, for people. */
export function printGrouping({ groups, leftOut }: Grouping, run: GroupingRun): string {
	const taken = groups.reduce((sum, { notes }) => sum + notes.length, 0);
	const total = taken + leftOut.length;
	const head =
		total === 0
			? 'No delivery notes were given: nothing to invoice.'
			: `${count(groups.length, 'invoice')} from ${taken} of ${count(total, 'delivery note')}, as of ${nameDate(run.onDate)}.`;
	const left =
		leftOut.length === 0 ? [] : [['Left out:', ...leftOut.map(({ reason }) => `  ${reason}`)].join('\n')];
	return clean([head, ...groups.map(printGroup), ...left].join('\n\n'));
}

function printGroup({
	position,
	companyId,
	partyId,
	mode,
	periodicity,
	from,
	until,
	keys,
	notes,
	apart,
}: NoteGroup) {
	const names = notes.slice(0, NOTES_PRINTED).map(({ name }) => name);
	const more = notes.length - names.length;
	const days = from === until ? nameDate(from) : `${nameDate(from)} to ${nameDate(until)}`;
	const held = Object.entries(keys).flatMap(([name, value]) =>
		value === null || ON_THE_LINE.has(name) ? [] : `${findKey(name)?.words ?? name} ${textOf(value)}`,
	);
	return [
		`Group ${position}  ${companyId} / ${partyId}  ${MODES[mode]}, ${BILLED[periodicity]}  ${count(notes.length, 'note')} of ${days}`,
		...(apart === null ? [] : [`  apart: ${apart}`]),
		`  notes: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
		`  keys:  ${held.join('; ')}`,
	].join('\n');
}

function textOf(value: KeyValue): string {
	if (Array.isArray(value)) return value.map(textOf).join(' + ') || 'none';
	if (typeof value === 'object' && value !== null) return Object.values(value).map(textOf).join(', ');
	return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Names come from a file of somebody else: what moves the cursor of a terminal is not printed. */
export function clean(text: string): string {
	return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?');
}

/** For programs: notes by their names, in place of all that is known of them. */
export function summarise({ groups, leftOut }: Grouping, run: GroupingRun) {
	return {
		onDate: run.onDate,
		invoices: groups.length,
		groups: groups.map(({ companyId, partyId, notes, ...group }) => ({
			...group,
			company: companyId,
			customer: partyId,
			notes: notes.map(({ name }) => name),
		})),
		leftOut: leftOut.map(({ note, rule, reason }) => ({ note: note.name, rule, reason })),
	};
}
