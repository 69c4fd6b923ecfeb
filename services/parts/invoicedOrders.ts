import type { BillingDocument } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import { remainingQuantity, type LineLink } from '../../domain/documents/remaining';
import type { LedgerTx } from '../../ledger/port';
import type { Completion } from './convertRequest';
import { depositsOf } from './depositsOf';
import { orderRest } from './orderRest';
import { ordersBehind } from './ordersBehind';

/** An order that is invoiced, and whether anything of it is left to invoice afterwards. */
export interface InvoicedOrder {
	readonly order: BillingDocument;
	readonly isLast: boolean;
}

/** The invoices of an order that has deposits sum to it to the cent. */
export async function restOfOrder(
	tx: LedgerTx,
	[source, ...others]: readonly BillingDocument[],
	to: Kind,
): Promise<Completion | undefined> {
	if (to !== 'invoice' || source?.kind !== 'salesOrder' || others.length > 0) return undefined;
	return (await depositsOf(tx, source.id)).length === 0 ? undefined : orderRest(tx, source);
}

/** The orders that an invoice is for, and whether it leaves anything of them to invoice. */
export async function invoicedOrders(
	tx: LedgerTx,
	parents: readonly BillingDocument[],
	added: ReadonlyArray<Omit<LineLink, 'toDocumentId'>>,
): Promise<InvoicedOrder[]> {
	const orders = [
		...parents.filter(({ kind }) => kind === 'salesOrder'),
		...(await ordersBehind(tx, parents)),
	];
	const invoiced = [];
	for (const order of orders) {
		const before = await tx.links.linesFrom(order.id);
		const links = [...before, ...added.map((link) => ({ ...link, toDocumentId: '' }))];
		const isLast = order.lines.every((line) => {
			const own = links.filter((link) => link.fromLineId === line.id);
			return line.kind === 'note' || remainingQuantity(line.quantity, own, ['invoice']) === '0';
		});
		invoiced.push({ order, isLast });
	}
	return invoiced;
}
