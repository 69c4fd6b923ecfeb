import { z } from 'zod/v4';
import { TAX_CATEGORIES, TAX_ROUNDINGS } from '../documents/document';
import { KINDS } from '../documents/kinds';
import { STATES } from '../documents/transitions';
import { LOCK_EVENTS } from '../documents/locks';
import { CASH_DISCOUNT_VATS } from '../payments/cashDiscount';
import { billingSettings } from './billingSettings';
import { eInvoiceSettings, exemptionReason, houseRules, legalFields } from './companyLaw';
import { bankAccountFields, bic, iban, mandateFields } from './debitMasters';
import { companyDunning, dunningPolicyFields, partyDunning } from './dunningMasters';
import { PRIVILEGES } from './privileges';
import { RESETS } from '../numbering/pattern';
import { otherTaxInput } from '../schemas/documentInput';
import {
	address,
	country,
	currency,
	date,
	decimal,
	language,
	percent,
	price,
	quantity,
	reference,
	text,
	timeZone,
} from '../schemas/fields';
import { holidays, termLines } from '../schemas/paymentTermsInput';
import { CAP_SETTINGS } from '../terms/termCaps';
import { EXCLUDED_GROUPS, type ExcludedGroup } from '../vietnam/vatRates';

const code = z
	.string('must be text')
	.regex(
		/^[A-Za-z0-9][A-Za-z0-9_.\-/]{0,59}$/,
		'must be 1 to 60 letters, digits, or _ . - / and start with a letter or digit',
	);

/** Fields that every master has. `company` is empty for masters that all companies share. */
const common = { code, name: text(200), active: z.boolean().optional() };
const owned = { company: reference.optional() };

const email = z.email('is not an e-mail address');
const identity = {
	legalForm: text(60).optional(),
	address: address.optional(),
	vatNumber: text(30).optional(),
	/** SIREN or SIRET; in Viet Nam the tax code (mã số thuế). */
	registrationNumber: text(30).optional(),
	email: email.optional(),
	phone: text(40).optional(),
};

/** A list that a person has emptied reads like one that was never given, so `none` says it. */
const backorderKinds = z
	.array(z.enum([...KINDS, 'none'], `must be one of ${KINDS.join(', ')}, or none`))
	.transform((kinds) => kinds.filter((kind) => kind !== 'none'));

