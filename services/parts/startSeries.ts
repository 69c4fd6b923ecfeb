import type { Master } from '../../domain/masters/schemas';
import { periodOf } from '../../domain/numbering/pattern';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';

/**
 * Lets a series go on from the last number of a former system (reprise). Saving the same start again changes nothing.
 *
 * @param before the series as it was; undefined for a new one.
 * @throws Refusal `series.startNeedsDate`, or `series.started` when a number was taken meanwhile.
 */
export async function startSeries(
	tx: LedgerTx,
	series: Master<'numberSeries'>,
	before: Master<'numberSeries'> | undefined,
): Promise<void> {
	const { nextNumber, lastDate, reset } = series.content;
	const same = before?.content.nextNumber === nextNumber && before?.content.lastDate === lastDate;
	if (same || nextNumber === undefined) return;
	if (lastDate === undefined && reset !== 'never') {
		refuse({
			rule: 'series.startNeedsDate',
			field: 'lastDate',
			message: `Series '${series.code}' restarts ${reset}; '${nextNumber}' alone does not say in which period it goes on.`,
			fix: "Give 'lastDate', the date of the last number of your former system.",
		});
	}
	await tx.series.start(series.id, periodOf(lastDate ?? '', reset), nextNumber, lastDate ?? '');
}
