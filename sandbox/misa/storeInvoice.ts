import { randomBytes } from 'node:crypto';
import { findOriginal } from './checks/checkRelation';
import { askTaxOffice } from './taxOffice';
import type { Json, MisaWorld, SandboxInvoice } from './world';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** `EInvoiceStatus` of an invoice by its `ReferenceType`, and of its original from then on. */
const STATUSES: Readonly<Record<number, { readonly own: number; readonly original: number }>> = {
	1: { own: 3, original: 7 },
	2: { own: 5, original: 8 },
};

export const newTransactionId = () =>
	Array.from(randomBytes(12), (byte) => LETTERS[byte % LETTERS.length]).join('');

export function nextNumber({ invoices }: MisaWorld, series: string): number {
	return 1 + (invoices.findLast((one) => one.series === series)?.number ?? 0);
}

/** Numbers an invoice and keeps it: from here on it exists. */
export function storeInvoice(world: MisaWorld, data: Json, source: SandboxInvoice['source']): SandboxInvoice {
	const series = String(data['InvSeries']);
	const statuses = STATUSES[(data['ReferenceType'] ?? 0) as number];
	const original = statuses && findOriginal(world, data);
	if (original && statuses) original.status = statuses.original;
	const invoice: SandboxInvoice = {
		refId: String(data['RefID']),
		transactionId: newTransactionId(),
		series,
		number: nextNumber(world, series),
		date: String(data['InvDate']),
		publishedAt: world.now(),
		data,
		source,
		...askTaxOffice(world, series),
		status: statuses?.own ?? 1,
		deleted: false,
	};
	world.invoices.push(invoice);
	return invoice;
}
