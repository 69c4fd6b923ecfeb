import { canonicalJson } from '../canonicalJson';
import { assertKeys, assertRun } from './assertRun';
import { explainApart, type ComparedGroup } from './explainApart';
import { dueDays, findLeftOutReason } from './findLeftOutReason';
import type { GroupableNote, Grouping, GroupingRun, KeyValue, LeftOutNote, NoteGroup } from './grouping';
import { leaveSmallGroups } from './leaveSmallGroups';
import { noteSigner, valueOf, type SignedNote } from './signNote';

/**
 * Which delivery notes share an invoice (facturation différée, facture récapitulative), and why the others are left.
 * The answer does not depend on the order in which the notes are given, and every note is in it once. Notes of one
 * company and customer share an invoice when all keys agree; see `groupingKeys.ts` for which there are.
 *
 * @throws Refusal `grouping.key`, `grouping.mode`, `grouping.periodicity`, `grouping.date`, `grouping.minimum`
 */
export function groupDeliveryNotes(notes: readonly GroupableNote[], run: GroupingRun): Grouping {
	assertRun(run);
	assertKeysOf(notes);
	const leftOut: LeftOutNote[] = [];
	const buckets: SignedNote[][] = [];
	const sign = noteSigner(run);
	const isDueOn = dueDays(run.onDate);
	for (const ofCustomer of sortNotes(notes, leftOut)) {
		const due = ofCustomer.filter((note) => {
			const reason = findLeftOutReason(note, run, isDueOn);
			if (reason !== undefined) leftOut.push(reason);
			return reason === undefined;
		});
		buckets.push(...partNotes(due, sign));
	}
	const { kept, small } = leaveSmallGroups(buckets, run);
	leftOut.push(...small);
	return { groups: describeGroups(kept, run.firstPosition ?? 1), leftOut: leftOut.sort(compareLeftOut) };
}

/** Notes of one customer that agree on every key, in the order of their first deliveries. */
function partNotes(
	notes: readonly GroupableNote[],
	sign: (note: GroupableNote) => SignedNote,
): SignedNote[][] {
	const buckets = new Map<string, SignedNote[]>();
	for (const note of notes) {
		const signed = sign(note);
		const bucket = buckets.get(signed.signature);
		if (bucket === undefined) buckets.set(signed.signature, [signed]);
		else bucket.push(signed);
	}
	return [...buckets.values()];
}

/** Lists of further keys are those of customers: few, and shared by many notes. */
function assertKeysOf(notes: readonly GroupableNote[]): void {
	const seen = new Set<string>();
	for (const { extraKeys, name } of notes) {
		if (extraKeys === undefined || extraKeys.length === 0 || seen.has(extraKeys.join())) continue;
		assertKeys(extraKeys, `extraKeys of ${name}`);
		seen.add(extraKeys.join());
	}
}

/** Notes by company and customer, each sorted by day and number; a note that is given twice is taken once. */
function sortNotes(notes: readonly GroupableNote[], leftOut: LeftOutNote[]): GroupableNote[][] {
	const taken = new Set<string>();
	return partByCustomer(notes).map((part) =>
		part.sort(compareNotes).filter((note) => {
			if (!taken.has(note.id)) return taken.add(note.id);
			const reason = `${note.name} stands in the selection twice; it is taken once.`;
			leftOut.push({ note, rule: 'grouping.twice', reason });
			return false;
		}),
	);
}

/** To sort a few notes of each customer is less work than to sort them all. */
function partByCustomer(notes: readonly GroupableNote[]): GroupableNote[][] {
	const companies = new Map<string, Map<string, GroupableNote[]>>();
	for (const note of notes) {
		let parties = companies.get(note.companyId);
		if (parties === undefined) companies.set(note.companyId, (parties = new Map()));
		const part = parties.get(note.partyId);
		if (part === undefined) parties.set(note.partyId, [note]);
		else part.push(note);
	}
	const byName = <Of>(one: readonly [string, Of], other: readonly [string, Of]) => compare(one[0], other[0]);
	return [...companies]
		.sort(byName)
		.flatMap(([, parties]) => [...parties].sort(byName).map(([, part]) => part));
}

function compareNotes(one: GroupableNote, other: GroupableNote): number {
	return (
		compare(one.date, other.date) ||
		// The shorter number first: BL9 comes before BL10.
		one.name.length - other.name.length ||
		compare(one.name, other.name) ||
		compare(one.id, other.id) ||
		// Only a note that is given twice comes this far, and it may have been changed in between.
		compare(canonicalJson(one), canonicalJson(other))
	);
}

function compareLeftOut({ note: one }: LeftOutNote, { note: other }: LeftOutNote): number {
	return (
		compare(one.companyId, other.companyId) || compare(one.partyId, other.partyId) || compareNotes(one, other)
	);
}

/** By code unit: an order of the machine's language would be another one elsewhere. */
function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

function describeGroups(buckets: ReadonlyArray<readonly SignedNote[]>, firstPosition: number): NoteGroup[] {
	let earlier: ComparedGroup[] = [];
	let previous: GroupableNote | undefined;
	return buckets.map((bucket, index) => {
		const [signed] = bucket as [SignedNote];
		const { companyId, partyId, periodicity, date } = signed.note;
		if (companyId !== previous?.companyId || partyId !== previous.partyId) earlier = [];
		previous = signed.note;
		const position = firstPosition + index;
		const apart = explainApart(signed, earlier);
		earlier.push({ signed, name: `group ${position}` });
		return {
			position,
			companyId,
			partyId,
			mode: signed.mode,
			periodicity,
			from: date,
			until: bucket.at(-1)?.note.date ?? date,
			keys: keysOf(signed),
			notes: bucket.map(({ note }) => note),
			apart,
		};
	});
}

function keysOf({ note, mode, keys }: SignedNote): Record<string, KeyValue> {
	return Object.fromEntries(keys.map((key) => [key.name, valueOf(note, key, mode)]));
}
