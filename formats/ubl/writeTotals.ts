import type { SemanticTax } from '../../domain/en16931/semanticInvoice';
import { minorToFixed } from '../../domain/money/minor';
import { attribute, branch, each, leaf } from '../xml/writeXml';
import { writeAmount, writeTaxOf, type UblContext } from './writeCommon';

/** VAT by rate (BG-23), and its sum in the currency of the books where that is another one (BT-111). */
export function writeTaxes(context: UblContext): string {
	const { taxes, totals, accounting } = context.invoice;
	const inBooks =
		accounting === undefined
			? ''
			: leaf(
					'cbc:TaxAmount',
					minorToFixed(accounting.tax, accounting.currency),
					attribute('currencyID', accounting.currency),
				);
	return (
		branch(
			'cac:TaxTotal',
			writeAmount('cbc:TaxAmount', totals.tax, context) + each(taxes, (tax) => writeTax(tax, context)),
		) + branch('cac:TaxTotal', inBooks)
	);
}

function writeTax(tax: SemanticTax, context: UblContext): string {
	const reason =
		leaf('cbc:TaxExemptionReasonCode', tax.exemptionCode) +
		leaf('cbc:TaxExemptionReason', tax.exemptionReason);
	return branch(
		'cac:TaxSubtotal',
		writeAmount('cbc:TaxableAmount', tax.base, context) +
			writeAmount('cbc:TaxAmount', tax.tax, context) +
			writeTaxOf('cac:TaxCategory', tax, reason),
	);
}

export function writeTotals(context: UblContext): string {
	const { totals } = context.invoice;
	return branch(
		'cac:LegalMonetaryTotal',
		writeAmount('cbc:LineExtensionAmount', totals.lines, context) +
			writeAmount('cbc:TaxExclusiveAmount', totals.net, context) +
			writeAmount('cbc:TaxInclusiveAmount', totals.gross, context) +
			writeAmount('cbc:AllowanceTotalAmount', totals.allowances, context) +
			writeAmount('cbc:ChargeTotalAmount', totals.charges, context) +
			writeAmount('cbc:PrepaidAmount', totals.prepaid, context) +
			writeAmount('cbc:PayableAmount', totals.due, context),
	);
}
