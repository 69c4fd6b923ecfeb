import type { IntentState, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';

/** Closes the intent of a call, where it is not closed yet. */
export async function closeIntent(
	tx: LedgerTx,
	key: string,
	state: Exclude<IntentState, 'open'>,
	outcome: unknown,
	{ now }: Pick<WorkContext, 'now'>,
): Promise<void> {
	const intent = await tx.intents.get(key, now);
	if (intent?.state === 'open' || intent?.state === 'unknown') await tx.intents.close(key, state, outcome);
}
