import type { BillingDocument } from '../../domain/documents/document';
import { isInEffect } from '../../domain/vietnam/isInEffect';
import { isCorrection } from '../../domain/payments/isCorrection';
import { standingMatches } from '../../domain/payments/standingMatches';
import type { EInvoiceRecord, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { getDocument, resolveMaster } from '../parts/resolve';
import { auditDocument } from '../parts/writeDocument';
import { undoMatches } from '../payments/undoMatches';
import { documentsBehind } from './lockAround';

/**
 * Takes back what a correction did to its original, once the tax office has refused it its code: the original is owed again
 * and may be corrected anew. Payments that went over to the correction are for its user to match again.
 */
export async function undoCorrection(
	tx: LedgerTx,
	document: BillingDocument,
	context: WorkContext,
): Promise<void> {
	for (const record of await tx.eInvoices.ofDocuments([document.id])) {
		if (record.corrects === null || record.state !== 'issued') continue;
		await tx.documents.lock(await documentsBehind(tx, record));
		const [original] = await tx.eInvoices.getMany([record.corrects]);
		if (!original) continue;
		const status = await statusWithout(tx, original, document.id);
		await tx.eInvoices.change(original.id, { details: { status } });
		const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
		const matches = standingMatches(await tx.payments.matchesFrom([document.id]));
		await undoMatches(tx, matches.filter(isCorrection), todayOf(company, context.now), context);
		auditDocument(tx, context, 'eInvoiceCorrected', await getDocument(tx, original.documentId ?? ''), {
			key: original.key,
			status,
			undone: document.id,
		});
	}
}

async function statusWithout(tx: LedgerTx, original: EInvoiceRecord, documentId: string) {
	const others = await tx.eInvoices.correctionsOf([original.id]);
	const isAdjusted = others.some((other) => other.documentId !== documentId && isInEffect(other));
	return isAdjusted ? ('adjusted' as const) : (original.method ?? ('original' as const));
}
