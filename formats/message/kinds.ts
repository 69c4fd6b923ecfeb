import type { MessageLanguage } from '../../domain/dunning/policy';
import type { MessageField, MessageList } from './fields';

export interface MessageKind {
	/** What it is for, for lists. */
	readonly description: string;
	/** Fields and lists that every template of the kind must show, so that nothing that is prescribed is edited away. */
	readonly required: ReadonlyArray<MessageField | MessageList>;
	/** Fields that each entry of the list `invoices` must show. */
	readonly requiredOfInvoices?: readonly string[];
	/** Words that must stand in the text, by language. */
	readonly words?: Readonly<Record<MessageLanguage, string>>;
}

/**
 * The kinds of message. The content of a formal notice is that of the French mise en demeure (Code civil art. 1344):
 * its name, date, both parties, each invoice, penalties and indemnity so far, the total, a deadline, how to pay, what
 * comes next and the articles of law.
 */
export const MESSAGE_KINDS = {
	reminder: { description: 'reminder of what is overdue', required: ['invoices', 'toPay'] },
	formalNotice: {
		description: 'formal notice (mise en demeure)',
		required: [
			...(['companyName', 'companyAddress', 'customerName', 'customerAddress', 'today', 'invoices'] as const),
			...(['interest', 'indemnity', 'toPay', 'payBy', 'iban', 'nextStep', 'legalBasis'] as const),
		],
		requiredOfInvoices: ['number', 'documentDate', 'dueDate', 'open'],
		words: { fr: 'mise en demeure', en: 'formal notice', vi: 'thông báo yêu cầu thanh toán' },
	},
	answerReminder: { description: 'reminder of a quotation or order', required: ['number'] },
	sending: { description: 'a document on its way to the customer', required: ['number'] },
	paymentReceived: { description: 'acknowledgement of a payment', required: ['paidAmount'] },
} as const satisfies Record<string, MessageKind>;
export type MessageKindName = keyof typeof MESSAGE_KINDS;

/** The templates that come with the package, each in every language: `reminder1.fr.html`. */
export const SHIPPED_MESSAGES = {
	reminder1: 'reminder',
	reminder2: 'reminder',
	reminder3: 'reminder',
	formalNotice: 'formalNotice',
	quotationReminder: 'answerReminder',
	orderReminder: 'answerReminder',
	sendQuotation: 'sending',
	sendOrder: 'sending',
	sendInvoice: 'sending',
	paymentReceived: 'paymentReceived',
} as const satisfies Record<string, MessageKindName>;
export type ShippedMessage = keyof typeof SHIPPED_MESSAGES;
