import type { SemanticInvoice, SupportingDocument, TaxPoint } from '../../domain/en16931/semanticInvoice';
import { attribute, branch, each, leaf } from '../xml/writeXml';
import type { UblContext } from './writeCommon';

/** BT-8 in the list that UBL takes (UNTDID 2005). */
const TAX_POINTS: Readonly<Record<TaxPoint, string>> = { invoice: '3', delivery: '35', payment: '432' };

/** An order reference has an id in UBL; this one says that the buyer gave none. */
const NO_ORDER = 'NA';

/** Period and what the invoice refers to, in the order of the schema. */
export function writeReferences({ invoice }: UblContext): string {
	const { period, taxPoint, orderReference, salesOrderReference } = invoice;
	return (
		branch(
			'cac:InvoicePeriod',
			leaf('cbc:StartDate', period?.from) +
				leaf('cbc:EndDate', period?.to) +
				leaf('cbc:DescriptionCode', taxPoint && TAX_POINTS[taxPoint]),
		) +
		branch(
			'cac:OrderReference',
			leaf('cbc:ID', orderReference ?? (salesOrderReference === undefined ? undefined : NO_ORDER)) +
				leaf('cbc:SalesOrderID', salesOrderReference),
		) +
		writePreceding(invoice) +
		branch('cac:DespatchDocumentReference', leaf('cbc:ID', invoice.despatchReference)) +
		branch('cac:ContractDocumentReference', leaf('cbc:ID', invoice.contractReference)) +
		each(invoice.attachments, writeAttachment)
	);
}

function writePreceding({ precedingInvoices }: SemanticInvoice): string {
	return each(precedingInvoices, ({ number, issueDate }) =>
		branch(
			'cac:BillingReference',
			branch('cac:InvoiceDocumentReference', leaf('cbc:ID', number) + leaf('cbc:IssueDate', issueDate)),
		),
	);
}

function writeAttachment({ id, description, file }: SupportingDocument): string {
	const binary = leaf(
		'cbc:EmbeddedDocumentBinaryObject',
		file && Buffer.from(file.content).toString('base64'),
		attribute('mimeCode', file?.mimeType) + attribute('filename', file?.name),
	);
	return branch(
		'cac:AdditionalDocumentReference',
		leaf('cbc:ID', id) + leaf('cbc:DocumentDescription', description) + branch('cac:Attachment', binary),
	);
}
