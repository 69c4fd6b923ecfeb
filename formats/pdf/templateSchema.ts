import { z } from 'zod/v4';
import { DISPOSITIONS, OPERATION_NATURES, TAX_CATEGORIES } from '../../domain/documents/document';
import { KINDS } from '../../domain/documents/kinds';
import { MATCH_SOURCES } from '../../domain/payments/payment';

/**
 * What users may edit in templates/documents. Unknown names are refused, so that a slip of the pen is told and not
 * silently ignored.
 */

const word = z.string('must be text').max(1000, 'must not be longer than 1000 characters');

const words = <Name extends string>(...names: readonly Name[]) =>
	z.strictObject(Object.fromEntries(names.map((name) => [name, word])) as Record<Name, typeof word>);

const byKey = z.record(z.string(), word);
const boxed = words('title', 'hint');

const numberTexts = words('decimal', 'group', 'money', 'moneyWithCode', 'percent');
const dateTexts = z.strictObject({
	pattern: word,
	months: z.array(word).length(12, 'must name twelve months'),
});

/** `{penaltyRate}` in a line is the company's own rate, else the one here. */
const legalTexts = z.strictObject({
	lines: z.array(word),
	penaltyRate: word.optional(),
	noCashDiscount: word.optional(),
	vatOnDebits: word.optional(),
	operationNature: words(...OPERATION_NATURES).optional(),
});

export const printTexts = z.strictObject({
	locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language tag such as fr-FR'),
	number: numberTexts,
	date: dateTexts,
	titles: words(...KINDS, 'depositInvoice', 'depositCreditNote', 'summaryInvoice'),
	labels: words(
		...(['number', 'internalReference', 'draftNumber', 'ofDate', 'attention', 'phone', 'email'] as const),
		...(['vatNumber', 'siren', 'siret', 'taxCode', 'registration'] as const),
		...(['issueDate', 'deliveryDate', 'validUntil', 'replyBy', 'dueDate'] as const),
		...([
			'customerReference',
			'supplierNumber',
			'deal',
			'event',
			'title',
			'nature',
			'reason',
			'owner',
		] as const),
		...(['basis', 'shipTo', 'billTo', 'registeredAddress', 'runningHeader'] as const),
		...(['page', 'capital'] as const),
		...(['depositsTakenBack', 'depositVat', 'available'] as const),
		...(['deliveredOn', 'deliveredOrder', 'deliveredTo'] as const),
	),
	columns: words(
		...(['code', 'position', 'description', 'quantity', 'quantityDelivered', 'quantityReturned'] as const),
		...(['unit', 'received', 'unitPrice', 'unitPriceGross', 'discount', 'taxRate', 'net', 'gross'] as const),
	),
	/** What becomes of goods that are credited. */
	dispositions: words(...DISPOSITIONS),
	/** A tax other than VAT under its line; the first three say what `{value}` is. */
	otherTax: words('perUnit', 'ofNet', 'ofGross', 'line'),
	taxTable: words('rate', 'base', 'tax'),
	totals: words(
		...(['lines', 'linesGross', 'otherTaxes', 'net', 'tax', 'gross', 'pay', 'credit', 'proForma'] as const),
		...(['chargeVat', 'taxOfRate', 'discountOfRate', 'prepayment', 'accounting'] as const),
	),
	/** The discount on the whole document, by what it is stated on, as a percentage or an amount. */
	discount: z.strictObject({ net: words('percent', 'amount'), gross: words('percent', 'amount') }),
	/** What was paid, by its source. */
	received: words(...MATCH_SOURCES, 'pending'),
	payment: words('title', 'dueDate', 'method', 'cashDiscount', 'cashDiscountTerms', 'iban', 'bic'),
	/** The schedule of payment; `references` are names of dates that an instalment may wait for. */
	schedule: words(
		'title',
		'instalment',
		'share',
		'dueDate',
		'method',
		'amount',
		'settlement',
		'deposit',
		'awaiting',
	).extend({
		references: words('orderDate', 'deliveryDate'),
	}),
	/** The receipt of a payment; `reference` or `payment` names it, `written` is a reference too long for the head. */
	receipt: words(
		...(['title', 'reference', 'payment', 'receivedOn', 'amount', 'method', 'written'] as const),
		...(['receivedFor', 'ofTotal', 'pays', 'document', 'date', 'paid', 'left'] as const),
		...(['allocated', 'refunded', 'unallocated'] as const),
	),
	/** The form of a direct debit mandate; `{creditor}` in its sentences is the company. */
	mandate: words(
		...(['title', 'titleB2b', 'reference', 'creditor', 'creditorIdentifier', 'debtor', 'address'] as const),
		...(['iban', 'bic', 'bank', 'recurrence', 'recurrent', 'oneOff', 'toFillIn'] as const),
		...(['authorisation', 'rights', 'rightsB2b', 'notice', 'signTitle', 'signHint'] as const),
	),
	signature: z.strictObject({ approval: boxed, receipt: boxed }),
	notices: z.strictObject({ proForma: word, receipt: word, notTheInvoice: words('title', 'text') }),
	watermarks: words('draft', 'draftPrint', 'cancelled', 'test'),
	/** `relation.kind` → label of the reference line, for one and for several documents. */
	parents: z.record(z.string(), words('one', 'many')),
	/** Short form in the tables, for categories where a rate alone says too little. */
	taxCategories: z.partialRecord(z.enum(TAX_CATEGORIES), word),
	/** Sentence under the tax table, by category; a country's own wording before the default one. */
	taxMentions: z.record(z.string(), z.partialRecord(z.enum(TAX_CATEGORIES), word)),
	/** Lines that the seller's law asks for on invoices, by the seller's country. */
	legal: z.record(z.string(), legalTexts),
	units: byKey,
	paymentMethods: byKey,
});
export type PrintTexts = z.output<typeof printTexts>;
export type NumberTexts = PrintTexts['number'];
export type DateTexts = PrintTexts['date'];

