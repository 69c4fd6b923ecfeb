import { findConversion } from '../../domain/documents/conversions';
import type { BillingDocument } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import { quantityOffered, remainingQuantity } from '../../domain/documents/remaining';
import type { LedgerTx } from '../../ledger/port';
import type { Completion } from './convertRequest';
import { depositsOf } from './depositsOf';
import type { NewLink } from './linkLines';
import type { LinksAround } from './linksAround';
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
export function invoicedOrders(
	parents: readonly BillingDocument[],
	added: readonly NewLink[],
	around: LinksAround,
): InvoicedOrder[] {
	const { competing, flow } = findConversion('salesOrder', 'invoice', '');
	const orders = [...parents.filter(({ kind }) => kind === 'salesOrder'), ...ordersBehind(parents, around)];
	const now = Map.groupBy(
		added.map((link) => ({ ...link, toDocumentId: '' })),
		({ fromLineId }) => fromLineId,
	);
	return orders.map((order) => {
		const isLast = order.lines.every((line) => {
			const links = [...around.from(line.id), ...(now.get(line.id) ?? [])];
			const offered = quantityOffered(line.quantity, links, flow);
			return line.kind === 'note' || remainingQuantity(offered, links, competing) === '0';
		});
		return { order, isLast };
	});
}
