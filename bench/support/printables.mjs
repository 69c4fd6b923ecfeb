import { createInvoices, invoice, openWholesaler, times } from './invoices.mjs';
import { shipped } from './shipped.mjs';

/** So many invoices of ten lines, made through the node, as the writer of PDFs takes them. */
export async function makePrintables(count) {
	const { openSqlite } = shipped('ledger/sqlite/openSqlite.js');
	const { closeLedgers, embeddedPath } = shipped('nodes/shared/ledgerHandle.js');
	const { printableOf } = shipped('services/parts/printableOf.js');
	await openWholesaler();
	const { items } = await createInvoices(times(count, (index) => invoice(index, 'PDF')));
	await closeLedgers();
	const now = new Date().toISOString();
	const ledger = await openSqlite(embeddedPath(), now);
	const context = { ledger, now: () => now, actor: 'bench' };
	const made = [];
	for (const { json } of items) {
		const document = await ledger.read.documents.get(json.id);
		const company = await ledger.read.masters.get('company', document.companyId);
		const choices = { printAs: 'document', language: undefined, mode: 'final' };
		made.push(await printableOf(context, document, company, choices));
	}
	await ledger.close();
	return made;
}