export const company = z.strictObject({
	...common,
	...identity,
	country,
	currency,
	/** Currencies that the books know beside the company's own; any where it is missing. */
	currencies: z.array(currency).optional(),
	timeZone,
	language,
	/** Standard VAT rate of lines whose customer and product have none. */
	defaultTaxRate: percent.optional(),
	taxRounding: z.enum(TAX_ROUNDINGS).optional(),
	/** Prices on documents are without VAT (default) or with it (tarif HT ou TTC). */
	priceBasis: z.enum(['net', 'gross'], 'must be net or gross').optional(),
	/** Who gives invoices their legal number: our gapless series, or the e-invoice provider (Viet Nam). */
	invoiceNumbers: z.enum(['ours', 'provider']).optional(),
	/** Month (1–12) with which the fiscal year (exercice) begins; 1 where it is missing. */
	fiscalYearStartMonth: z.int().min(1).max(12).optional(),
	/** A company to try things out: its numbers, prints and outputs are marked. Fixed once a document is validated. */
	testMode: z.boolean().optional(),
	/** Events that lock a draft of a quotation, order or note beside its validation. */
	lockOn: z.array(z.enum(LOCK_EVENTS, `must be one of ${LOCK_EVENTS.join(', ')}`)).optional(),
	/** Invoices are printed as drafts unless a run says otherwise (mode brouillon par défaut). */
	draftPrintByDefault: z.boolean().optional(),
	/** Invoices that go out as e-invoices are never printed as final by us. */
	forceDraftForEInvoices: z.boolean().optional(),
	/** Only actors with an entry under Actors may write for this company. */
	onlyKnownActors: z.boolean().optional(),
	/**
	 * Deposits on the final invoice: negative lines, so that its VAT is the rest; or a prepaid amount beside the full
	 * VAT, which then shows twice.
	 */
	depositForm: z.enum(['lines', 'prepaid'], 'must be lines or prepaid').optional(),
	/** Credit notes share the invoice series (default), or have their own. */
	creditNoteSeries: z.enum(['shared', 'own']).optional(),
	/** Kinds whose rests stay open when a part is taken (reliquats); all of them where it is missing. */
	backorderKinds: backorderKinds.optional(),
	/** Days from quotation date to the end of its validity. */
	quotationValidityDays: z.int().min(0).max(3650).optional(),
	/** Days from invoice date to due date where the customer has none. */
	paymentDays: z.int().min(0).max(365).optional(),
	/** Lines that give no order index take that of their product. */
	sortLinesByCatalogue: z.boolean().optional(),
	/** Lines that are inserted by name (produit favori), or into every sale (automatic). */
	favouriteLines: z
		.array(
			z.strictObject({
				name: text(60),
				automatic: z.boolean().optional(),
				product: reference.optional(),
				description: text(1000).optional(),
				quantity: quantity.optional(),
				unitPrice: price.optional(),
			}),
		)
		.max(20)
		.optional(),
	/** Flat shipping fees by the number of pieces (forfait port): 10 € below 10 pieces, nothing from then on. */
	shippingBands: z
		.array(
			z.strictObject({
				/** Quantities below this; all others where it is missing. */
				below: quantity.optional(),
				amount: decimal({ min: 0, scale: 4 }),
			}),
		)
		.max(20)
		.optional(),
	/** VAT rate of shipping charges; the company's default where it is missing. */
	shippingTaxRate: percent.optional(),
	/** Code of the payment terms that documents take where neither they nor their customer have any. */
	paymentTerms: reference.optional(),
	/** What happens where terms are longer than the law allows; `warn` in France where it is missing, else `off`. */
	paymentTermCaps: z.enum(CAP_SETTINGS, `must be one of ${CAP_SETTINGS.join(', ')}`).optional(),
	/** A due date that a document asks for takes the place of the one that its terms give; it does where it is missing. */
	dueDateOverride: z.boolean().optional(),
	...billingSettings,
	/** Days on which nothing is paid → the day to which each is put off. */
	holidays: holidays.optional(),
	/** Purchase side switched on: requests for quotation, purchase orders, supplier invoices. */
	purchasing: z.boolean().optional(),
	/** What becomes of the VAT when a cash discount is taken: it falls by a credit note (default), or stays. */
	cashDiscountVat: z.enum(CASH_DISCOUNT_VATS, "must be 'falls' or 'stays'").optional(),
	/** Most that may be written off on one invoice, in the company's currency; 10, or 10,000 without minor units, where it is missing. */
	writeOffLimit: decimal({ min: 0, scale: 4 }).optional(),
	...legalFields,
	...houseRules,
	...eInvoiceSettings,
	...companyDunning,
});

export const party = z.strictObject({
	...common,
	...owned,
	...identity,
	isCustomer: z.boolean().optional(),
	isSupplier: z.boolean().optional(),
	/** False for private persons. */
	professional: z.boolean().optional(),
	language: language.optional(),
	currency: currency.optional(),
	owner: text(120).optional(),
	paymentDays: z.int().min(0).max(365).optional(),
	/** Code of the customer's own payment terms (conditions de règlement). */
	paymentTerms: reference.optional(),
	paymentMethod: text(60).optional(),
	/** What it owes is covered by credit insurance (pièce assurée). */
	creditInsured: z.boolean().optional(),
	...billingSettings,
	taxCategory: z.enum(TAX_CATEGORIES).optional(),
	taxRate: percent.optional(),
	/** Decides the category of its lines where it is one of domestic, intraEu, reverseCharge, export, franchise. */
	vatRegime: text(60).optional(),
	/** Why it pays no VAT: a code of the VATEX list, or the words. */
	vatExemption: exemptionReason.optional(),
	/** Its invoices need its own order number. */
	orderNumberRequired: z.boolean().optional(),
	parafiscalRegime: text(60).optional(),
	/** Kinds whose rests stay open for this customer; those of the company where it is missing. */
	backorderKinds: backorderKinds.optional(),
	billTo: address.optional(),
	shipTo: address.optional(),
	...partyDunning,
});

