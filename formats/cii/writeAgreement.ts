import type { SupportingDocument } from '../../domain/en16931/semanticInvoice';
import { attribute, branch, each, leaf } from '../xml/writeXml';
import type { CiiContext } from './writeCommon';
import { writeParty } from './writeParty';

/** UNTDID 1001: a document that supports the invoice. */
const SUPPORTING = '916';

/** Parties and what was agreed between them. */
export function writeAgreement(context: CiiContext): string {
	const { invoice, has } = context;
	return branch(
		'ram:ApplicableHeaderTradeAgreement',
		leaf('ram:BuyerReference', invoice.buyerReference) +
			writeParty('Seller', invoice.seller, context) +
			writeParty('Buyer', invoice.buyer, context) +
			(has('en16931') ? writeReference('SellerOrder', invoice.salesOrderReference) : '') +
			writeReference('BuyerOrder', invoice.orderReference) +
			(has('basicWl') ? writeReference('Contract', invoice.contractReference) : '') +
			(has('en16931') ? each(invoice.attachments, writeAttachment) : ''),
	);
}

export function writeReference(name: string, id: string | undefined): string {
	return branch(`ram:${name}ReferencedDocument`, leaf('ram:IssuerAssignedID', id));
}

function writeAttachment({ id, description, file }: SupportingDocument): string {
	return branch(
		'ram:AdditionalReferencedDocument',
		leaf('ram:IssuerAssignedID', id) +
			leaf('ram:TypeCode', SUPPORTING) +
			leaf('ram:Name', description) +
			leaf(
				'ram:AttachmentBinaryObject',
				file && Buffer.from(file.content).toString('base64'),
				attribute('mimeCode', file?.mimeType) + attribute('filename', file?.name),
			),
	);
}
