import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { LedgerTx, StoredBatch, StoredDebit } from '../../ledger/port';
import type { WorkContext } from '../context';
import { auditBatch } from './auditBatch';
import { settleClaim } from './settleClaim';

/** The money of a debit arrived. @returns false where it had arrived, or came back, before */
export async function settleDebit(
	tx: LedgerTx,
	debit: StoredDebit,
	onDate: CalendarDate,
	context: WorkContext,
): Promise<boolean> {
	if (debit.outcome !== 'presented') return false;
	await settleClaim(tx, debit.claimId, onDate, context);
	await tx.debits.closeDebit(debit.id, 'presented', { outcome: 'settled', closedOn: onDate });
	return true;
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
