import type { Master } from '../../domain/masters/schemas';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';

/** Chain of masters that all companies share. */
export const LEDGER_CHAIN = 'ledger';

/** One audit entry of a master, in the chain of its company. */
export function auditMaster(tx: LedgerTx, { actor }: WorkContext, change: string, master: Master): void {
	tx.audit.add({
		chain: master.kind === 'company' ? master.id : (master.companyId ?? LEDGER_CHAIN),
		actor,
		action: `${master.kind}.${change}`,
		subjectKind: master.kind,
		subjectId: master.id,
		data: { version: master.version, content: master.content },
	});
}
