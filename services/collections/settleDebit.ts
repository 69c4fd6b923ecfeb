import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { LedgerTx, StoredBatch, StoredDebit } from '../../ledger/port';
import type { WorkContext } from '../context';
import { auditBatch } from './auditBatch';
import { settleClaims } from './settleClaim';

/** The money of debits arrived; those whose money had arrived, or came back, are left alone. @returns how many were settled */
export async function settleDebits(
	tx: LedgerTx,
	debits: readonly StoredDebit[],
	dayOf: (debit: StoredDebit) => CalendarDate,
	context: WorkContext,
): Promise<number> {
	const presented = debits.filter(({ outcome }) => outcome === 'presented');
	if (presented.length === 0) return 0;
	const arrived = presented.map((debit) => ({ claimId: debit.claimId, onDate: dayOf(debit) }));
	await settleClaims(tx, arrived, context);
	for (const [day, own] of Map.groupBy(presented, dayOf))
		await tx.debits.settleDebits(
			own.map(({ id }) => id),
			day,
		);
	return presented.length;
}

/** A batch of which every debit has settled or come back is over. */
export async function closeIfOver(
	tx: LedgerTx,
	{ id, state, companyId }: Pick<StoredBatch, 'id' | 'state' | 'companyId'>,
	onDate: CalendarDate,
	context: WorkContext,
): Promise<void> {
	if (state !== 'uploaded') return;
	const debits = await tx.debits.ofBatch(id);
	if (debits.some(({ outcome }) => outcome === 'presented' || outcome === 'planned')) return;
	await tx.debits.moveBatch(id, 'uploaded', 'settled', { closedOn: onDate });
	auditBatch(tx, context, 'settle', { id, companyId }, { onDate });
}
