import {
	customFields,
	date,
	each,
	number,
	orNull,
	required,
	text,
	whole,
	type FieldRules,
} from './fieldRules';

/** Fields of the web drafts. Source: MISA's guide for invoices from other software, chapter 8.3. */
export const DRAFT_FIELDS: FieldRules = {
	RefID: required({ type: 'guid' }),
	InvoiceTemplateID: required({ type: 'guid' }),
	InvSeries: required(text(7)),
	InvDate: required(date),
	AccountObjectTaxCode: text(14),
	...each('AccountObjectName AccountObjectAddress AccountObjectBankName', text(400)),
	AccountObjectCode: text(50),
	AccountObjectBankAccount: text(30),
	CitizenIDNumber: text(12),
	PassportNumber: text(20),
	RelatedUnitCode: text(7),
	ContactName: text(100),
	ReceiverEmail: text(400),
	ReceiverName: text(400),
	ReceiverMobile: text(20),
	PaymentMethod: required(text(50)),
	CurrencyCode: required(text(3)),
	...each('DiscountRate ExchangeRate', required(number)),
	...each('TotalSaleAmountOC TotalSaleAmount TotalDiscountAmountOC TotalDiscountAmount', required(number)),
	...each('TotalVATAmountOC TotalVATAmount TotalAmountOC TotalAmount', required(number)),
	...each('CreatedDate ModifiedDate', required({ type: 'moment' })),
	...each('CreatedBy ModifiedBy', text(100)),
	InvoiceDetails: required({ type: 'list' }),
	EInvoiceStatus: whole,
	...each('OrgRefID OrgTransactionID', text(50)),
	OrgInvNo: { type: 'digits', most: 8 },
	OrgInvTemplateNo: text(1),
	OrgInvSeries: text(6),
	OrgInvDate: date,
	ChangeReason: text(255),
	...each('SellerShopCode SellerShopName BuyerSalesChannel BuyerShopName BuyerOrderCode', text(255)),
	...customFields(),
};

const ALL_DETAILS: FieldRules = {
	InventoryItemType: required(whole),
	InventoryItemCode: text(50),
	Description: required(text(500)),
	SortOrderView: orNull(whole),
	SortOrder: required(whole),
	UnitName: required(text(50)),
	...each('Quantity UnitPrice AmountOC Amount', required(number)),
	...each('DiscountRate DiscountAmountOC DiscountAmount InWards', number),
	...each('LotNo LicensePlate EngineNumber ChassisNumber', text(50)),
	ExpireDate: date,
	...customFields('Detail'),
};

export const VAT_DETAIL_FIELDS: FieldRules = {
	...ALL_DETAILS,
	VATRate: orNull(number),
	...each('VATAmountOC VATAmount', number),
};

export const PLAIN_DETAIL_FIELDS = ALL_DETAILS;
