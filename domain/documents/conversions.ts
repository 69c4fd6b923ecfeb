import { refuse } from '../refusal';
import type { DocumentHeader, DocumentLine } from './document';
import { KIND_RULES, type Kind } from './kinds';
import type { State } from './transitions';

/**
 * What a quantity was used for when one line led to another. What is left of a line is its quantity minus the
 * links of the flows that compete for it. `close`: the rest was given up (reliquat soldé). `free`: it was delivered and
 * is not invoiced (articles offerts).
 */
export const FLOWS = [
	'order',
	'deliver',
	'invoice',
	'credit',
	'return',
	'purchase',
	'copy',
	'close',
	'free',
] as const;
export type Flow = (typeof FLOWS)[number];

/** Why one document points to another. */
export const RELATIONS = [
	'convertedFrom',
	'creditOf',
	'depositFor',
	'deductedOn',
	'duplicateOf',
	'tiedTo',
	'replacementOf',
	'adjustmentOf',
] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Conversion {
	readonly from: Kind;
	readonly to: Kind;
	readonly flow: Flow;
	/** Flows of the source line that use up the same quantity: a quotation ordered in full cannot be invoiced too. */
	readonly competing: readonly Flow[];
	/** States of the source in which the conversion is open. */
	readonly sourceStates: readonly State[];
	readonly relation: Relation;
	/** A converted quotation is done; the others stay open for what is left. */
	readonly closesSource: boolean;
}

const open: readonly State[] = ['validated', 'accepted', 'closed'];
const shipped: readonly State[] = ['validated', 'delivered', 'closed'];
const posted: readonly State[] = ['validated'];

function conversion(
	from: Kind,
	to: Kind,
	flow: Flow,
	sourceStates: readonly State[],
	more: Partial<Pick<Conversion, 'competing' | 'relation' | 'closesSource'>> = {},
): Conversion {
	return {
		from,
		to,
		flow,
		sourceStates,
		competing: [flow],
		relation: 'convertedFrom',
		closesSource: false,
		...more,
	};
}

/** Every legal conversion. No step is mandatory: each starts from whatever document exists. */
export const CONVERSIONS: readonly Conversion[] = [
	conversion('quotation', 'salesOrder', 'order', open, {
		competing: ['order', 'invoice', 'close'],
		closesSource: true,
	}),
	conversion('quotation', 'invoice', 'invoice', open, {
		competing: ['order', 'invoice', 'close'],
		closesSource: true,
	}),
	conversion('quotation', 'proForma', 'copy', open, { competing: [] }),
	conversion('quotation', 'purchaseOrder', 'purchase', open),
	conversion('salesOrder', 'deliveryNote', 'deliver', open, { competing: ['deliver', 'close'] }),
	conversion('salesOrder', 'invoice', 'invoice', open, {
		competing: ['invoice', 'close', 'free', 'return'],
	}),
	conversion('salesOrder', 'proForma', 'copy', open, { competing: [] }),
	conversion('salesOrder', 'requestForQuotation', 'copy', open, { competing: [] }),
	conversion('salesOrder', 'purchaseOrder', 'purchase', open),
	// What came back before it was invoiced is not invoiced any more.
	conversion('deliveryNote', 'invoice', 'invoice', shipped, { competing: ['invoice', 'free', 'return'] }),
	conversion('deliveryNote', 'returnNote', 'return', shipped),
	conversion('returnNote', 'creditNote', 'credit', ['validated', 'closed']),
	conversion('invoice', 'deliveryNote', 'deliver', posted, { competing: ['deliver', 'close'] }),
	conversion('invoice', 'creditNote', 'credit', posted, { relation: 'creditOf' }),
	conversion('requestForQuotation', 'purchaseOrder', 'purchase', open),
	conversion('purchaseOrder', 'supplierInvoice', 'invoice', open, { competing: ['invoice', 'close'] }),
];

/** @throws Refusal `conversion.unknown` naming what the source can become. */
export function findConversion(from: Kind, to: Kind, document: string): Conversion {
	const found = CONVERSIONS.find((candidate) => candidate.from === from && candidate.to === to);
	if (found) return found;
	const targets = CONVERSIONS.filter((candidate) => candidate.from === from).map((candidate) => candidate.to);
	return refuse({
		rule: 'conversion.unknown',
		document,
		message: `A ${KIND_RULES[from].title.toLowerCase()} does not become a ${KIND_RULES[to].title.toLowerCase()}.`,
		fix: targets.length > 0 ? `It can become: ${targets.join(', ')}.` : 'No document follows this kind.',
	});
}

/**
 * How a field passes to the new document. `copied`: taken over. `recalculated`: found anew for the new document
 * (dates, series, charges that depend on quantities). `dropped`: belongs to the source alone.
 */
export type FieldRule = 'copied' | 'recalculated' | 'dropped';
export type HeaderMap = Readonly<Record<keyof DocumentHeader, FieldRule>>;
export type LineMap = Readonly<Record<keyof DocumentLine, FieldRule>>;

