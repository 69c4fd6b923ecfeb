/**
 * Merge fields (champs de fusion) of messages, as data: what each stands for and how it is written. A template may use
 * these and no others.
 *
 *   text     as it is given; line breaks are kept
 *   date     a calendar date, written in the language of the message
 *   money    an amount in the minor unit with its currency
 *   number   a whole number
 *   percent  a decimal in per cent
 *   url      an https address; the only field that may stand in href
 *   flag     true or false, for sections only
 */
export const FIELD_TYPES = ['text', 'date', 'money', 'number', 'percent', 'url', 'flag'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface FieldRule {
	readonly type: FieldType;
	readonly description: string;
}

const text = (description: string): FieldRule => ({ type: 'text', description });
const date = (description: string): FieldRule => ({ type: 'date', description });
const money = (description: string): FieldRule => ({ type: 'money', description });
const number = (description: string): FieldRule => ({ type: 'number', description });
const percent = (description: string): FieldRule => ({ type: 'percent', description });
const url = (description: string): FieldRule => ({ type: 'url', description });
const flag = (description: string): FieldRule => ({ type: 'flag', description });

export const MESSAGE_FIELDS = {
	companyName: text('name of the company that writes'),
	companyAddress: text('its address, one line a row'),
	companyIdentity: text('its legal form and registration number'),
	companyEmail: text('its e-mail address'),
	companyPhone: text('its telephone number'),
	senderName: text('who signs'),
	iban: text('account to which the customer pays'),
	bic: text('BIC of that account'),
	customerName: text('name of the customer'),
	customerAddress: text('its address, one line a row'),
	contactName: text('the person that is written to'),
	place: text('where the letter is written'),
	today: date('day of the message'),
	stageLabel: text('name of the reminder stage'),
	number: text('number of the document'),
	customerReference: text("the customer's own order number"),
	title: text('title of the document'),
	documentDate: date('date of the document'),
	dueDate: date('its due date'),
	validUntil: date('end of its validity'),
	deliveryDate: date('date of the delivery'),
	amount: money('its amount with VAT'),
	open: money('what is open of it'),
	daysLate: number('days since the due date'),
	many: flag('true where there is more than one document'),
	totalOpen: money('what is open of all documents in the message'),
	credit: money('what the customer has to his credit'),
	toPay: money('what is to be paid'),
	interest: money('late interest so far'),
	interestRate: percent('yearly rate of the interest, where there is one'),
	interestUntil: date('last day of the interest'),
	indemnity: money('recovery indemnity of all documents together'),
	fee: money('fee of the stage'),
	payBy: date('last day of the payment'),
	nextStep: text('what happens if nothing is paid'),
	legalBasis: text('the articles of law that the message relies on'),
	paymentReference: text('what the transfer is to say'),
	paymentLink: url('where the customer can pay'),
	paidAmount: money('what was paid'),
	paidOn: date('day of the payment'),
	paymentMethod: text('how it was paid'),
	left: money('what is left to be paid'),
} as const satisfies Record<string, FieldRule>;
export type MessageField = keyof typeof MESSAGE_FIELDS;

/** Lists, each with the fields of one entry; `{{#invoices}}…{{/invoices}}` is written once an entry. */
export const MESSAGE_LISTS = {
	invoices: {
		number: text('number of the invoice, with its instalment'),
		documentDate: date('date of the invoice'),
		dueDate: date('its due date'),
		amount: money('its amount with VAT'),
		paid: money('what was paid of it'),
		open: money('what is open'),
		daysLate: number('days since the due date'),
		interest: money('late interest so far'),
		indemnity: money('recovery indemnity'),
	},
	interestParts: {
		number: text('number of the invoice'),
		from: date('first day'),
		until: date('last day'),
		days: number('how many days'),
		principal: money('amount on which it is computed'),
		rate: percent('yearly rate'),
		interest: money('interest of these days'),
	},
} as const satisfies Record<string, Record<string, FieldRule>>;
export type MessageList = keyof typeof MESSAGE_LISTS;

export interface MoneyValue {
	readonly amount: number;
	readonly currency: string;
}
export type FieldValue = string | number | boolean | MoneyValue | null | undefined;
export type EntryValues = Readonly<Record<string, FieldValue>>;
/** Values by field, and lists of entries; what is null, empty or absent is missing. */
export type MessageValues = Readonly<Partial<Record<MessageField, FieldValue>>> &
	Readonly<Partial<Record<MessageList, readonly EntryValues[]>>>;
