import { Refusal } from '../../domain/refusal';
import type { Outcome } from '../useCase';
import type { Entry, Verdict } from './entries';
import type { MatchedColumn } from './matchColumns';
import { plainRow, refusedRow, type ImportedRow } from './report';
import type { RowView } from './rowView';
import { isPartOfRefused, partOfRefused } from './withoutTorn';

export interface Saying {
	readonly ledger: string;
	readonly matched: readonly MatchedColumn[];
	readonly dryRun: boolean;
}

/** Rows of which nothing was tried. */
export function undoneRows(
	verdict: Exclude<Verdict, { entry: Entry }>,
	{ ledger, matched }: Saying,
): ImportedRow[] {
	const { rows, key } = verdict;
	if ('skipped' in verdict)
		return rows.map((row) => plainRow(ledger, row, 'skipped', key, { message: verdict.skipped }));
	return refusedRows(rows, rows[0] ?? 0, key, verdict.error, { ledger, matched });
}

/** The row at fault bears the reason; the others of its document say which one it is. */
function refusedRows(
	rows: readonly number[],
	at: number,
	key: string | undefined,
	error: unknown,
	{ ledger, matched }: Omit<Saying, 'dryRun'>,
): ImportedRow[] {
	return rows.map((row) =>
		refusedRow(
			ledger,
			row,
			key,
			row === at || isPartOfRefused(error) ? error : partOfRefused(key ?? '', at),
			matched,
		),
	);
}

/** Rows of a record that was tried. */
export function entryRows(entry: Entry, outcome: Outcome<RowView>, say: Saying): ImportedRow[] {
	const { rows, key, lineRows = [] } = entry;
	if (!outcome.ok) {
		const field = outcome.error instanceof Refusal ? outcome.error.field : undefined;
		const line = /^lines\[(\d+)\]/.exec(field ?? '')?.[1];
		const at = line === undefined ? rows[0] : lineRows[Number(line)];
		return refusedRows(rows, at ?? 0, key, outcome.error, say);
	}
	const [view] = outcome.value.views;
	const change = view?.change ?? 'unchanged';
	const status =
		!say.dryRun || change === 'unchanged' ? change : change === 'created' ? 'wouldCreate' : 'wouldUpdate';
	const more = {
		name: view?.name ?? null,
		id: say.dryRun && change === 'created' ? null : (view?.id ?? null),
	};
	return rows.map((row) => plainRow(say.ledger, row, status, key, more));
}
