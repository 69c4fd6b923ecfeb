/** What tells a match from the counter-match that takes it back. */
interface Undoable {
	readonly id: string;
	readonly undoes: string | null;
}

/** The matches that stand (lettrages): those that are undone are left out, and so are their counter-matches. */
export function standingMatches<M extends Undoable>(matches: readonly M[]): M[] {
	const undone = new Set(matches.flatMap(({ undoes }) => undoes ?? []));
	return matches.filter(({ id, undoes }) => undoes === null && !undone.has(id));
}
