import type { EInvoiceRecord, LedgerTx } from '../../../ledger/port';
import type { IssueOutcome, ProviderError } from '../../../providers/eInvoiceProvider';
import type { WorkContext } from '../../context';
import { auditDocument } from '../../parts/writeDocument';
import { closeIntent } from '../../calls/closeIntent';
import { adoptIssued, type Account, type Learned } from '../adoptIssued';
import { lockAround } from '../lockAround';

/** Writes what became of a call, in one transaction with the state of its intent. */
export async function recordOutcome(
	tx: LedgerTx,
	id: string,
	outcome: IssueOutcome,
	account: Account,
	context: WorkContext,
	learned: Learned = 'issue',
): Promise<void> {
	if (outcome.state === 'issued') {
		await adoptIssued(tx, id, outcome.invoice, account, learned, context);
		return;
	}
	const { record, document } = await lockAround(tx, id);
	// Somebody else has learned meanwhile what became of it.
	if (record.state === 'issued') return;
	const { state, error } = outcome;
	await closeIntent(tx, record.intentKey, state === 'refused' ? 'failed' : 'unknown', error, context);
	await tx.eInvoices.change(record.id, { state, details: { error: shown(error) } });
	const action = state === 'refused' ? 'eInvoiceRefused' : 'eInvoiceUnknown';
	auditDocument(tx, context, action, document, { key: record.key, code: error.code, message: error.message });
}

/**
 * Gives an unknown call up as not made, so that it can be made again with the same key: once without a person.
 *
 * @param state where the e-invoice stands then: `sending` where the call is made at once
 * @returns the record as it is now; undefined where it is not unknown any more, or was given up before
 */
export async function giveUpCall(
	tx: LedgerTx,
	id: string,
	context: WorkContext,
): Promise<EInvoiceRecord | undefined> {
	const { record, document } = await lockAround(tx, id);
	if (!(await isUnknown(tx, record, context)) || record.resends > 0) return undefined;
	await closeIntent(
		tx,
		record.intentKey,
		'failed',
		{ code: 'NOT_FOUND', message: 'The provider does not know the key.' },
		context,
	);
	await tx.eInvoices.change(record.id, { state: 'prepared', resends: record.resends + 1 });
	auditDocument(tx, context, 'eInvoiceNotFound', document, { key: record.key });
	return record;
}

export async function isUnknown(
	tx: Pick<LedgerTx, 'intents'>,
	{ state, intentKey }: EInvoiceRecord,
	{ now }: Pick<WorkContext, 'now'>,
): Promise<boolean> {
	if (state === 'unknown') return true;
	if (state !== 'sending') return false;
	return (await tx.intents.get(intentKey ?? '', now))?.state !== 'open';
}

/** What people are shown of it; nothing else of an answer is kept. */
function shown({ code, message, fix }: ProviderError): { code: string; message: string; fix: string } {
	return { code, message, fix };
}
