import {
	customFields,
	date,
	each,
	flag,
	number,
	orNull,
	required,
	text,
	whole,
	type FieldRules,
} from './fieldRules';

/** Fields of the publishing API. Source: field tables of MISA's Open API; lengths of the official XML format. */
export const INVOICE_FIELDS: FieldRules = {
	RefID: required(text(50)),
	InvSeries: required(text(7)),
	InvDate: required(date),
	IsInvoiceSummary: required(flag),
	...each('IsInvoiceCalculatingMachine IsSendEmail IsTaxReduction IsTaxReduction43', flag),
	InvTemplateNo: text(11),
	InvoiceTemplateID: { type: 'guid' },
	InvoiceName: text(100),
	CurrencyCode: text(3),
	ExchangeRate: number,
	PaymentMethodName: text(50),
	...each('ReceiverName ReceiverEmail SellerShopCode SellerShopName QRCode', text(400)),
	DiscountRate: number,
	...each('BuyerLegalName BuyerAddress BuyerBankName', text(400)),
	BuyerFullName: text(100),
	BuyerTaxCode: text(14),
	...each('BuyerCode BuyerEmail', text(50)),
	BuyerPhoneNumber: text(20),
	BuyerBankAccount: text(30),
	BuyerIDNumber: text(12),
	BuyerPassport: text(20),
	BuyerBudgetCode: text(7),
	...each('BuyerOrderCode BuyerSalesChannel BuyerShopName', text(255)),
	...each('TotalSaleAmountOC TotalSaleAmount TotalDiscountAmountOC TotalDiscountAmount', required(number)),
	...each('TotalAmountWithoutVATOC TotalAmountWithoutVAT TotalVATAmountOC TotalVATAmount', required(number)),
	...each('TotalAmountOC TotalAmount', required(number)),
	TotalAmountInWords: required(text(255)),
	...each('TotalAmountInWordsByENG TotalAmountInWordsVN TotalAmountInWordsUnsignNormalVN', text(255)),
	...each('ReferenceType OrgInvoiceType', orNull(whole)),
	OrgInvTemplateNo: orNull(text(1)),
	OrgInvSeries: orNull(text(6)),
	OrgInvNo: orNull({ type: 'digits', most: 8 }),
	OrgInvDate: orNull(date),
	InvoiceNote: text(255),
	...each('OrgInvoiceTransactionID OrgRefID', text(50)),
	OriginalInvoiceDetail: required({ type: 'list' }),
	...each('TaxRateInfo FeeInfo OtherInfo', { type: 'list' }),
	OptionUserDefined: required({ type: 'object' }),
	...customFields(),
};

const ALL_ROWS: FieldRules = {
	ItemType: required(whole),
	SortOrder: orNull(whole),
	LineNumber: required(whole),
	ItemCode: text(50),
	ItemName: required(text(500)),
	UnitName: text(50),
	...each('Quantity UnitPrice AmountOC Amount AmountWithoutVATOC', required(number)),
	...each('DiscountRate DiscountAmountOC DiscountAmount AmountWithoutVAT', number),
	...each('LotNo ChassisNumber EngineNumber', text(50)),
	ExpiryDate: date,
	...each('InWards Wage UnitPriceAfterTax AmountAfterTax', number),
	...customFields('Detail'),
};

/** Rows of a form with VAT. */
export const VAT_ROW_FIELDS: FieldRules = {
	...ALL_ROWS,
	VATRateName: required(text(11)),
	...each('VATAmountOC VATAmount', required(number)),
	...each('TaxReductionAmount TaxReductionAmountOC TaxReduction43Amount TaxReduction43AmountOC', number),
};

/** Rows of a form without VAT know no rate. */
export const PLAIN_ROW_FIELDS = ALL_ROWS;

export const RATE_FIELDS: FieldRules = {
	VATRateName: required(text(11)),
	...each('AmountWithoutVATOC VATAmountOC', required(number)),
	...each('AmountWithoutVAT VATAmount', number),
};

/** Counts of decimals are text; one name is misspelt at MISA. */
export const DECIMAL_FIELDS: FieldRules = {
	MainCurrency: required(text(3)),
	...each(
		'AmountDecimalDigits AmountOCDecimalDigits UnitPriceOCDecimalDigits UnitPriceDecimalDigits QuantityDecimalDigits CoefficientDecimalDigits ExchangRateDecimalDigits ClockDecimalDigits',
		required({ type: 'digits', most: 1 }),
	),
};

export const REQUEST_FIELDS: FieldRules = {
	SignType: required(whole),
	InvoiceData: orNull({ type: 'list' }),
	PublishInvoiceData: orNull({ type: 'list' }),
};
