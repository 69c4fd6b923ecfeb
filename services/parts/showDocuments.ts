import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { Done } from '../useCase';
import { viewDocuments, type DocumentView } from './documentView';

/** The `show` of every use case whose result is documents. `ledger` is set by the caller that knows it. */
export function showDocuments(tx: LedgerTx, done: Done, context: WorkContext): Promise<DocumentView[]> {
	return viewDocuments(tx, tx.ledgerId, done.ids, context.now, done.reused);
}
