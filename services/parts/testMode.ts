import type { Master } from '../../domain/masters/schemas';
import { STATES } from '../../domain/documents/transitions';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';

/** States that only a validated document reaches; a draft may be cancelled too. */
const AFTER_VALIDATION = STATES.filter((state) => state !== 'draft' && state !== 'cancelled');

/**
 * A company in test mode stays in it, and a real one stays real, once a document of it is validated: otherwise trial
 * numbers would stand in real books, or real invoices would turn into trials.
 *
 * @param given what the company is saved with.
 * @throws Refusal `company.testModeFixed`.
 */
export async function assertTestModeStays(
	tx: LedgerTx,
	given: { readonly code?: unknown; readonly testMode?: unknown },
): Promise<void> {
	const company = await tx.masters.find('company', String(given.code));
	if (!company) return;
	const isTest = company.content.testMode === true;
	if (isTest === (given.testMode === true) || !(await wasUsed(tx, company))) return;
	refuse({
		rule: 'company.testModeFixed',
		field: 'testMode',
		message: isTest
			? `Company '${company.code}' is in test mode and has validated documents; it stays in test mode.`
			: `Company '${company.code}' has validated documents; it cannot be put into test mode any more.`,
		fix: isTest
			? "Save it with 'testMode': true, and create a company with another code for real work."
			: 'Create a company with another code for trials.',
	});
}

/** A document was validated, or a number was taken: a cancelled or unlocked document had been validated too. */
async function wasUsed(tx: LedgerTx, { id: companyId }: Master<'company'>): Promise<boolean> {
	const [validated] = await tx.documents.find({
		companyId,
		states: AFTER_VALIDATION,
		deleted: 'include',
		limit: 1,
	});
	if (validated) return true;
	const series = await tx.masters.list({ kind: 'numberSeries', companyId, limit: 1000 });
	const counters = await tx.series.counters(series.map(({ id }) => id));
	return counters.some(({ firstSequence, lastSequence }) => lastSequence >= firstSequence);
}
