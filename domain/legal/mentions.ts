import type { CalendarDate } from '../dates/calendarDate';
import type { BillingDocument, PostalAddress } from '../documents/document';
import type { Master } from '../masters/schemas';
import type { IssuerSize } from './settings';

/** What is looked at: a document that is about to be validated, and the masters behind it. */
export interface MentionFacts {
	readonly document: Pick<
		BillingDocument,
		'operationNature' | 'shipTo' | 'billTo' | 'customerReference' | 'totals' | 'dueDate' | 'kind' | 'currency'
	>;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
}

/** A mention that an invoice must bear (mention obligatoire). */
export interface Mention {
	/** Stable name; workflows may branch on it. */
	readonly mention: string;
	/** How people call it. */
	readonly title: string;
	/** Where it is asked for. */
	readonly source: string;
	/** First day; by size of the issuer where that decides. Always where it is missing. */
	readonly from?: CalendarDate | Readonly<Record<IssuerSize, CalendarDate>>;
	readonly until?: CalendarDate;
	readonly applies?: (facts: MentionFacts) => boolean;
	readonly isThere: (facts: MentionFacts) => boolean;
	/** The place to fill it in. */
	readonly master: 'company' | 'customer' | 'document';
	readonly field: string;
}

const CGI_242 = 'CGI annexe II, art. 242 nonies A';
const COMMERCE_R123 = 'Code de commerce, art. R123-237 et R123-238';
const COMMERCE_L441 = 'Code de commerce, art. L441-9';

/** The mentions that came with the reform of e-invoices: with the duty to issue them, so by size. */
const WITH_E_INVOICES: Readonly<Record<IssuerSize, CalendarDate>> = {
	large: '2026-09-01',
	intermediate: '2026-09-01',
	small: '2027-09-01',
	micro: '2027-09-01',
};

/** Legal forms with a share capital, as people write them. */
const WITH_CAPITAL =
	/\b(sarl|s\.a\.r\.l|eurl|sasu?|s\.a\.s|sa|s\.a|sca|selarl|selas|selafa|scop|scic|société par actions|société anonyme|société à responsabilité)\b/i;
/** Who is in no trade register under a company's form: sole traders and associations. */
const WITHOUT_REGISTER = /\b(ei|e\.i|entreprise individuelle|entrepreneur individuel|micro|association)\b/i;

const hasStreet = (address: PostalAddress | null | undefined) =>
	address !== null && address !== undefined && (address.line1 ?? address.line2) !== undefined;

const isBusiness = ({ party }: MentionFacts) => party.content.professional !== false;
const isFrench = ({ party }: MentionFacts) => (party.content.address?.country ?? 'FR') === 'FR';

/** Invoices of up to 150 € without VAT may leave the VAT number out (CGI annexe II, art. 242 nonies A, II). */
const isSmallAmount = ({ document }: MentionFacts) =>
	document.currency === 'EUR' && Math.abs(document.totals.net) <= 150_00;

const hasCategory = ({ document }: MentionFacts, ...categories: readonly string[]) =>
	document.totals.taxLines.some(({ category }) => categories.includes(category));

/**
 * The mentions of a French invoice that somebody must have filled in, with the day from which each is due. What the
 * package always writes (date, number, lines, rates, totals, the 40 € indemnity, and its own wording about late and
 * early payment) needs no row; nor does what is only due where it exists (another delivery address, the option for
 * debits), beyond its being complete. The reason of an exemption has a rule of its own.
 */
export const FRENCH_MENTIONS: readonly Mention[] = [
	{
		mention: 'sellerAddress',
		title: 'address of the company',
		source: `${CGI_242}, I-1°`,
		isThere: ({ company }) => hasStreet(company.content.address),
		master: 'company',
		field: 'address',
	},
	{
		mention: 'sellerRegistration',
		title: 'SIREN or SIRET of the company',
		source: COMMERCE_R123,
		isThere: ({ company }) => company.content.registrationNumber !== undefined,
		master: 'company',
		field: 'registrationNumber',
	},
	{
		mention: 'sellerLegalForm',
		title: 'legal form of the company',
		source: COMMERCE_R123,
		isThere: ({ company }) => company.content.legalForm !== undefined,
		master: 'company',
		field: 'legalForm',
	},
	{
		mention: 'sellerCapital',
		title: 'share capital',
		source: COMMERCE_R123,
		applies: ({ company }) => WITH_CAPITAL.test(company.content.legalForm ?? ''),
		isThere: ({ company }) => company.content.capital !== undefined,
		master: 'company',
		field: 'capital',
	},
	{
		mention: 'sellerTradeRegister',
		title: 'trade register and its town',
		source: COMMERCE_R123,
		applies: ({ company }) => !WITHOUT_REGISTER.test(company.content.legalForm ?? ''),
		isThere: ({ company }) => company.content.tradeRegister !== undefined,
		master: 'company',
		field: 'tradeRegister',
	},
	{
		mention: 'sellerVatNumber',
		title: 'VAT number of the company',
		source: `${CGI_242}, I-2°`,
		applies: (facts) => facts.company.content.vatRegime !== 'franchise' && !isSmallAmount(facts),
		isThere: ({ company }) => company.content.vatNumber !== undefined,
		master: 'company',
		field: 'vatNumber',
	},
	{
		mention: 'buyerAddress',
		title: 'address of the customer',
		source: `${CGI_242}, I-1°`,
		isThere: ({ document, party }) => hasStreet(document.billTo ?? party.content.address),
		master: 'customer',
		field: 'address',
	},
	{
		mention: 'buyerRegistration',
		title: 'SIREN of the customer',
		source: `${CGI_242}, I-2° bis`,
		from: WITH_E_INVOICES,
		applies: (facts) => isBusiness(facts) && isFrench(facts),
		isThere: ({ party }) => party.content.registrationNumber !== undefined,
		master: 'customer',
		field: 'registrationNumber',
	},
	{
		mention: 'buyerVatNumber',
		title: 'VAT number of the customer',
		source: `${CGI_242}, I-3° et I-4°`,
		applies: (facts) => hasCategory(facts, 'AE', 'K'),
		isThere: ({ party }) => party.content.vatNumber !== undefined,
		master: 'customer',
		field: 'vatNumber',
	},
	{
		mention: 'operationNature',
		title: 'nature of the operation (goods, services or both)',
		source: `${CGI_242}, I-8° bis`,
		from: WITH_E_INVOICES,
		isThere: ({ document }) => document.operationNature !== undefined,
		master: 'company',
		field: 'operationNature',
	},
	{
		mention: 'deliveryAddress',
		title: 'street of the delivery address',
		source: `${CGI_242}, I-8° ter`,
		from: WITH_E_INVOICES,
		applies: ({ document }) => document.shipTo !== null,
		isThere: ({ document }) => hasStreet(document.shipTo),
		master: 'document',
		field: 'shipTo',
	},
	{
		mention: 'dueDate',
		title: 'due date',
		source: COMMERCE_L441,
		applies: ({ document }) => document.kind === 'invoice',
		isThere: ({ document }) => document.dueDate !== null,
		master: 'document',
		field: 'dueDate',
	},
	{
		mention: 'orderNumber',
		title: "the customer's order number",
		source: COMMERCE_L441,
		applies: ({ party }) => party.content.orderNumberRequired === true,
		isThere: ({ document }) => document.customerReference !== null,
		master: 'document',
		field: 'customerReference',
	},
];
