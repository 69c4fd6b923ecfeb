import type { ReceivedInvoice } from '../domain/received/receivedInvoice';
import { refuse } from '../domain/refusal';
import { CII_ROOTS, readCii } from '../formats/cii/readCii';
import { findHdon, readHdon } from '../formats/hdon/readHdon';
import { readUbl, UBL_ROOTS } from '../formats/ubl/readUbl';
import { parseXml } from '../formats/xml/parseXml';

/** Namespaces are not looked at beyond this: `Invoice` is a name that others use too. */
const UBL_MARKS = ['LegalMonetaryTotal', 'AccountingSupplierParty'] as const;

/**
 * The invoices of an XML file: one in CII or UBL, one or several in Vietnamese e-invoices.
 *
 * @throws Refusal of `parseXml`, or `xml.notInvoice`
 */
export async function readXmlInvoices(bytes: Uint8Array): Promise<ReceivedInvoice[]> {
	const root = await parseXml(bytes);
	if (CII_ROOTS.includes(root.name)) return [readCii(root)];
	if (UBL_ROOTS.includes(root.name) && UBL_MARKS.some((name) => root.first(name) !== undefined))
		return [readUbl(root)];
	const vietnamese = findHdon(root);
	if (vietnamese.length > 0) return vietnamese.map(readHdon);
	return refuse({
		...{ rule: 'xml.notInvoice', field: 'file' },
		message: `The XML is no invoice that is known here: its root is '${root.name.slice(0, 60)}'.`,
		fix: 'CII (Factur-X, ZUGFeRD), UBL 2 and Vietnamese e-invoices (HDon) are read. Send the PDF besides.',
	});
}
