import { kindOfType } from '../../domain/received/kindOfType';
import type { ReceivedInvoice, ReceivedTax } from '../../domain/received/receivedInvoice';
import { dateField, decimalOf, fieldOf, textField } from '../xml/readFields';
import type { XmlElement } from '../xml/XmlElement';
import { readUblLine } from './readUblLine';
import { readUblParty } from './readUblParty';
import { readUblReferences } from './readUblReferences';
import { readUblTotals, taxTotalOf } from './readUblTotals';

/** Root elements, with the type of a file that says none. */
const ROOTS: Readonly<Record<string, string>> = { Invoice: '380', CreditNote: '381' };
export const UBL_ROOTS: readonly string[] = Object.keys(ROOTS);

/** An invoice or credit note of OASIS UBL 2. The two differ in the names of a few elements. */
export function readUbl(root: XmlElement): ReceivedInvoice {
	const typeElement = root.first('InvoiceTypeCode|CreditNoteTypeCode');
	const type = typeElement?.text ?? ROOTS[root.name] ?? '380';
	const isCreditNote = root.name === 'CreditNote' || kindOfType(type) === 'creditNote';
	const currency = textField(root.first('DocumentCurrencyCode'));
	const taxTotal = taxTotalOf(root, currency?.value);
	return {
		format: 'ubl',
		kind: fieldOf(typeElement ?? root, isCreditNote ? 'creditNote' : 'invoice'),
		typeCode: textField(typeElement) ?? fieldOf(root, type),
		number: textField(root.first('ID')),
		issueDate: dateField(root.first('IssueDate')),
		dueDate: dateField(root.first('DueDate') ?? root.first('PaymentMeans/PaymentDueDate')),
		currency,
		seller: {
			...readUblParty(root.first('AccountingSupplierParty/Party')),
			iban: textField(root.first('PaymentMeans/PayeeFinancialAccount/ID')),
		},
		buyer: readUblParty(root.first('AccountingCustomerParty/Party')),
		lines: root.all('InvoiceLine|CreditNoteLine').map(readUblLine),
		taxes: (taxTotal?.all('TaxSubtotal') ?? []).map(readTax),
		totals: readUblTotals(root, taxTotal),
		references: readUblReferences(root),
	};
}

function readTax(element: XmlElement): ReceivedTax {
	return {
		rate: decimalOf(element.first('TaxCategory/Percent')) ?? decimalOf(element.first('Percent')),
		category: element.first('TaxCategory/ID')?.text,
		base: decimalOf(element.first('TaxableAmount')),
		tax: decimalOf(element.first('TaxAmount')),
		origin: { source: 'xml', path: element.path },
		confidence: 1,
	};
}
