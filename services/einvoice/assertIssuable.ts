import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';

/**
 * Whether a document becomes e-invoices at all: an invoice of a Vietnamese company whose numbers the provider gives.
 *
 * @throws Refusal `einvoice.kind`, `einvoice.country`, `einvoice.numbers`, `einvoice.state`
 */
export function assertIssuable(document: BillingDocument, company: Master<'company'>): void {
	const name = nameOf(document);
	const { country, invoiceNumbers } = company.content;
	if (document.kind !== 'invoice')
		refuse({
			rule: 'einvoice.kind',
			field: 'id',
			document: name,
			message: `${KIND_RULES[document.kind].title} ${name} is no invoice: only invoices go to an e-invoice provider.`,
			fix: 'Make an invoice of it first (Create Invoice), then issue that.',
		});
	if (country !== 'VN')
		refuse({
			rule: 'einvoice.country',
			document: name,
			message: `${company.name} is not a company under Vietnamese rules (its country is ${country}).`,
			fix: "S-Invoice and MISA issue for Vietnamese companies. Set the company's country to VN if it is one.",
		});
	if (invoiceNumbers !== 'provider')
		refuse({
			rule: 'einvoice.numbers',
			document: name,
			message: `${company.name} gives its invoices numbers of its own, so ${name} would have two.`,
			fix: "Set the company's 'invoiceNumbers' to provider in Billing Master Data; invoices that were validated before keep their numbers and are not issued.",
		});
	if (document.number !== null)
		refuse({
			rule: 'einvoice.numbers',
			document: name,
			message: `Invoice ${name} was validated with a number of our own series, before the provider gave the numbers.`,
			fix: 'Make it anew as another document (Duplicate) and issue that one; this one stays as it is.',
		});
	if (document.state === 'cancelled' || document.deletedAt !== null)
		refuse({
			rule: 'einvoice.state',
			document: name,
			message: `Invoice ${name} is ${document.deletedAt === null ? 'cancelled' : 'deleted'}.`,
			fix: 'Duplicate it to go on with its content.',
		});
}
