import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed, type Minor } from '../../domain/money/minor';
import type { PaymentMethod } from '../../domain/payments/methods';
import { refuse } from '../../domain/refusal';
import type { Collection, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { amountToPay, notePaid, openAmount } from '../parts/settle';
import { auditDocument } from '../parts/writeDocument';
import { owesMoney } from './owing';

/** What direct debits and payment services hand in: steps of their use cases, inside the transaction. */

export interface Submission {
	/** Everything that is to pay where it is missing. */
	readonly amount?: Minor;
	readonly method: PaymentMethod;
	readonly reference: string | null;
	readonly submittedOn: CalendarDate;
}

/**
 * Reserves an amount of an invoice that is handed in for collection: it is not asked for a second time, by nobody.
 *
 * @param invoice locked
 * @returns id of the collection
 * @throws Refusal `collection.tooMuch` or `payment.document`
 */
export async function submitCollection(
	tx: LedgerTx,
	invoice: BillingDocument,
	{ amount: given, method, reference, submittedOn }: Submission,
	context: WorkContext,
): Promise<string> {
	const { currency } = invoice;
	const name = nameOf(invoice);
	const left = owesMoney(invoice) ? await amountToPay(tx, invoice) : 0;
	const amount = given ?? left;
	if (amount <= 0 || amount > left) {
		const money = (minor: Minor) => `${minorToFixed(minor, currency)} ${currency}`;
		refuse({
			rule: 'collection.tooMuch',
			field: 'amount',
			document: name,
			message: `${name} has ${money(left)} to pay that is not on its way yet, ${money(amount)} were to be collected.`,
			fix: 'Collect at most what is to pay.',
		});
	}
	const { id: documentId } = invoice;
	const { actor } = context;
	const id = await tx.payments.collect({ documentId, amount, method, reference, submittedOn, actor });
	auditDocument(tx, context, 'collect', invoice, { collection: id, amount, method, submittedOn });
	return id;
}

/**
 * The money arrived: the collection becomes a payment that is matched to its invoice, up to what is open.
 *
 * @param open what is open on the invoice, where the caller has read it for many at once
 */
export async function completeCollection(
	tx: LedgerTx,
	invoice: BillingDocument,
	collection: Collection,
	onDate: CalendarDate,
	context: WorkContext,
	open?: Minor,
): Promise<string> {
	assertPending(collection, invoice);
	const { companyId, partyId, currency, id: documentId } = invoice;
	const { amount, method, reference } = collection;
	const sourceId = await tx.payments.add({
		companyId,
		partyId,
		currency,
		amount,
		receivedOn: onDate,
		method,
		reference,
		actor: context.actor,
	});
	const before = open ?? (await openAmount(tx, invoice));
	const part = Math.min(amount, before);
	if (part > 0) {
		await tx.payments.match({ documentId, sourceKind: 'payment', sourceId, amount: part, onDate });
		if (part === before) await notePaid(tx, invoice, onDate, context);
	}
	await tx.payments.closeCollection(collection.id, {
		state: 'collected',
		closedOn: onDate,
		paymentId: sourceId,
	});
	auditDocument(tx, context, 'collected', invoice, { collection: collection.id, payment: sourceId, amount });
	return sourceId;
}

/** The bank said no (rejet): the amount is to pay again. */
export async function failCollection(
	tx: LedgerTx,
	invoice: BillingDocument,
	collection: Collection,
	onDate: CalendarDate,
	reason: string,
	context: WorkContext,
): Promise<void> {
	assertPending(collection, invoice);
	await tx.payments.closeCollection(collection.id, { state: 'failed', closedOn: onDate });
	auditDocument(tx, context, 'collectionFailed', invoice, { collection: collection.id, reason, onDate });
}

function assertPending({ id, state }: Collection, invoice: BillingDocument): void {
	if (state === 'pending') return;
	refuse({
		rule: 'collection.closed',
		document: nameOf(invoice),
		message: `Collection ${id} of ${nameOf(invoice)} is ${state} already.`,
		fix: 'Reverse the payment where collected money was called back; hand in a new collection where one failed.',
	});
}
