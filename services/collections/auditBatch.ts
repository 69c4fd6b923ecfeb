import type { LedgerTx, StoredBatch } from '../../ledger/port';
import type { WorkContext } from '../context';

/** One audit entry of a batch, in the chain of its company. */
export function auditBatch(
	tx: LedgerTx,
	{ actor }: WorkContext,
	action: string,
	{ id, companyId }: Pick<StoredBatch, 'id' | 'companyId'>,
	data: object,
): void {
	tx.audit.add({
		chain: companyId,
		actor,
		action: `debitBatch.${action}`,
		subjectKind: 'debitBatch',
		subjectId: id,
		data,
	});
}
