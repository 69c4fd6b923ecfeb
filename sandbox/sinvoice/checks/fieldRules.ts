/** What a field may hold. S-Invoice itself may take more in silence; the sandbox tells. */
export interface FieldRule {
	readonly type:
		'text' | 'number' | 'whole' | 'epoch' | 'flag' | 'list' | 'object' | 'flagOrText' | 'numberOrText';
	/** Longest text. */
	readonly most?: number;
	/** What a text must look like. */
	readonly like?: RegExp;
	readonly oneOf?: ReadonlyArray<string | number>;
	readonly required?: true;
	readonly nullable?: true;
}

export type FieldRules = Readonly<Record<string, FieldRule>>;

const text = (most: number, more: Partial<FieldRule> = {}): FieldRule => ({ type: 'text', most, ...more });
const required = (rule: FieldRule): FieldRule => ({ ...rule, required: true });
const number: FieldRule = { type: 'number' };
const whole: FieldRule = { type: 'whole' };
const epoch: FieldRule = { type: 'epoch' };
const flag: FieldRule = { type: 'flag' };
const list: FieldRule = { type: 'list' };
const each = (names: string, rule: FieldRule): FieldRules =>
	Object.fromEntries(names.split(' ').map((name) => [name, rule]));

export const BODY: FieldRules = {
	generalInvoiceInfo: { type: 'object', required: true },
	buyerInfo: { type: 'object', required: true },
	sellerInfo: { type: 'object' },
	payments: required(list),
	itemInfo: required(list),
	taxBreakdowns: list,
	summarizeInfo: { type: 'object' },
	metadata: list,
	meterReading: list,
	fuelReading: list,
	qrCodeInfo: { type: 'object' },
};

export const GENERAL_INFO: FieldRules = {
	invoiceType: required(text(7, { oneOf: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] })),
	templateCode: required(text(20, { like: /^\d\/\d{3,}$/ })),
	invoiceSeries: required(text(25, { like: /^[a-zA-Z0-9/]*$/ })),
	transactionUuid: required(text(36)),
	invoiceIssuedDate: epoch,
	currencyCode: required(text(3, { like: /^[A-Z]{3}$/ })),
	exchangeRate: { type: 'numberOrText' },
	adjustmentType: text(2, { oneOf: ['1', '3', '5', '7'] }),
	adjustmentInvoiceType: text(1, { oneOf: ['1', '2'] }),
	adjustedNote: text(255),
	originalInvoiceId: text(15, { like: /^[a-zA-Z0-9]{7,15}$/ }),
	originalInvoiceIssueDate: epoch,
	originalInvoiceType: text(1, { oneOf: ['0', '1', '2', '3', '4'] }),
	originalTemplateCode: text(20),
	additionalReferenceDesc: text(225),
	additionalReferenceDate: epoch,
	invoiceNote: text(500),
	paymentStatus: required(flag),
	cusGetInvoiceRight: flag,
	validation: whole,
	reservationCode: text(100),
	certificateSerial: text(100),
	adjustAmount20: text(1),
	DetailedListNo: text(50),
	DetailedListDate: epoch,
	...each('qrCode otherTax userName contractNumber', text(500)),
	contractDate: epoch,
};

export const BUYER: FieldRules = {
	buyerName: text(100),
	buyerLegalName: text(400),
	buyerTaxCode: text(20, { like: /^[0-9-]{10,14}$/, nullable: true }),
	buyerBudgetCode: text(7),
	buyerAddressLine: text(1200),
	buyerPhoneNumber: text(15, { like: /^\d*$/ }),
	buyerEmail: text(2000),
	buyerBankName: text(200),
	buyerBankAccount: text(30),
	...each('buyerDistrictName buyerCityName buyerPostalCode buyerFaxNumber buyerCountryCode', text(200)),
	buyerIdType: text(1, { oneOf: ['1', '2', '3'] }),
	buyerIdNo: text(200),
	buyerCode: text(400),
	buyerBirthDay: text(20),
	buyerNotGetInvoice: { type: 'numberOrText', oneOf: [0, 1, '0', '1'] },
};

export const SELLER: FieldRules = {
	sellerLegalName: required(text(400)),
	sellerTaxCode: required(text(20)),
	sellerAddressLine: required(text(255)),
	...each('sellerPhoneNumber sellerFaxNumber sellerEmail sellerDistrictName storeCode', text(50)),
	...each('sellerBankName storeName', text(400)),
	sellerBankAccount: text(30),
	sellerCityName: text(600),
	sellerCountryCode: text(15),
	sellerWebsite: text(200),
	merchantCode: text(4),
	merchantName: text(25),
	merchantCity: text(15),
};

export const PAYMENT: FieldRules = {
	paymentMethod: text(1, { like: /^[1-9]$/ }),
	paymentMethodName: required(text(50)),
};

export const ITEM: FieldRules = {
	lineNumber: whole,
	selection: { type: 'whole', oneOf: [1, 2, 3, 4, 5, 6] },
	itemType: whole,
	itemCode: text(50),
	itemName: required(text(500)),
	unitCode: text(100),
	unitName: text(300),
	...each(
		'quantity unitPrice unitPriceWithTax itemTotalAmountWithoutTax discount discount2 itemDiscount itemTotalAmountAfterDiscount taxPercentage taxAmount itemTotalAmountWithTax adjustmentTaxAmount',
		number,
	),
	isIncreaseItem: { type: 'flagOrText', nullable: true },
	itemNote: text(300),
	batchNo: text(300),
	expDate: text(50),
	adjustRatio: text(1),
	specialInfo: list,
};

export const TAX_BREAKDOWN: FieldRules = {
	taxPercentage: required(number),
	taxableAmount: required(number),
	taxAmount: required(number),
	...each('taxableAmountPos taxAmountPos', flag),
	taxExemptionReason: text(500),
};

export const SUMMARY: FieldRules = {
	...each(
		'sumOfTotalLineAmountWithoutTax discountAmount totalAmountAfterDiscount totalAmountWithoutTax totalTaxAmount totalAmountWithTax totalAmountWithTaxFrn taxPercentage',
		number,
	),
	totalAmountWithTaxInWords: text(500, { nullable: true }),
	...each('isTotalAmountPos isTotalTaxAmountPos isTotalAmtWithoutTaxPos isDiscountAmtPos', flag),
};

export const METADATA: FieldRules = {
	keyTag: required(text(100)),
	valueType: required(text(6, { oneOf: ['text', 'number', 'date'] })),
	stringValue: text(4000),
	numberValue: number,
	dateValue: epoch,
	keyLabel: text(200),
	...each('isRequired isSeller', flag),
};
