import { Refusal } from '../../domain/refusal';
import type { Verdict } from './entries';

/** A document of which one line cannot be read is not imported in part. */
export function withoutTorn(documents: readonly Verdict[], refused: readonly Verdict[]): Verdict[] {
	const torn = new Map(
		refused.flatMap((verdict) =>
			'error' in verdict && verdict.key !== undefined ? [[verdict.key, verdict.rows[0] ?? 0] as const] : [],
		),
	);
	return documents.map((verdict): Verdict => {
		if (!('entry' in verdict)) return verdict;
		const { key, rows } = verdict.entry;
		const at = torn.get(key);
		return at === undefined ? verdict : { rows, key, error: partOfRefused(key, at) };
	});
}

export function partOfRefused(key: string, row: number): Refusal {
	return new Refusal({
		rule: 'import.partOfRefused',
		message: `Document '${key}' is left out as a whole, because of row ${row}.`,
		fix: `Correct row ${row} and import the file again.`,
	});
}

export function isPartOfRefused(error: unknown): boolean {
	return error instanceof Refusal && error.rule === 'import.partOfRefused';
}