export const contact = z.strictObject({
	...common,
	...owned,
	/** The customer or supplier that the person belongs to. */
	party: reference,
	email: email.optional(),
	phone: text(40).optional(),
	role: text(120).optional(),
});

const unitCode = z.string().regex(/^[A-Z0-9]{2,3}$/, 'must be a UN/ECE Rec 20 unit code such as C62');

export const product = z.strictObject({
	...common,
	...owned,
	description: text(1000).optional(),
	/** Printed below the description of each line (commentaire). */
	comment: text(2000).optional(),
	/** Place among the lines of a document (ordre), where the company sorts them so. */
	order: z.int().min(0).max(1_000_000).optional(),
	unit: unitCode.optional(),
	unitPrice: price.optional(),
	purchasePrice: price.optional(),
	currency: currency.optional(),
	taxCategory: z.enum(TAX_CATEGORIES).optional(),
	taxRate: percent.optional(),
	/** Whether the unit price is without VAT (default) or with it. */
	priceBasis: z.enum(['net', 'gross'], 'must be net or gross').optional(),
	/** Other units that the product is sold in: a box that holds 12 pieces. */
	units: z
		.array(z.strictObject({ unit: unitCode, contains: decimal({ moreThan: 0, scale: 6 }) }))
		.max(20)
		.optional(),
	/** Taxes other than VAT on each sale (éco-contribution, taxe parafiscale). */
	otherTaxes: z
		.array(
			otherTaxInput.extend({
				/** Only for documents of these parafiscal regimes (régime TPF). */
				regimes: z.array(text(60)).optional(),
			}),
		)
		.max(20)
		.optional(),
	/** First day on which it can be had. */
	availableFrom: date.optional(),
	/** Days from order to delivery (délai). */
	leadDays: z.int().min(0).max(3650).optional(),
	/** Why it bears no VAT: a code of the VATEX list, or the words. */
	vatExemption: exemptionReason.optional(),
	/** Viet Nam: the group of goods that the reduction of VAT to 8 % leaves at 10 %. */
	vatReductionExcluded: z
		.enum(
			Object.keys(EXCLUDED_GROUPS) as [ExcludedGroup, ...ExcludedGroup[]],
			`must be one of ${Object.keys(EXCLUDED_GROUPS).join(', ')}`,
		)
		.optional(),
	/** Stored goods move stock; services do not. */
	stocked: z.boolean().optional(),
	/** A product of this type makes deposit lines. */
	deposit: z.boolean().optional(),
});

export const numberSeries = z.strictObject({
	...common,
	company: reference,
	kinds: z.array(z.enum(KINDS)).min(1, 'must name at least one kind of document'),
	pattern: text(60),
	reset: z.enum(RESETS, `must be one of ${RESETS.join(', ')}`),
	/** Only for documents of this journal. */
	journal: reference.optional(),
	/** Only for invoices of this type. */
	invoiceType: z.enum(['standard', 'deposit']).optional(),
	/** First number to give, where the books go on from a former system. */
	nextNumber: z.int().min(1).max(999_999_999).optional(),
	/** Date of the former system's last number. */
	lastDate: date.optional(),
	/** Numbers are given from outside (former system), never counted here. */
	external: z.boolean().optional(),
});

/** Who acts, and what this actor may do. `code` is the text that workflows give as their actor. */
export const actor = z.strictObject({
	...common,
	code: text(120),
	...owned,
	privileges: z.array(z.enum(PRIVILEGES, `must be one of ${PRIVILEGES.join(', ')}`)).optional(),
	/** Kinds of document that the actor may write; all where it is missing. */
	kinds: z.array(z.enum(KINDS)).optional(),
	/** Documents that this actor made are validated by somebody else (double validation). */
	needsApproval: z.boolean().optional(),
	/** The highest discount in percent that the actor may give (taux de remise maximum); any where it is missing. */
	maxDiscountPercent: percent.optional(),
});