const BASE_HEADER: HeaderMap = {
	companyId: 'copied',
	partyId: 'copied',
	contactId: 'copied',
	owner: 'copied',
	currency: 'copied',
	language: 'copied',
	issueDate: 'recalculated',
	validUntil: 'recalculated',
	deliveryDate: 'copied',
	dueDate: 'recalculated',
	title: 'copied',
	nature: 'copied',
	customerReference: 'copied',
	supplierNumber: 'dropped',
	parent: 'copied',
	origin: 'copied',
	journal: 'copied',
	operationCode: 'copied',
	operationNature: 'copied',
	vatRegime: 'copied',
	parafiscalRegime: 'copied',
	cashDiscount: 'copied',
	creditInsured: 'copied',
	paymentMethod: 'copied',
	paymentTerms: 'copied',
	referenceDates: 'copied',
	priceBasis: 'copied',
	discount: 'recalculated',
	prepayments: 'dropped',
	exchangeRate: 'copied',
	taxRounding: 'copied',
	sellerProfileId: 'copied',
	senderBlock: 'copied',
	legalFooter: 'copied',
	billTo: 'copied',
	shipTo: 'copied',
	charges: 'recalculated',
	shippingByQuantity: 'copied',
	headerComment: 'copied',
	footerComment: 'copied',
	internalNote: 'dropped',
	attachments: 'dropped',
	customLabel: 'dropped',
	invoiceType: 'recalculated',
	summary: 'recalculated',
	deliveries: 'dropped',
	reason: 'dropped',
	correction: 'dropped',
};

/** Every field of a header: the type of the map above asks for each. */
export const HEADER_FIELDS = Object.keys(BASE_HEADER) as ReadonlyArray<keyof DocumentHeader>;

/** A supplier is another party with its own contact, language, terms and addresses, and is not told what the customer pays. */
const TO_PURCHASE: Partial<HeaderMap> = {
	partyId: 'recalculated',
	contactId: 'recalculated',
	owner: 'copied',
	customerReference: 'dropped',
	paymentMethod: 'dropped',
	paymentTerms: 'dropped',
	referenceDates: 'dropped',
	cashDiscount: 'dropped',
	creditInsured: 'dropped',
	billTo: 'dropped',
	operationNature: 'dropped',
	vatRegime: 'dropped',
	headerComment: 'dropped',
	footerComment: 'dropped',
	sellerProfileId: 'copied',
	language: 'recalculated',
	parafiscalRegime: 'dropped',
	charges: 'dropped',
	shippingByQuantity: 'dropped',
	discount: 'dropped',
	priceBasis: 'recalculated',
};

const OVERRIDES: ReadonlyArray<{ to: readonly Kind[]; from?: readonly Kind[]; fields: Partial<HeaderMap> }> =
	[
		{ from: ['quotation', 'salesOrder'], to: ['purchaseOrder', 'requestForQuotation'], fields: TO_PURCHASE },
		{ to: ['deliveryNote', 'returnNote'], fields: { charges: 'dropped', discount: 'dropped' } },
		{
			to: ['creditNote'],
			fields: {
				dueDate: 'dropped',
				validUntil: 'dropped',
				paymentTerms: 'dropped',
				referenceDates: 'dropped',
				reason: 'recalculated',
			},
		},
		{ from: ['deliveryNote'], to: ['invoice'], fields: { deliveries: 'recalculated' } },
		{ to: ['supplierInvoice'], fields: { supplierNumber: 'recalculated' } },
	];

/** The header map of one conversion: the base with the differences of that pair. */
export function headerMap(from: Kind, to: Kind): HeaderMap {
	return OVERRIDES.filter(
		(rule) => rule.to.includes(to) && (rule.from?.includes(from) ?? true),
	).reduce<HeaderMap>((map, rule) => ({ ...map, ...rule.fields }), BASE_HEADER);
}

/** A copy keeps everything that is not bound to time: same kind, new date, no number. */
export const DUPLICATE_HEADER: HeaderMap = {
	...BASE_HEADER,
	charges: 'copied',
	discount: 'copied',
	internalNote: 'copied',
	invoiceType: 'copied',
};

const BASE_LINE: LineMap = {
	id: 'recalculated',
	position: 'recalculated',
	kind: 'copied',
	productId: 'copied',
	productCode: 'copied',
	description: 'copied',
	comment: 'copied',
	quantity: 'recalculated',
	unit: 'copied',
	unitPrice: 'copied',
	unitCost: 'copied',
	discountPercent: 'copied',
	taxCategory: 'copied',
	taxRate: 'copied',
	operationCode: 'copied',
	exemptionReason: 'copied',
	net: 'recalculated',
	gross: 'recalculated',
	amountIsRest: 'recalculated',
	netIsRest: 'recalculated',
	tax: 'recalculated',
	deposit: 'copied',
	otherTaxes: 'copied',
	pageBreak: 'copied',
	availableOn: 'copied',
	disposition: 'recalculated',
	deliveryNoteId: 'recalculated',
};

/** What VAT the customer pays says nothing of the supplier's. */
const OWN_TAX = {
	taxCategory: 'recalculated',
	taxRate: 'recalculated',
	exemptionReason: 'recalculated',
	otherTaxes: 'dropped',
} as const satisfies Partial<LineMap>;

/** Lines lose their prices on kinds without them, and find them again (order, else product) on the way back. */
export function lineMap(from: Kind, to: Kind): LineMap {
	const crosses = KIND_RULES[from].side !== KIND_RULES[to].side;
	const base = crosses ? { ...BASE_LINE, ...OWN_TAX } : BASE_LINE;
	if (!KIND_RULES[to].priced)
		return { ...base, unitPrice: 'dropped', discountPercent: 'dropped', otherTaxes: 'dropped' };
	if (!KIND_RULES[from].priced || crosses)
		return { ...base, unitPrice: 'recalculated', discountPercent: 'recalculated' };
	return base;
}

/** The fields that the map copies, ready to spread into the new header. */
export function copyFields<T extends object>(
	source: T,
	map: Readonly<Record<keyof T, FieldRule>>,
): Partial<T> {
	const kept = (Object.keys(map) as Array<keyof T>).filter((field) => map[field] === 'copied');
	return Object.fromEntries(kept.map((field) => [field, source[field]])) as Partial<T>;
}
