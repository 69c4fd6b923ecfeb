/** Longest texts, in characters, by the path of the body. Source: lengths of Viettel's specification. */
export const TEXT_LIMITS: Readonly<Record<string, number>> = {
	'generalInvoiceInfo.templateCode': 20,
	'generalInvoiceInfo.invoiceSeries': 25,
	'generalInvoiceInfo.transactionUuid': 36,
	'generalInvoiceInfo.adjustedNote': 255,
	'generalInvoiceInfo.originalInvoiceId': 15,
	'generalInvoiceInfo.originalTemplateCode': 20,
	'generalInvoiceInfo.additionalReferenceDesc': 225,
	'generalInvoiceInfo.invoiceNote': 500,
	'buyerInfo.buyerName': 100,
	'buyerInfo.buyerLegalName': 400,
	'buyerInfo.buyerTaxCode': 20,
	'buyerInfo.buyerAddressLine': 1200,
	'buyerInfo.buyerPhoneNumber': 15,
	'buyerInfo.buyerEmail': 2000,
	'buyerInfo.buyerBankName': 200,
	'buyerInfo.buyerBankAccount': 30,
	'buyerInfo.buyerIdNo': 200,
	'buyerInfo.buyerCode': 400,
	'itemInfo.itemCode': 50,
	'itemInfo.itemName': 500,
	'itemInfo.unitName': 300,
};

/** Shortest key of an invoice. */
export const SHORTEST_UUID = 10;
