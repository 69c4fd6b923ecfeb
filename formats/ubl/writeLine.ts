import type { SemanticLine } from '../../domain/en16931/semanticInvoice';
import { attribute, branch, each, leaf } from '../xml/writeXml';
import { writeAllowanceCharge, writeAmount, writeTaxOf, type UblContext } from './writeCommon';

/** A line (BG-25). */
export function writeLine(line: SemanticLine, context: UblContext): string {
	const { isCredit, invoice } = context;
	const unit = attribute('unitCode', line.unit);
	return branch(
		isCredit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
		leaf('cbc:ID', line.id) +
			leaf('cbc:Note', line.note) +
			leaf(isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, unit) +
			writeAmount('cbc:LineExtensionAmount', line.net, context) +
			branch(
				'cac:InvoicePeriod',
				leaf('cbc:StartDate', line.period?.from) + leaf('cbc:EndDate', line.period?.to),
			) +
			each(line.allowancesAndCharges, (part) => writeAllowanceCharge(part, context)) +
			branch('cac:Item', writeItem(line)) +
			branch(
				'cac:Price',
				leaf('cbc:PriceAmount', line.price, attribute('currencyID', invoice.currency)) +
					leaf('cbc:BaseQuantity', line.priceQuantity, unit),
			),
	);
}

function writeItem(line: SemanticLine): string {
	return (
		leaf('cbc:Description', line.description) +
		leaf('cbc:Name', line.name) +
		branch('cac:SellersItemIdentification', leaf('cbc:ID', line.sellerItemId)) +
		writeTaxOf('cac:ClassifiedTaxCategory', line) +
		each(line.attributes, ({ name, value }) =>
			branch('cac:AdditionalItemProperty', leaf('cbc:Name', name) + leaf('cbc:Value', value)),
		)
	);
}
