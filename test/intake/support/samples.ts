/** E-invoices of invented companies, as small as their syntax allows. */

export const ublInvoice = (changes: { readonly root?: string; readonly extra?: string } = {}) => {
	const root = changes.root ?? 'Invoice';
	const line = root === 'CreditNote' ? 'CreditNote' : 'Invoice';
	const quantity = root === 'CreditNote' ? 'CreditedQuantity' : 'InvoicedQuantity';
	return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
	<cbc:ID>UB-7</cbc:ID><cbc:IssueDate>2026-03-04</cbc:IssueDate>
	${root === 'Invoice' ? '<cbc:DueDate>2026-04-03</cbc:DueDate>' : ''}
	<cbc:${root}TypeCode>${root === 'Invoice' ? '380' : '381'}</cbc:${root}TypeCode>
	<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
	<cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>
	<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>UB-1</cbc:ID><cbc:IssueDate>2026-01-02</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference>
	<cac:AccountingSupplierParty><cac:Party>
		<cac:PartyName><cbc:Name>Kiste</cbc:Name></cac:PartyName>
		<cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
		<cac:PartyTaxScheme><cbc:CompanyID>T-55</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
		<cac:PartyTaxScheme><cbc:CompanyID>FR83404833048</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
		<cac:PartyLegalEntity><cbc:RegistrationName>Kiste &amp; Fils SARL</cbc:RegistrationName><cbc:CompanyID>404833048</cbc:CompanyID></cac:PartyLegalEntity>
	</cac:Party></cac:AccountingSupplierParty>
	<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Acheteur SAS</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
	<cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
	<cac:TaxTotal><cbc:TaxAmount currencyID="USD">22.00</cbc:TaxAmount></cac:TaxTotal>
	<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
	<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">120.00</cbc:TaxInclusiveAmount><cbc:PrepaidAmount currencyID="EUR">20.00</cbc:PrepaidAmount><cbc:PayableAmount currencyID="EUR">100.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
	<cac:${line}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="C62">4</cbc:${quantity}><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Box</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">25.00</cbc:PriceAmount></cac:Price></cac:${line}Line>
	${changes.extra ?? ''}
</${root}>`;
};

export const ciiInvoice = (type = '380') => `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:rsm" xmlns:ram="urn:ram" xmlns:udt="urn:udt">
	<rsm:ExchangedDocument><ram:ID>CI-9</ram:ID><ram:TypeCode>${type}</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20260304</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
	<rsm:SupplyChainTradeTransaction>
		<ram:IncludedSupplyChainTradeLineItem>
			<ram:SpecifiedTradeProduct><ram:Name>Box</ram:Name></ram:SpecifiedTradeProduct>
			<ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>25.0000</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
			<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">4.0000</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
			<ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20.00</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
		</ram:IncludedSupplyChainTradeLineItem>
		<ram:ApplicableHeaderTradeAgreement>
			<ram:SellerTradeParty><ram:Name>Kiste &amp; Fils SARL</ram:Name><ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">404833048</ram:ID></ram:SpecifiedLegalOrganization><ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">T-55</ram:ID></ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR83404833048</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
			<ram:BuyerTradeParty><ram:Name>Acheteur SAS</ram:Name></ram:BuyerTradeParty>
			<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-1</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
		</ram:ApplicableHeaderTradeAgreement>
		<ram:ApplicableHeaderTradeSettlement>
			<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
			<ram:ApplicableTradeTax><ram:CalculatedAmount>20.00</ram:CalculatedAmount><ram:BasisAmount>100.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20.00</ram:RateApplicablePercent></ram:ApplicableTradeTax>
			<ram:SpecifiedTradePaymentTerms><ram:Description>30 days</ram:Description></ram:SpecifiedTradePaymentTerms>
			<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20260403</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
			<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount><ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="USD">22.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="EUR">20.00</ram:TaxTotalAmount><ram:GrandTotalAmount>120.00</ram:GrandTotalAmount><ram:TotalPrepaidAmount>20.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>100.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
			<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>CI-1</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>
		</ram:ApplicableHeaderTradeSettlement>
	</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;

export const hdon = (
	changes: { readonly header?: string; readonly lines?: string; readonly totals?: string } = {},
) => `<HDon>
	<DLHDon Id="d"><TTChung><THDon>Hóa đơn</THDon><KHMSHDon>1</KHMSHDon><KHHDon>C26TAA</KHHDon><SHDon>42</SHDon><NLap>2026-03-04</NLap><DVTTe>VND</DVTTe>${changes.header ?? ''}</TTChung>
	<NDHDon><NBan><Ten>CÔNG TY TNHH HOA SEN</Ten><MST>0100109106</MST><STKNHang>12345</STKNHang></NBan><NMua><Ten/><HVTNMHang>Nguyễn Văn A</HVTNMHang></NMua>
	<DSHHDVu>${
		changes.lines ??
		'<HHDVu><TChat>1</TChat><THHDVu>Giấy</THHDVu><SLuong>2</SLuong><DGia>500000</DGia><ThTien>1000000</ThTien><TSuat>8%</TSuat></HHDVu>'
	}</DSHHDVu>
	<TToan>${
		changes.totals ??
		'<THTTLTSuat><LTSuat><TSuat>8%</TSuat><TThue>80000</TThue><ThTien>1000000</ThTien></LTSuat></THTTLTSuat><TgTCThue>1000000</TgTCThue><TgTThue>80000</TgTThue><TgTTTBSo>1080000</TgTTTBSo>'
	}</TToan></NDHDon></DLHDon></HDon>`;

/** Lines of a plain French invoice, for pages of text. */
export const FRENCH_TEXT = `Kiste & Fils SARL
12 rue des Lilas
75012 Paris
N TVA : FR83404833048

Facture numero : FA-2026-17
Date de facture : 04/03/2026
Echeance : 03/04/2026

Total HT : 100,00 EUR
TVA 20 % : 20,00 EUR
Total TTC : 120,00 EUR`;
