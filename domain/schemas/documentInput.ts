import { z } from 'zod/v4';
import { LINE_KINDS, ORIGINS, TAX_CATEGORIES, TAX_ROUNDINGS } from '../documents/document';
import {
	address,
	currency,
	date,
	decimal,
	language,
	percent,
	price,
	quantity,
	reference,
	text,
} from './fields';

/** Far above any real invoice, far below what would hold the ledger's lock for long. */
export const MAX_LINES = 2000;

export const lineInput = z.strictObject({
	kind: z.enum(LINE_KINDS, `must be one of ${LINE_KINDS.join(', ')}`).optional(),
	product: reference.optional(),
	description: text(1000).optional(),
	comment: text(2000).optional(),
	quantity: quantity.optional(),
	unit: z
		.string()
		.regex(
			/^[A-Z0-9]{2,3}$/,
			'must be a UN/ECE Rec 20 unit code such as C62 (one), HUR (hour), KGM (kilogram)',
		)
		.optional(),
	unitPrice: price.optional(),
	discountPercent: percent.optional(),
	taxCategory: z.enum(TAX_CATEGORIES, `must be one of ${TAX_CATEGORIES.join(', ')}`).optional(),
	taxRate: percent.optional(),
	operationCode: reference.optional(),
});
export type LineInput = z.output<typeof lineInput>;

/** Counted before it is read: ten thousand lines are refused without looking at each of them. */
export const lines = z
	.array(z.unknown(), 'must be a list of lines')
	.min(1, 'must have at least one line')
	.max(MAX_LINES, `must not have more than ${MAX_LINES} lines; split the document`)
	.pipe(z.array(lineInput));

export const chargeInput = z.strictObject({
	nature: reference,
	label: text(200).optional(),
	amount: decimal({ scale: 4 }),
	taxCategory: z.enum(TAX_CATEGORIES).optional(),
	taxRate: percent.optional(),
});
export type ChargeInput = z.output<typeof chargeInput>;

const foreignParent = z.strictObject({
	kind: z.enum(['deal', 'event'], "must be 'deal' or 'event'"),
	id: text(200),
	title: text(300).optional(),
});

const file = z.strictObject({
	name: text(255),
	mimeType: text(120),
	reference: text(1000).optional(),
	sha256: z
		.string()
		.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal')
		.optional(),
});

/** A document of a former system comes in by import only. */
const GIVEN_ORIGINS = ORIGINS.filter((origin) => origin !== 'formerSystem');

/** Fields of a document that a person may give; lines apart. */
export const headerFields = {
	contact: reference.optional(),
	owner: text(120).optional(),
	currency: currency.optional(),
	language: language.optional(),
	issueDate: date.optional(),
	validUntil: date.optional(),
	deliveryDate: date.optional(),
	dueDate: date.optional(),
	title: text(300).optional(),
	nature: text(300).optional(),
	customerReference: text(120).optional(),
	supplierNumber: text(120).optional(),
	parent: foreignParent.optional(),
	origin: z.enum(GIVEN_ORIGINS, `must be one of ${GIVEN_ORIGINS.join(', ')}`).optional(),
	journal: reference.optional(),
	operationCode: reference.optional(),
	vatRegime: text(60).optional(),
	parafiscalRegime: text(60).optional(),
	cashDiscount: z.strictObject({ rate: percent, days: z.int().min(0).max(365) }).optional(),
	paymentMethod: text(60).optional(),
	taxRounding: z.enum(TAX_ROUNDINGS).optional(),
	sellerProfile: reference.optional(),
	senderBlock: text(2000).optional(),
	legalFooter: text(2000).optional(),
	billTo: address.optional(),
	shipTo: address.optional(),
	charges: z.array(chargeInput).max(50).optional(),
	headerComment: text(5000).optional(),
	footerComment: text(5000).optional(),
	internalNote: text(5000).optional(),
	attachments: z.array(file).max(50).optional(),
	customLabel: reference.optional(),
};

/** What every writing operation may carry beside its own fields. */
export const envelope = {
	/** Ledger that the item came from; another ledger's item is refused. */
	ledger: text(60).optional(),
	externalReference: text(200).optional(),
	idempotencyKey: text(200).optional(),
};

/** The header of an input, as schemas built on `headerFields` give it. */
export type HeaderInput = z.output<z.ZodObject<typeof headerFields>> & { readonly company?: string };
