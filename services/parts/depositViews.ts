import { grossOf } from '../../domain/amounts/taxGroups';
import type { BillingDocument } from '../../domain/documents/document';
import { minorToNumber } from '../../domain/money/minor';
import type { Reading } from '../../ledger/port';
import { depositsOf } from './depositsOf';
import { documentsBehind } from './documentsBehind';

/** A deposit invoice of an order, with VAT in JSON numbers. */
export interface DepositView {
	readonly id: string;
	readonly number: string | null;
	readonly issueDate: string;
	/** Posted less credited. */
	readonly gross: number;
	/** What invoices can still take back. */
	readonly left: number;
	readonly paid: boolean;
}

/** The deposits of an order, or of the orders behind an invoice; undefined on documents that have none to do with it. */
export async function depositViews(
	read: Reading,
	document: BillingDocument,
): Promise<readonly DepositView[] | undefined> {
	const orders = await ordersOf(read, document);
	if (orders === undefined) return undefined;
	const money = (amount: number) => minorToNumber(amount, document.currency);
	const deposits = (await Promise.all(orders.map((id) => depositsOf(read, id)))).flat();
	return deposits.map(({ document: deposit, gross, rest, isPaid }) => ({
		id: deposit.id,
		number: deposit.number ?? deposit.internalReference,
		issueDate: deposit.issueDate,
		gross: money(gross),
		left: money(grossOf(rest)),
		paid: isPaid,
	}));
}

async function ordersOf(
	read: Reading,
	{ id, kind, invoiceType }: BillingDocument,
): Promise<readonly string[] | undefined> {
	if (kind === 'salesOrder') return [id];
	if (kind !== 'invoice' || invoiceType === 'deposit') return undefined;
	const behind = (await documentsBehind(read, [id])).get(id) ?? [];
	const documents = await read.documents.getMany(behind);
	return documents.filter((one) => one.kind === 'salesOrder').map((one) => one.id);
}
