import { z } from 'zod/v4';
import {
	LINE_KINDS,
	OPERATION_NATURES,
	ORIGINS,
	PAGE_BREAKS,
	TAX_CATEGORIES,
	TAX_ROUNDINGS,
} from '../documents/document';
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
import { ownTermLines, referenceDates } from './paymentTermsInput';

/** Far above any real invoice, far below what would hold the ledger's lock for long. */
export const MAX_LINES = 2000;

const unit = z
	.string()
	.regex(
		/^[A-Z0-9]{2,3}$/,
		'must be a UN/ECE Rec 20 unit code such as C62 (one), HUR (hour), KGM (kilogram)',
	);

/** A tax other than VAT: on a product, or on a line. Its VAT is the line's where none is given. */
export const otherTaxInput = z.strictObject({
	code: reference,
	label: text(200).optional(),
	comment: text(500).optional(),
	mode: z.enum(['amount', 'percent'], 'must be amount (for each unit) or percent'),
	value: decimal({ scale: 6 }),
	base: z.enum(['net', 'netAndTax'], 'must be net or netAndTax').optional(),
	taxCategory: z.enum(TAX_CATEGORIES, `must be one of ${TAX_CATEGORIES.join(', ')}`).optional(),
	taxRate: percent.optional(),
});
export type OtherTaxInput = z.output<typeof otherTaxInput>;

/** A discount on the whole document: percent or amount, not both. */
export const discountInput = z
	.strictObject({
		base: z.enum(['net', 'gross'], 'must be net or gross').optional(),
		percent: percent.optional(),
		amount: decimal({ min: 0, scale: 4 }).optional(),
		reason: text(200).optional(),
	})
	.refine(
		(given) => (given.percent === undefined) !== (given.amount === undefined),
		"needs 'percent' or 'amount', not both",
	);
export type DiscountInput = z.output<typeof discountInput>;

export const lineInput = z.strictObject({
	kind: z.enum(LINE_KINDS, `must be one of ${LINE_KINDS.join(', ')}`).optional(),
	product: reference.optional(),
	description: text(1000).optional(),
	comment: text(2000).optional(),
	quantity: quantity.optional(),
	unit: unit.optional(),
	unitPrice: price.optional(),
	discountPercent: percent.optional(),
	taxCategory: z.enum(TAX_CATEGORIES, `must be one of ${TAX_CATEGORIES.join(', ')}`).optional(),
	taxRate: percent.optional(),
	operationCode: reference.optional(),
	/** Taxes other than VAT; those of the product where it is missing, none where the list is empty. */
	otherTaxes: z.array(otherTaxInput).max(20).optional(),
	pageBreak: z.enum(PAGE_BREAKS, 'must be before or after').optional(),
	/** Place among the lines (ordre): lower comes first. Lines without one stay where they are given. */
	order: z.int().min(0).max(1_000_000).optional(),
	availableOn: date.optional(),
	/** Why there is no VAT: a code of the VATEX list, or the words that the invoice is to say. */
	exemptionReason: text(300).optional(),
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
	operationNature: z.enum(OPERATION_NATURES, `must be one of ${OPERATION_NATURES.join(', ')}`).optional(),
	vatRegime: text(60).optional(),
	parafiscalRegime: text(60).optional(),
	cashDiscount: z.strictObject({ rate: percent, days: z.int().min(0).max(365) }).optional(),
	creditInsured: z.boolean().optional(),
	paymentMethod: text(60).optional(),
	/** Payment terms (conditions de règlement) by their code. */
	paymentTerms: reference.optional(),
	/** Lines for this document alone; an empty list means no schedule at all. */
	paymentTermLines: ownTermLines.optional(),
	/** Dates that the terms count from and only a person knows. */
	referenceDates: referenceDates.optional(),
	taxRounding: z.enum(TAX_ROUNDINGS).optional(),
	priceBasis: z.enum(['net', 'gross'], 'must be net (prices without VAT) or gross (with VAT)').optional(),
	discount: discountInput.optional(),
	/** Units of the document's currency that one unit of the company's currency costs. */
	exchangeRate: decimal({ moreThan: 0, scale: 8 }).optional(),
	/** Shipping cost without VAT (frais de port HT), or `byQuantity` for the company's flat fees. */
	shipping: z.union([z.literal('byQuantity'), decimal({ min: 0, scale: 4 })]).optional(),
	shippingTaxRate: percent.optional(),
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
