import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { LedgerTx, SettlementMatch } from '../../ledger/port';
import type { WorkContext } from '../context';
import { noteIfReopened, openAmount } from '../parts/settle';
import { auditDocument } from '../parts/writeDocument';

/**
 * Takes matches back by counter-matches of the same amounts (délettrage). The matches stay where they are; what counts is
 * the sum. Their documents are locked by the caller.
 */
export async function undoMatches(
	tx: LedgerTx,
	matches: readonly SettlementMatch[],
	onDate: CalendarDate,
	context: WorkContext,
): Promise<void> {
	const ids = matches.flatMap(({ documentId }) => documentId ?? []);
	const documents = new Map((await tx.documents.getMany(ids)).map((document) => [document.id, document]));
	for (const match of matches) {
		const { id: undoes, documentId, refundId, sourceKind, sourceId, amount, reason } = match;
		const document = documents.get(documentId ?? '');
		const openBefore = document ? await openAmount(tx, document) : 0;
		await tx.payments.match({
			documentId,
			refundId,
			sourceKind,
			sourceId,
			amount: -amount,
			onDate,
			undoes,
			reason,
		});
		if (!document) continue;
		await noteIfReopened(tx, document, openBefore, onDate, context);
		auditDocument(tx, context, 'unmatch', document, { source: sourceId, amount, match: undoes });
	}
}
