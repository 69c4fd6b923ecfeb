import type { Master } from '../../domain/masters/schemas';
import { nameOf } from '../../domain/documents/nameOf';
import { assertEInvoice } from '../../domain/en16931/checkInvoice';
import type { InvoiceContext } from '../../domain/en16931/source';
import { toSemanticInvoice } from '../../domain/en16931/toSemanticInvoice';
import { KIND_RULES } from '../../domain/documents/kinds';
import { refuse } from '../../domain/refusal';
import type { CiiProfile } from '../../formats/cii/profiles';
import { writeCii } from '../../formats/cii/writeCii';
import { assertFinal, renderFacturX } from '../../formats/facturx';
import type { PrintableDocument } from '../../formats/pdf';
import { writeUbl } from '../../formats/ubl/writeUbl';

/** Forms in which an invoice is written for machines; Factur-X is for people too. */
export const EINVOICE_FORMATS = ['facturX', 'cii', 'ubl'] as const;
export type EInvoiceFormat = (typeof EINVOICE_FORMATS)[number];

/** Profiles that hold a whole invoice; the two smaller ones are no invoice in law. */
export const WHOLE_PROFILES = ['basic', 'en16931', 'extended'] as const satisfies readonly CiiProfile[];

export interface WrittenEInvoice {
	readonly content: Buffer;
	readonly extension: 'pdf' | 'xml';
	readonly mimeType: 'application/pdf' | 'application/xml';
}

/**
 * A final invoice or credit note as EN 16931 knows it: as XML (CII or UBL), or as PDF with the XML inside (Factur-X). All
 * rules are looked at before anything is written.
 *
 * @throws Refusal `einvoice.format`, `facturx.notFinal`, `einvoice.incomplete` with all that is missing
 */
export async function writeEInvoice(
	printable: PrintableDocument,
	party: Master<'party'> | undefined,
	format: EInvoiceFormat,
	profile: CiiProfile = 'en16931',
): Promise<WrittenEInvoice> {
	const { kind } = printable;
	if (kind !== 'invoice' && kind !== 'creditNote')
		refuse({
			rule: 'einvoice.format',
			field: 'format',
			document: nameOf(printable),
			message: `A ${KIND_RULES[kind].title.toLowerCase()} is no e-invoice.`,
			fix: 'Print it as PDF; only invoices and credit notes are written as Factur-X, CII or UBL.',
		});
	assertFinal(printable);
	const invoice = toSemanticInvoice(printable, contextOf(printable, party));
	assertEInvoice(invoice, nameOf(printable), { extended: format !== 'ubl' && profile === 'extended' });
	if (format === 'facturX')
		return {
			content: await renderFacturX(printable, invoice, profile),
			extension: 'pdf',
			mimeType: 'application/pdf',
		};
	const xml = format === 'cii' ? writeCii(invoice, { profile }) : writeUbl(invoice);
	return { content: Buffer.from(xml, 'utf8'), extension: 'xml', mimeType: 'application/xml' };
}

function contextOf({ print }: PrintableDocument, party: Master<'party'> | undefined): InvoiceContext {
	return {
		parents: print.parents,
		...(print.accounting === undefined ? {} : { accounting: print.accounting }),
		...(party === undefined ? {} : { buyerIsBusiness: party.content.professional !== false }),
	};
}
