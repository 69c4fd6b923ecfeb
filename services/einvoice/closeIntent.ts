import type { EInvoiceRecord, IntentState, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';

/** Closes the intent of the last call of an e-invoice, where it is not closed yet. */
export async function closeIntent(
	tx: LedgerTx,
	{ intentKey }: Pick<EInvoiceRecord, 'intentKey'>,
	state: Exclude<IntentState, 'open'>,
	outcome: unknown,
	{ now }: Pick<WorkContext, 'now'>,
): Promise<void> {
	if (intentKey === null) return;
	const intent = await tx.intents.get(intentKey, now);
	if (intent?.state === 'open' || intent?.state === 'unknown')
		await tx.intents.close(intentKey, state, outcome);
}
