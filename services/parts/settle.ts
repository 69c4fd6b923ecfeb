import type { BillingDocument } from '../../domain/documents/document';
import { sumMinor, type Minor } from '../../domain/money/minor';
import { toPay } from '../../domain/payments/toPay';
import type { LedgerTx, Reading } from '../../ledger/port';
import type { WorkContext } from '../context';

type Matches = Pick<Reading, 'payments'>;

/** What is still owed on a document. */
export async function openAmount({ payments }: Matches, document: BillingDocument): Promise<Minor> {
	const matches = await payments.matchesOf([document.id]);
	return document.totals.gross - sumMinor(matches.map((match) => match.amount));
}

/** What is still to be asked for: less than what is open while a collection is on its way. */
export async function amountToPay(read: Matches, document: BillingDocument): Promise<Minor> {
	return toPay(await openAmount(read, document), await read.payments.collectionsOf([document.id]));
}

/** What a credit note still has to give. */
export async function unallocatedCredit({ payments }: Matches, creditNote: BillingDocument): Promise<Minor> {
	const matches = await payments.matchesFrom([creditNote.id]);
	return creditNote.totals.gross - sumMinor(matches.map((match) => match.amount));
}

/** The invoices that a credit note corrects, locked. */
export async function lockCredited(tx: LedgerTx, creditNoteId: string): Promise<BillingDocument[]> {
	const links = await tx.links.ofDocuments([creditNoteId]);
	const ids = links
		.filter((link) => link.toDocumentId === creditNoteId && link.relation === 'creditOf')
		.map((link) => link.fromDocumentId);
	return ids.length === 0 ? [] : tx.documents.lock(ids);
}

/** A validated credit note lowers what is owed on the invoice that it corrects; the rest stays as credit. */
export async function settleByCreditNote(
	tx: LedgerTx,
	creditNote: BillingDocument,
	context: WorkContext,
): Promise<void> {
	for (const invoice of await lockCredited(tx, creditNote.id)) {
		const amount = Math.min(await openAmount(tx, invoice), await unallocatedCredit(tx, creditNote));
		if (amount <= 0) continue;
		await tx.payments.match({
			documentId: invoice.id,
			sourceKind: 'creditNote',
			sourceId: creditNote.id,
			amount,
			onDate: creditNote.issueDate,
		});
		await noteIfSettled(tx, invoice, creditNote.issueDate, context);
	}
}

/** The follow-up entry "payment made" (Paiement effectué), written when nothing is left to pay. */
export async function noteIfSettled(
	tx: LedgerTx,
	document: BillingDocument,
	onDate: string,
	context: WorkContext,
): Promise<void> {
	if ((await openAmount(tx, document)) <= 0) await notePaid(tx, document, onDate, context);
}

/** The same where the caller knows that nothing is left. */
export async function notePaid(
	tx: LedgerTx,
	document: BillingDocument,
	onDate: string,
	context: WorkContext,
): Promise<void> {
	await tx.facts.add({
		documentId: document.id,
		kind: 'paymentMade',
		onDate,
		actor: context.actor,
		data: {},
	});
}

/** The follow-up entry "payment undone": the document was paid, and owes again (impayé, rejet). */
export async function noteIfReopened(
	tx: LedgerTx,
	document: BillingDocument,
	openBefore: Minor,
	onDate: string,
	context: WorkContext,
): Promise<void> {
	if (openBefore > 0 || (await openAmount(tx, document)) <= 0) return;
	await tx.facts.add({
		documentId: document.id,
		kind: 'paymentUndone',
		onDate,
		actor: context.actor,
		data: {},
	});
}
