import type { SemanticInvoice } from '../../domain/en16931/semanticInvoice';
import { amountWriter } from '../../domain/en16931/numberTexts';
import { isCreditType } from '../../domain/en16931/typeCodes';
import { branch, each, leaf } from '../xml/writeXml';
import { writeAllowanceCharge, type UblContext } from './writeCommon';
import { writeDelivery } from './writeDelivery';
import { writeLine } from './writeLine';
import { writeNote } from './writeNote';
import { writeCustomer, writePayee, writeSupplier } from './writeParty';
import { writeMeans } from './writePayment';
import { writeReferences } from './writeReferences';
import { writeTaxes, writeTotals } from './writeTotals';

const SCHEMAS = 'urn:oasis:names:specification:ubl:schema:xsd';

/** BT-24, alone and under the French rules. */
const EN16931 = 'urn:cen.eu:en16931:2017';
const FRENCH = `${EN16931}#compliant#urn.cpro.gouv.fr:1p0:en16931-ctc-fr`;

/**
 * UBL 2.1 of EN 16931: an Invoice, or a CreditNote for credit notes. The same invoice, the same bytes. Nothing is
 * checked here: `checkInvoice` comes before.
 *
 * @throws Refusal `xml.character` for text that XML cannot hold
 */
export function writeUbl(invoice: SemanticInvoice): string {
	const isCredit = isCreditType(invoice.typeCode);
	const root = isCredit ? 'CreditNote' : 'Invoice';
	const context: UblContext = { invoice, isCredit, amount: amountWriter(invoice.currency) };
	const { payment, paymentTerms } = invoice;
	return (
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
		`<${root} xmlns="${SCHEMAS}:${root}-2" xmlns:cac="${SCHEMAS}:CommonAggregateComponents-2" xmlns:cbc="${SCHEMAS}:CommonBasicComponents-2">` +
		writeHeader(context) +
		writeReferences(context) +
		branch('cac:AccountingSupplierParty', writeSupplier(invoice)) +
		branch('cac:AccountingCustomerParty', writeCustomer(invoice)) +
		branch('cac:PayeeParty', writePayee(invoice)) +
		writeDelivery(invoice) +
		writeMeans(payment, context) +
		branch('cac:PaymentTerms', leaf('cbc:Note', paymentTerms)) +
		each(invoice.allowancesAndCharges, (part) => writeAllowanceCharge(part, context, part)) +
		writeTaxes(context) +
		writeTotals(context) +
		each(invoice.lines, (line) => writeLine(line, context)) +
		`</${root}>\n`
	);
}

function writeHeader({ invoice, isCredit }: UblContext): string {
	return (
		leaf('cbc:CustomizationID', invoice.isFrench ? FRENCH : EN16931) +
		leaf('cbc:ProfileID', invoice.process) +
		leaf('cbc:ID', invoice.number) +
		leaf('cbc:IssueDate', invoice.issueDate) +
		// A credit note has its date in the means of payment.
		(isCredit ? '' : leaf('cbc:DueDate', invoice.dueDate)) +
		leaf(isCredit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', invoice.typeCode) +
		each(invoice.notes, writeNote) +
		leaf('cbc:DocumentCurrencyCode', invoice.currency) +
		leaf('cbc:TaxCurrencyCode', invoice.accounting?.currency) +
		leaf('cbc:AccountingCost', invoice.buyerAccounting) +
		leaf('cbc:BuyerReference', invoice.buyerReference)
	);
}
