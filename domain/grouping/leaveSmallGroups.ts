import { explainApart, MOST_COMPARED, type ComparedGroup } from './explainApart';
import type { GroupingRun, LeftOutNote } from './grouping';
import type { SignedNote } from './signNote';

/** Notes that agree on every key, in their order; never empty. */
type Bucket = readonly SignedNote[];

/**
 * Leaves groups of too few notes for a later run, each with what parts it from the groups of its customer that are
 * made; where there are none, from the other notes that are left.
 *
 * @param buckets in the order of their customers
 */
export function leaveSmallGroups(
	buckets: readonly Bucket[],
	{ minimumNotes = 1, firstPosition = 1 }: Pick<GroupingRun, 'minimumNotes' | 'firstPosition'>,
): { kept: Bucket[]; small: LeftOutNote[] } {
	const kept = buckets.filter((bucket) => bucket.length >= minimumNotes);
	if (kept.length === buckets.length) return { kept, small: [] };
	const small: LeftOutNote[] = [];
	let position = firstPosition - 1;
	for (const ofCustomer of partByCustomer(buckets)) {
		const large: ComparedGroup[] = [];
		for (const bucket of ofCustomer) {
			if (bucket.length < minimumNotes) continue;
			position += 1;
			large.push({ signed: first(bucket), name: `group ${position}` });
		}
		ofCustomer.forEach((bucket, index) => {
			if (bucket.length >= minimumNotes) return;
			const others = large.length > 0 ? large : neighbours(ofCustomer, index);
			const why = explainApart(first(bucket), others);
			for (const { note } of bucket)
				small.push({
					note,
					rule: 'grouping.minimum',
					reason: reasonOf(note.name, bucket.length, minimumNotes, why),
				});
		});
	}
	return { kept, small };
}

/** `BL7 is alone: different billing address than group 3 (2 notes are asked for).` */
function reasonOf(name: string, count: number, minimum: number, why: string | null): string {
	if (why === null)
		return `${name} is left for a later run: only ${count} ${count === 1 ? 'note' : 'notes'} of ${minimum}.`;
	const alone = count === 1 ? 'is alone' : `is one of only ${count} notes`;
	return `${name} ${alone}: ${why} (${minimum} notes are asked for).`;
}

/** The buckets around one, which were left as well; they have no group to be named by. */
function neighbours(buckets: readonly Bucket[], index: number): ComparedGroup[] {
	const around = [
		...buckets.slice(index + 1, index + 1 + MOST_COMPARED),
		...buckets.slice(Math.max(0, index - MOST_COMPARED), index),
	];
	return around
		.slice(-MOST_COMPARED)
		.map((bucket) => ({ signed: first(bucket), name: first(bucket).note.name }));
}

function partByCustomer(buckets: readonly Bucket[]): Bucket[][] {
	const parts: Bucket[][] = [];
	let current: SignedNote['note'] | undefined;
	for (const bucket of buckets) {
		const { note } = first(bucket);
		const isSame = note.companyId === current?.companyId && note.partyId === current.partyId;
		if (isSame) parts.at(-1)?.push(bucket);
		else parts.push([bucket]);
		current = note;
	}
	return parts;
}

const first = (bucket: Bucket) => bucket[0] as SignedNote;