const points = z.number('must be a number of points').min(0).max(900);
const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #1f3a5f');
const sizes = <Name extends string>(...names: readonly Name[]) =>
	z.strictObject(Object.fromEntries(names.map((name) => [name, points])) as Record<Name, typeof points>);
const colors = <Name extends string>(...names: readonly Name[]) =>
	z.strictObject(Object.fromEntries(names.map((name) => [name, color])) as Record<Name, typeof color>);

export const COLUMNS = [
	...(['code', 'description', 'quantity', 'quantityWithUnit', 'unit', 'received'] as const),
	...(['unitPrice', 'discount', 'taxRate', 'net'] as const),
] as const;
export type ColumnName = (typeof COLUMNS)[number];
const columns = z.array(z.enum(COLUMNS)).refine((names) => names.includes('description'), {
	message: 'must contain description',
});

export const REFERENCES = [
	...(['parents', 'customerReference', 'supplierNumber', 'foreignParent', 'title', 'nature'] as const),
	...(['reason', 'owner', 'addresses'] as const),
] as const;
export type ReferenceName = (typeof REFERENCES)[number];

export const printLayout = z.strictObject({
	margins: sizes('left', 'top', 'right', 'bottom'),
	/** Where the window of the envelope is, from the edges of the page. */
	addressWindow: sizes('left', 'top', 'height'),
	fontSizes: sizes('base', 'small', 'tiny', 'title', 'number', 'seller', 'address'),
	colors: colors('ink', 'accent', 'muted', 'line', 'fill', 'notice', 'watermark'),
	watermarkOpacity: z.number().min(0.03).max(0.5),
	columns: z.strictObject({ priced: columns, priceless: columns, deliveryNote: columns }),
	/** Least width of each column; a column grows for its longest text, and the description takes what is left. */
	columnWidths: sizes(...COLUMNS),
	/** Reference lines, in printing order; leave one out to hide it. */
	references: z.array(z.enum(REFERENCES)),
	currencySymbols: byKey,
	/** Lines of an address by country. */
	addressFormats: z.record(z.string(), z.array(word)),
});
export type PrintLayout = z.output<typeof printLayout>;
