import type { SemanticPayment, SemanticTax, TaxPoint } from '../../domain/en16931/semanticInvoice';
import { rateText } from '../../domain/en16931/numberTexts';
import { minorToFixed, type Minor } from '../../domain/money/minor';
import { attribute, branch, each, leaf } from '../xml/writeXml';
import { writeAllowanceCharge, writeDate, writePeriod, writeTaxOf, type CiiContext } from './writeCommon';

/** BT-8 in the list that CII takes (UNTDID 2475). */
const TAX_POINTS: Readonly<Record<TaxPoint, string>> = { invoice: '5', delivery: '29', payment: '72' };

/** What is to be paid, how, and the VAT within it. */
export function writeSettlement(context: CiiContext): string {
	const { invoice, has } = context;
	const currency = leaf('ram:InvoiceCurrencyCode', invoice.currency);
	const whole = has('basicWl');
	return branch(
		'ram:ApplicableHeaderTradeSettlement',
		whole
			? leaf('ram:CreditorReferenceID', invoice.payment?.mandate?.creditorId) +
					leaf('ram:PaymentReference', invoice.payment?.remittance) +
					leaf('ram:TaxCurrencyCode', invoice.accounting?.currency) +
					currency +
					writePayee(context) +
					writeMeans(invoice.payment, context) +
					each(invoice.taxes, (tax) => writeTax(tax, context)) +
					writePeriod(invoice.period) +
					each(invoice.allowancesAndCharges, (part) =>
						writeAllowanceCharge(part, context, writeTaxOf('ram:CategoryTradeTax', part, context)),
					) +
					writeTerms(context) +
					writeTotals(context) +
					writePreceding(context) +
					branch('ram:ReceivableSpecifiedTradeAccountingAccount', leaf('ram:ID', invoice.buyerAccounting))
			: currency + writeTotals(context),
	);
}

function writePayee({ invoice: { payee } }: CiiContext): string {
	if (payee === undefined) return '';
	return branch(
		'ram:PayeeTradeParty',
		leaf('ram:Name', payee.name) +
			branch(
				'ram:SpecifiedLegalOrganization',
				leaf('ram:ID', payee.legalId?.id, attribute('schemeID', payee.legalId?.scheme)),
			),
	);
}

function writeMeans(payment: SemanticPayment | undefined, { has }: CiiContext): string {
	if (payment === undefined) return '';
	const { code, text, account, mandate } = payment;
	const more = has('en16931');
	return branch(
		'ram:SpecifiedTradeSettlementPaymentMeans',
		leaf('ram:TypeCode', code) +
			(more ? leaf('ram:Information', text) : '') +
			branch('ram:PayerPartyDebtorFinancialAccount', leaf('ram:IBANID', mandate?.iban)) +
			branch(
				'ram:PayeePartyCreditorFinancialAccount',
				leaf('ram:IBANID', account?.iban) + (more ? leaf('ram:AccountName', account?.name) : ''),
			) +
			(more ? branch('ram:PayeeSpecifiedCreditorFinancialInstitution', leaf('ram:BICID', account?.bic)) : ''),
	);
}

function writeTax(tax: SemanticTax, { invoice, amount }: CiiContext): string {
	const { category, rate, base, exemptionReason, exemptionCode } = tax;
	return branch(
		'ram:ApplicableTradeTax',
		leaf('ram:CalculatedAmount', amount(tax.tax)) +
			leaf('ram:TypeCode', 'VAT') +
			leaf('ram:ExemptionReason', exemptionReason) +
			leaf('ram:BasisAmount', amount(base)) +
			leaf('ram:CategoryCode', category) +
			leaf('ram:ExemptionReasonCode', exemptionCode) +
			leaf('ram:DueDateTypeCode', invoice.taxPoint && TAX_POINTS[invoice.taxPoint]) +
			(category === 'O' ? '' : leaf('ram:RateApplicablePercent', rateText(rate))),
	);
}

function writeTerms({ invoice: { paymentTerms, dueDate, payment } }: CiiContext): string {
	return branch(
		'ram:SpecifiedTradePaymentTerms',
		leaf('ram:Description', paymentTerms) +
			branch('ram:DueDateDateTime', writeDate(dueDate)) +
			leaf('ram:DirectDebitMandateID', payment?.mandate?.reference),
	);
}

function writeTotals({ invoice, has, amount }: CiiContext): string {
	const { totals, currency, accounting } = invoice;
	const optional = (name: string, value: Minor | undefined) =>
		leaf(name, value === undefined ? undefined : amount(value));
	const whole = has('basicWl');
	const parts = whole
		? leaf('ram:LineTotalAmount', amount(totals.lines)) +
			optional('ram:ChargeTotalAmount', totals.charges) +
			optional('ram:AllowanceTotalAmount', totals.allowances)
		: '';
	const inBooks =
		whole && accounting !== undefined
			? leaf(
					'ram:TaxTotalAmount',
					minorToFixed(accounting.tax, accounting.currency),
					attribute('currencyID', accounting.currency),
				)
			: '';
	return branch(
		'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
		parts +
			leaf('ram:TaxBasisTotalAmount', amount(totals.net)) +
			leaf('ram:TaxTotalAmount', amount(totals.tax), attribute('currencyID', currency)) +
			inBooks +
			leaf('ram:GrandTotalAmount', amount(totals.gross)) +
			(whole ? optional('ram:TotalPrepaidAmount', totals.prepaid) : '') +
			leaf('ram:DuePayableAmount', amount(totals.due)),
	);
}

function writePreceding({ invoice }: CiiContext): string {
	return each(invoice.precedingInvoices, ({ number, issueDate }) =>
		branch(
			'ram:InvoiceReferencedDocument',
			leaf('ram:IssuerAssignedID', number) +
				branch('ram:FormattedIssueDateTime', writeDate(issueDate, 'qdt')),
		),
	);
}
