/** An e-invoice of an invented supplier, as small as UBL allows, as the item of a form or of a mail brings it. */

const money = (name, value) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;
const party = (role, name, id) =>
	`<cac:Accounting${role}Party><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName><cbc:CompanyID>${id}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:Accounting${role}Party>`;

/** @param {{ number?: string, net?: string, tax?: string, gross?: string, note?: string }} changes */
export function receivedXml(changes = {}) {
	const { number = 'KI-2026-7', net = '250.00', tax = '50.00', gross = '300.00', note = '' } = changes;
	const category = '<cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent>';
	return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
	<cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-03-02</cbc:IssueDate><cbc:DueDate>2026-04-01</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>${note === '' ? '' : `<cbc:Note>${note}</cbc:Note>`}<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
	${party('Supplier', 'Kiste &amp; Fils SARL', '404833048')}${party('Customer', 'Dupont &amp; Fils', '303265045')}
	<cac:TaxTotal>${money('TaxAmount', tax)}<cac:TaxSubtotal>${money('TaxableAmount', net)}${money('TaxAmount', tax)}<cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
	<cac:LegalMonetaryTotal>${money('LineExtensionAmount', net)}${money('TaxExclusiveAmount', net)}${money('TaxInclusiveAmount', gross)}${money('PayableAmount', gross)}</cac:LegalMonetaryTotal>
	<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">10</cbc:InvoicedQuantity>${money('LineExtensionAmount', net)}<cac:Item><cbc:Name>Boxes</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item></cac:InvoiceLine>
</Invoice>`;
}

export const fileOf = (text, fileName = 'invoice.xml', mimeType = 'application/xml') => ({
	data: Buffer.from(text).toString('base64'),
	mimeType,
	fileName,
});