/** A list filter under a name (filtre paramétrable). */
export const savedFilter = z.strictObject({
	...common,
	...owned,
	/** Members of the filter, as Get Many has them. */
	filter: z.record(z.string(), z.unknown()),
});

/** Direct debit mandate (mandat de prélèvement, RUM). */
export const mandate = z.strictObject({ ...common, ...owned, ...mandateFields });

/** An account of the company itself (RIB), by which it collects. */
export const bankAccount = z.strictObject({ ...common, ...bankAccountFields });

export const operationCode = z.strictObject({
	...common,
	...owned,
	/** Lines with this code move stock. */
	movesStock: z.boolean().optional(),
});

export const sellerProfile = z.strictObject({
	...common,
	company: reference,
	senderBlock: text(2000).optional(),
	footer: text(2000).optional(),
	ibanPrinted: iban.optional(),
	ibanCollectedTo: iban.optional(),
	bic: bic.optional(),
	isDefault: z.boolean().optional(),
});

/** Payment terms (conditions de règlement): the lines of a schedule. */
export const paymentTerms = z.strictObject({
	...common,
	...owned,
	lines: termLines,
	/** Days on which nothing is paid → the day to which each is put off; the company's where it is missing. */
	holidays: holidays.optional(),
});

export const statusLabel = z.strictObject({
	...common,
	...owned,
	kind: z.enum(KINDS),
	/** The fixed states within which the label may be set. */
	states: z.array(z.enum(STATES)).min(1).optional(),
});

/** Rules by which customers are chased (règles de relance). */
export const dunningPolicy = z.strictObject({ ...common, ...owned, ...dunningPolicyFields });

/** The masters, as data: id prefix, schema, and how people call them. */
export const MASTER_KINDS = {
	company: { prefix: 'com', title: 'Company', fr: 'société', schema: company },
	party: { prefix: 'par', title: 'Customer or supplier', fr: 'compte (client, fournisseur)', schema: party },
	contact: { prefix: 'con', title: 'Contact', fr: 'contact', schema: contact },
	product: { prefix: 'prd', title: 'Product', fr: 'produit', schema: product },
	numberSeries: { prefix: 'ser', title: 'Number series', fr: 'souche de numérotation', schema: numberSeries },
	operationCode: { prefix: 'opc', title: 'Operation code', fr: 'code opération', schema: operationCode },
	sellerProfile: { prefix: 'prf', title: 'Seller profile', fr: 'profil émetteur', schema: sellerProfile },
	statusLabel: { prefix: 'lbl', title: 'Status label', fr: 'libellé d’état', schema: statusLabel },
	actor: { prefix: 'act', title: 'Actor', fr: 'utilisateur et droits', schema: actor },
	savedFilter: { prefix: 'flt', title: 'Saved filter', fr: 'filtre', schema: savedFilter },
	mandate: { prefix: 'mnd', title: 'Mandate', fr: 'mandat de prélèvement', schema: mandate },
	bankAccount: { prefix: 'bac', title: 'Bank account', fr: 'compte bancaire', schema: bankAccount },
	paymentTerms: {
		prefix: 'pmt',
		title: 'Payment terms',
		fr: 'conditions de règlement',
		schema: paymentTerms,
	},
	dunningPolicy: {
		prefix: 'dpo',
		title: 'Dunning policy',
		fr: 'règles de relance',
		schema: dunningPolicy,
	},
} as const;

export type MasterKind = keyof typeof MASTER_KINDS;
export type MasterContent<K extends MasterKind> = z.output<(typeof MASTER_KINDS)[K]['schema']>;

/** A stored master. `companyId` is null for masters that all companies share. */
export interface Master<K extends MasterKind = MasterKind> {
	readonly id: string;
	readonly kind: K;
	readonly companyId: string | null;
	readonly code: string;
	readonly name: string;
	readonly active: boolean;
	readonly version: number;
	readonly content: MasterContent<K>;
}
