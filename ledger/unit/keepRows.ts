import type { UnitOfWork } from './UnitOfWork';
import type { Rows } from './layer';

type Lists = Omit<Rows, 'documents'>;
type RowOf<L extends keyof Lists> = Lists[L][number];

/** Pending rows of one table, of the earlier items and of the one at work, in the order in which they came. */
export function pendingRows<L extends keyof Lists>(unit: UnitOfWork, list: L): Array<RowOf<L>> {
	return [...unit.settled[list], ...unit.own[list]] as Array<RowOf<L>>;
}

/**
 * Answers a question about the rows of some documents. When all of them are pending, all their rows are, and memory
 * answers. When no pending row belongs to the answer, the table has all of it. Else everything is written first.
 */
export async function answerFor<Row, Answer>(
	unit: UnitOfWork,
	documentIds: readonly string[],
	pending: readonly Row[],
	fromMemory: (rows: readonly Row[]) => Answer[],
	fromTable: () => Promise<Answer[]>,
): Promise<Answer[]> {
	if (documentIds.every((id) => unit.born(id) !== undefined)) return fromMemory(pending);
	if (pending.length > 0) await unit.flush();
	return fromTable();
}
