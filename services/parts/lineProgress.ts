import { findConversion, type Flow } from '../../domain/documents/conversions';
import type { BillingDocument } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import { quantityOffered, quantityUsed } from '../../domain/documents/remaining';
import { Exact } from '../../domain/money/decimal';
import type { Reading } from '../../ledger/port';
import { linksAround } from './linksAround';
import { quantitiesLeft } from './quantitiesLeft';

/** What became of the quantity of a line, drafts counted. Quantities are JSON numbers. */
export interface LineProgress {
	readonly delivered?: number;
	readonly invoiced: number;
	readonly returned: number;
	/** Delivered and not to be invoiced (offert). */
	readonly free: number;
	/** Given up (reliquat soldé). */
	readonly closed: number;
	/** Still to deliver (reliquat de livraison). */
	readonly toDeliver?: number;
	/** Still to invoice; below zero where more was invoiced than there is. */
	readonly toInvoice: number;
}

/** Targets of the kinds whose lines are used up in parts. */
const TARGETS: Readonly<Partial<Record<Kind, { deliver?: Kind; invoice: Kind }>>> = {
	salesOrder: { deliver: 'deliveryNote', invoice: 'invoice' },
	deliveryNote: { invoice: 'invoice' },
	purchaseOrder: { invoice: 'supplierInvoice' },
};

/** By line; undefined where the kind is not used up in parts. */
export async function lineProgress(
	read: Pick<Reading, 'links' | 'documents'>,
	document: BillingDocument,
): Promise<ReadonlyMap<string, LineProgress> | undefined> {
	const targets = TARGETS[document.kind];
	if (!targets) return undefined;
	const around = await linksAround(read, [document]);
	const rule = (to: Kind) => findConversion(document.kind, to, nameOf(document));
	const leftFor = (to: Kind) => quantitiesLeft([document], rule(to), around);
	const invoice = leftFor(targets.invoice);
	const deliver = targets.deliver === undefined ? undefined : leftFor(targets.deliver);
	const lines = document.lines.filter(({ kind }) => kind !== 'note');
	return new Map(
		lines.map((line) => {
			const links = around.from(line.id);
			const used = (flow: Flow) => Number(quantityUsed(links, [flow]));
			const offered = quantityOffered(line.quantity, links, 'invoice');
			// Invoiced goods that came back are credited, not invoiced too much.
			const over = new Exact(quantityUsed(links, ['invoice', 'free', 'close'])).minus(offered);
			return [
				line.id,
				{
					...(deliver ? { delivered: used('deliver'), toDeliver: Number(deliver.of(line)) } : {}),
					invoiced: used('invoice'),
					returned: used('return'),
					free: used('free'),
					closed: used('close'),
					toInvoice: over.gt(0) ? -Number(over.toFixed()) : Number(invoice.of(line)),
				},
			];
		}),
	);
}
