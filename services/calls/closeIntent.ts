import type { IntentState, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';

/** Closes the intent of a call to the outside, where there is one and it is not closed yet. */
export async function closeIntent(
	tx: LedgerTx,
	key: string | null,
	state: Exclude<IntentState, 'open'>,
	outcome: unknown,
	{ now }: Pick<WorkContext, 'now'>,
): Promise<void> {
	if (key === null) return;
	const intent = await tx.intents.get(key, now);
	if (intent?.state === 'open' || intent?.state === 'unknown') await tx.intents.close(key, state, outcome);
}
