import { refuse } from '../../domain/refusal';
import { readNote, valueOf, type CopySide } from './side';
import { ARRIVING_NOTE, MOVED_NOTE } from './seal';

/** How far a move has come, read from both ends under their locks. */
export interface SourceState {
	readonly id: string;
	/** Where the books have moved, in words; undefined while these are the books. */
	readonly movedTo: string | undefined;
}

export interface TargetState {
	readonly id: string | undefined;
	/** A copy that is whole, while the old books are still the books. */
	readonly arriving: boolean;
	/** No company, no document, no audit entry. */
	readonly empty: boolean;
}

export type NextStep =
	/** The target is empty, or holds what an interrupted move left there. */
	| 'copy'
	/** The old books are closed, and the new ones are whole but still closed. */
	| 'open'
	/** Both are done; the mark beside the old books may still be missing. */
	| 'mark';

export async function readSource(side: CopySide): Promise<SourceState> {
	const id = await readNote(side, 'id');
	if (id === undefined) throw new Error('The embedded ledger has no id: its first migration did not finish');
	return { id, movedTo: await readNote(side, MOVED_NOTE) };
}

export async function readTarget(side: CopySide): Promise<TargetState> {
	const filled = await valueOf(
		side,
		`select case when exists (select 1 from masters) or exists (select 1 from documents)
			or exists (select 1 from audit_entries) then 1 else 0 end`,
	);
	return {
		id: await readNote(side, 'id'),
		arriving: (await readNote(side, ARRIVING_NOTE)) !== undefined,
		empty: filled === 0,
	};
}

/** @throws Refusal `move.movedElsewhere` or `move.targetNotEmpty`. */
export function nextStep(source: SourceState, target: TargetState, place: string): NextStep {
	const same = target.id === source.id;
	if (source.movedTo !== undefined) {
		if (same && !target.empty) return target.arriving ? 'open' : 'mark';
		return refuse({
			rule: 'move.movedElsewhere',
			message: `The books have moved already, to ${source.movedTo}; that is not ${place}.`,
			fix: 'Select the credential of those books. Nothing was written.',
		});
	}
	if (target.arriving ? same : target.empty) return 'copy';
	return refuse({
		rule: 'move.targetNotEmpty',
		message: `${place} holds books already (ledger ${target.id ?? 'without id'}).`,
		fix: "Give the credential another schema, or rename the one that is there ('alter schema … rename to …'). Books are never mixed; nothing was written.",
	});
}

/**
 * What an interrupted move left may be replaced only when the old books hold all of it and more.
 *
 * @throws Refusal `move.diverged`.
 */
export async function assertOnlyOlder(source: CopySide, target: CopySide): Promise<void> {
	for (const [chain = null, sequence = null, hash = null] of await target.all(
		'select chain, sequence, hash from audit_heads',
	)) {
		const known = await valueOf(source, 'select hash from audit_entries where chain = ? and sequence = ?', [
			chain,
			sequence,
		]);
		if (known === hash) continue;
		refuse({
			rule: 'move.diverged',
			message: `The books that were arriving hold entry ${sequence} of chain ${chain}, which the embedded ledger does not have.`,
			fix: 'The embedded file was replaced since the move began. Nothing was written: keep both, and compare them with Verify and Export Audit before one is given up.',
		});
	}
}
