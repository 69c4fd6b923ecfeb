import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { applySchedule } from '../../domain/terms/applySchedule';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assertDiscountAllowed } from './assertDiscountAllowed';
import { checkTermCaps } from './checkTermCaps';
import { amountsOf } from './writeDocument';

/**
 * Saves a draft whose lines or header changed: amounts and instalments are settled anew, so that they sum to the totals
 * again, and what was changed is held against the actor's discount ceiling and the legal caps of payment terms.
 */
export async function saveChangedDraft(
	tx: LedgerTx,
	changed: BillingDocument,
	context: WorkContext,
): Promise<BillingDocument> {
	const amounts = KIND_RULES[changed.kind].priced ? amountsOf(changed, changed.lines) : {};
	const saved = applySchedule<BillingDocument>({ ...changed, ...amounts });
	await assertDiscountAllowed(tx, saved, context);
	await checkTermCaps(tx, saved, context);
	await tx.documents.saveDraft(saved);
	return saved;
}
