/**
 * MISA's error codes and what they say of a call that writes.
 *
 *   refused  nothing was done
 *   unknown  nobody can tell from it: the invoice is looked up
 *   login    the token is dead, and nothing was done: log in and ask again
 *
 * Source: chapter 10 of MISA's guide to its Open API, and codes that clients met besides.
 */
export interface MisaErrorRule {
	readonly means: 'refused' | 'unknown' | 'login';
	/** Would the same call have a chance later? */
	readonly retryable: boolean;
	readonly fix: string;
}

const refused = (fix: string): MisaErrorRule => ({ means: 'refused', retryable: false, fix });
const later = (fix: string): MisaErrorRule => ({ means: 'refused', retryable: true, fix });
const unknown = (fix: string): MisaErrorRule => ({ means: 'unknown', retryable: true, fix });
const login = (fix: string): MisaErrorRule => ({ means: 'login', retryable: false, fix });

const account = 'Check user, password and tax code of the MISA credential.';
const field = 'Correct the field that the message names; nothing was issued.';
const template = 'Look at the template in the MISA portal, and choose one from the list that is active.';
const licence = 'Buy or renew the invoice package at MISA; nothing was issued.';
const declaration =
	'The registration of e-invoices with the tax office (tờ khai) does not cover this: mend it in the MISA portal.';
const certificate =
	'The digital signature of the account is not in order: look at certificate and registration in the MISA portal.';
const original =
	'The original cannot be corrected so. Look at its state in the MISA portal, and choose the method of its earlier corrections.';
const lookUp = 'Whether it was issued is not known: it is looked up before anything is sent again.';

export const ERROR_CODES: Readonly<Record<string, MisaErrorRule>> = {
	InvalidAppID: refused(
		'Check App ID, or Client ID and Client Secret, of the MISA credential; MISA gives them out.',
	),
	InActiveAppID: refused('The App ID is switched off: ask MISA to open it again.'),
	UnAuthorize: login(account),
	Unauthorized: login(account),
	TokenExpiredCode: login(account),
	InvalidTokenCode: login(account),

	InvalidInvoiceData: refused(field),
	InvalidTaxCode: refused("Correct the buyer's tax code (mã số thuế), or that of the credential."),
	InvalidInvNo: refused(field),
	InvalidXMLData: refused(field),
	CreateInvoiceDataError: refused(field),
	TaxRateInfo_VATRateName: refused('The template takes one VAT rate only: split the invoice by rate.'),
	InvoiceQuantityTooLarge: refused('Send fewer invoices in one call: 30 to issue, 50 to look up.'),
	XMLTooLong: refused('The invoice has too many lines: make two of it.'),

	InvoiceTemplateNotExist: refused(template),
	TemplateNotExist: refused(template),
	DuplicateTemplateName: refused(template),
	DuplicateTemplateNo: refused(template),
	InvoiceTemplateNotValidInDeclaration: refused(declaration),
	DeclarationNotExist: refused(declaration),
	InvalidDeclaration: refused(declaration),
	ExistDeclarationNotReceive: refused(declaration),
	ExistsInvoiceNextYear: refused('The series of next year is in use: choose it instead.'),

	LicenseInfo_NotBuy: refused(licence),
	LicenseInfo_OutOfInvoice: refused(licence),
	LicenseInfo_Expired: refused(licence),

	InvalidInvoiceDate: refused('Date the invoice on or after the last one of its series.'),
	TaxReductionDateInValid: refused(
		'The reduced VAT rate does not hold on the date of the invoice: use 10 %.',
	),

	SignatureEmpty: refused(certificate),
	InvalidSignature: refused(certificate),
	CertRevocation: refused(certificate),
	InvalidCertByRegistration: refused(certificate),
	HasRegistrationStopUseCert: refused(certificate),
	SigningTimeNotInRegistration: refused(certificate),
	X509SubjectName: refused(certificate),
	X509Certificate: refused(certificate),
	SignSoftDream78Exception: later('The signing service did not answer: try again, then ask it or MISA.'),
	SignEsignHSMError: later('The signing service did not answer: try again, then ask it or MISA.'),
	CallSignServiceFail: refused(
		'The account does not sign in the background: it needs a certificate at a signing service (HSM) that is connected at MISA. A USB token and MISA eSign do not sign by API: push the invoice as a draft and sign it in the portal.',
	),

	DuplicateInvoiceRefID: unknown(lookUp),
	InvoiceDuplicated: unknown(lookUp),

	// Another call of the series overlapped. It may have been a second delivery of the very same one.
	InvoiceNumberNotCotinuous: unknown(lookUp),
	InvoiceNumberNotContinuous: unknown(lookUp),
	InvalidTransactionID: later('MISA could not make a lookup code: try again.'),
	DuplicateTransactionID: later('MISA could not make a lookup code: try again.'),

	InvoiceCannotReplace: refused(original),
	InvoiceCannotAdjust: refused(original),
	InvoiceCannotReplaceByStatusNew: refused(original),
	HasAdjustmentInvoice: refused(original),

	APINotSupportTypeInvoice: refused(
		'This way of signing is not open to the API: set Signing of the MISA credential to what the account has.',
	),
	InvoiceNotExist: refused('MISA does not know the invoice: sync, and compare with the portal.'),
	SystemError: unknown(lookUp),
	Exception: unknown(lookUp),
};

/** Codes that hold the name of a field. */
export const ERROR_PATTERNS: ReadonlyArray<{ readonly pattern: RegExp; readonly rule: MisaErrorRule }> = [
	{ pattern: /^InvoiceDetail_/, rule: refused(field) },
	{ pattern: /^RequireError_/, rule: refused('Fill in the field that the code names; nothing was issued.') },
	{ pattern: /^Invalid_\[/, rule: refused(field) },
	{ pattern: /^StockInTaxCode_NotInfo_/, rule: refused(field) },
	{ pattern: /^TaxRateInfo_/, rule: refused(field) },
	{ pattern: /^LicenseInfo_/, rule: refused(licence) },
];

/** A code that nobody has described: MISA said no, and its own words are all there is. */
export const OTHER_ERROR: MisaErrorRule = refused('Read the message of MISA; its support knows the code.');
