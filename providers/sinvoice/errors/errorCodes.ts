/**
 * Codes of S-Invoice, and what they say of a call that writes.
 *
 *   refused  nothing was done
 *   unknown  nobody can tell from it: the invoice is looked up
 *   login    the token may be dead: log in again
 *
 * Source: error list of Viettel's specification, as far as it is public, and codes that clients met besides. The list is
 * open: a code without a row is a refusal, and its own words are shown.
 */
export interface SInvoiceErrorRule {
	readonly means: 'refused' | 'unknown' | 'login';
	/** Would the same call have a chance later? */
	readonly retryable: boolean;
	readonly fix: string;
}

const refused = (fix: string): SInvoiceErrorRule => ({ means: 'refused', retryable: false, fix });
const unknown = (fix: string): SInvoiceErrorRule => ({ means: 'unknown', retryable: true, fix });

const lookUp =
	'Whether it was issued is not known: it is looked up by its key before anything is sent again.';
const account =
	'Check user, password and tax code of the S-Invoice credential, and that Viettel has registered the IP address of this server.';
const buyerTaxCode = "Correct the buyer's tax code (mã số thuế), or leave it empty for a person.";
const sellerTaxCode = 'Correct the tax code of the S-Invoice credential.';
const mail = 'Correct the e-mail address of the buyer, or the mail settings on the portal of S-Invoice.';
const discount = 'Give the discount as a percentage of 0 to 100 with at most two decimals.';
const numbers = 'The numbers of the series are used up: register more on the portal of S-Invoice.';
const arithmetic = 'The figures do not fit: look at quantity, price, discount and VAT of the line.';

export const ERROR_CODES: Readonly<Record<string, SInvoiceErrorRule>> = {
	NOT_FOUND_DATA: refused(
		'S-Invoice knows nothing under this key or number: sync, and compare with the portal.',
	),
	TRANSACTION_UUID_INVALID: unknown(lookUp),
	TRANSACTION_IS_BEING_PROCESSED: unknown(lookUp),
	TRANSACTION_UUID_REQUIRED: refused('Report it: each invoice must have its key.'),
	TAX_CODE_REQUIRED: refused(sellerTaxCode),
	TAX_CODE_INVALID: refused(sellerTaxCode),
	INVOICE_SERIAL_NOT_FOUND: refused('Choose a series from the template list; series change with the year.'),
	TEMPLATE_NOT_FOUND: refused('Choose a template from the list, with the series that was registered for it.'),
	INVOICE_VALID_INPUT_INVALID_TAX_CODE: refused(buyerTaxCode),
	INVOICE_VALID_INPUT_INVALID_BUYER_TAX_CODE: refused(buyerTaxCode),
	INVOICE_VALID_INPUT_REQUIRED_ITEMNAME_ITEM: refused('Give every line a description.'),
	BAD_REQUEST_INVALID_DECIMAL_POINT_DISCOUNT: refused(discount),
	DISCOUNT_INVALID: refused(discount),
	BUYER_EMAIL_REQUIRED: refused(mail),
	BUYER_EMAIL_ADDRESS_FORMAT: refused(mail),
	EMAIL_CONFIG_NOT_ACTIVE: refused(mail),
	EMAIL_NOT_CONFIG: refused(mail),
	INVOCIE_NOT_FOUND: refused('S-Invoice does not know the invoice: sync, and compare with the portal.'),
	OUT_OF_INVOICE: refused(numbers),
	NOT_ENOUGH: refused(numbers),
	GENERAL: {
		means: 'login',
		retryable: true,
		fix: `The login has ended, or S-Invoice has a fault of its own. If it stays: ${account}`,
	},
	LOGIN_FAILED: refused(account),
	HTTP_401: { means: 'login', retryable: false, fix: account },
	HTTP_403: { means: 'login', retryable: false, fix: account },
	HTTP_404: refused('Check the host of the S-Invoice credential: it does not know the address of the call.'),
	HTTP_408: unknown(lookUp),
	HTTP_429: { means: 'refused', retryable: true, fix: 'S-Invoice wants fewer calls: wait, then try again.' },
};

/** Codes that a part of the name or of the words tells. */
export const ERROR_PATTERNS: ReadonlyArray<{ readonly pattern: RegExp; readonly rule: SInvoiceErrorRule }> = [
	{ pattern: /OUT_OF_INVOICE|NOT_ENOUGH|hết số/i, rule: refused(numbers) },
	{
		pattern: /ngày (?:lập )?hóa đơn/i,
		rule: refused('Date the invoice on or after the last one of its series.'),
	},
	{ pattern: /thành tiền|tiền thuế|tổng tiền/i, rule: refused(arithmetic) },
	{
		pattern: /^INVOICE_VALID_INPUT_|^BAD_REQUEST/,
		rule: refused('Correct the field that the message names.'),
	},
	{ pattern: /EMAIL/, rule: refused(mail) },
];

/** A code that nobody has described: S-Invoice said no, and its own words are all there is. */
export const OTHER_ERROR: SInvoiceErrorRule = refused(
	'Read the message of S-Invoice; its support knows the code.',
);
