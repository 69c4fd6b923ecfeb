import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { hasPrivilege } from './rights';

/**
 * Double validation: what certain actors made is validated by somebody else who holds the privilege to approve. The
 * approver is who validates, or the responder of n8n's approval step.
 *
 * @throws Refusal `approval.needed`
 */
export async function assertApproved(
	tx: LedgerTx,
	draft: BillingDocument,
	company: Master<'company'>,
	{ actor }: WorkContext,
	approvedBy: string = actor,
): Promise<void> {
	const author = await tx.masters.find('actor', draft.createdBy, company.id);
	if (author?.content.needsApproval !== true) return;
	const approves = await hasPrivilege(tx, company.id, approvedBy, 'approve');
	if (approves && approvedBy !== draft.createdBy) return;
	refuse({
		rule: 'approval.needed',
		field: 'approvedBy',
		document: draft.id,
		message: `${draft.id} was made by '${draft.createdBy}', whose documents are validated by somebody else; '${approvedBy}' ${approves ? 'is the same person' : 'may not approve'}.`,
		fix: "Save it as a draft, ask for approval, and validate it with 'approvedBy' set to somebody who has the privilege 'Approve Documents of Others'.",
	});
}
