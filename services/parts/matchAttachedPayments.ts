import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { minorToFixed } from '../../domain/money/minor';
import type { LedgerTx, Payment } from '../../ledger/port';
import type { WorkContext } from '../context';
import { amountsLeft } from '../payments/amountLeft';
import { documentsBehind } from './documentsBehind';
import { noteIfSettled, openAmount } from './settle';
import { auditDocument } from './writeDocument';

/**
 * Money that came before the invoice: on the draft itself, or on a quotation or order behind it. Locked, so that two
 * invoices of one order share it; asked for before a number is taken, because documents and payments come before series.
 */
export async function lockAttachedPayments(tx: LedgerTx, draft: BillingDocument): Promise<Payment[]> {
	const { side, awaits } = KIND_RULES[draft.kind];
	if (side !== 'sale' || awaits !== 'payment') return [];
	const behind = (await documentsBehind(tx, [draft.id])).get(draft.id) ?? [];
	const waiting = await tx.payments.attachedTo([draft.id, ...behind]);
	if (waiting.length === 0) return [];
	const locked = await tx.payments.lock(waiting.map(({ id }) => id));
	return locked.filter(
		({ partyId, currency, reversedBy }) =>
			partyId === draft.partyId && currency === draft.currency && reversedBy === null,
	);
}

/** Sets that money against the invoice, oldest first, up to what is open; the rest waits for the next invoice. */
export async function matchAttachedPayments(
	tx: LedgerTx,
	invoice: BillingDocument,
	attached: readonly Payment[],
	context: WorkContext,
): Promise<void> {
	if (attached.length === 0) return;
	const left = await amountsLeft(tx, attached);
	let open = await openAmount(tx, invoice);
	for (const { id: sourceId, receivedOn } of attached) {
		const amount = Math.min(open, left.get(sourceId) ?? 0);
		if (amount <= 0) continue;
		await tx.payments.match({
			documentId: invoice.id,
			sourceKind: 'payment',
			sourceId,
			amount,
			onDate: receivedOn,
		});
		open -= amount;
		const money = `${minorToFixed(amount, invoice.currency)} ${invoice.currency}`;
		context.hint(`${money}, received before the invoice, were matched to it.`);
		auditDocument(tx, context, 'match', invoice, { source: sourceId, amount, onDate: receivedOn });
		await noteIfSettled(tx, invoice, receivedOn, context);
	}
}
