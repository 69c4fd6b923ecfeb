import type { SemanticLine } from '../../domain/en16931/semanticInvoice';
import { attribute, branch, each, leaf } from '../xml/writeXml';
import { writeAllowanceCharge, writePeriod, writeTaxOf, type CiiContext } from './writeCommon';

/** A line (BG-25). */
export function writeLine(line: SemanticLine, context: CiiContext): string {
	const { has, amount } = context;
	const unit = attribute('unitCode', line.unit);
	const price = leaf('ram:ChargeAmount', line.price) + leaf('ram:BasisQuantity', line.priceQuantity, unit);
	const settlement =
		writeTaxOf('ram:ApplicableTradeTax', line, context) +
		writePeriod(line.period) +
		each(line.allowancesAndCharges, (part) => writeAllowanceCharge(part, context)) +
		branch(
			'ram:SpecifiedTradeSettlementLineMonetarySummation',
			leaf('ram:LineTotalAmount', amount(line.net)),
		);
	return branch(
		'ram:IncludedSupplyChainTradeLineItem',
		branch(
			'ram:AssociatedDocumentLineDocument',
			leaf('ram:LineID', line.id) + branch('ram:IncludedNote', leaf('ram:Content', line.note)),
		) +
			branch('ram:SpecifiedTradeProduct', has('en16931') ? writeProduct(line) : leaf('ram:Name', line.name)) +
			branch('ram:SpecifiedLineTradeAgreement', branch('ram:NetPriceProductTradePrice', price)) +
			branch('ram:SpecifiedLineTradeDelivery', leaf('ram:BilledQuantity', line.quantity, unit)) +
			branch('ram:SpecifiedLineTradeSettlement', settlement),
	);
}

function writeProduct({ sellerItemId, name, description, attributes }: SemanticLine): string {
	return (
		leaf('ram:SellerAssignedID', sellerItemId) +
		leaf('ram:Name', name) +
		leaf('ram:Description', description) +
		each(attributes, (one) =>
			branch(
				'ram:ApplicableProductCharacteristic',
				leaf('ram:Description', one.name) + leaf('ram:Value', one.value),
			),
		)
	);
}
