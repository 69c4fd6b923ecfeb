import type { PartySnapshot, SellerProfileSnapshot } from '../../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../../domain/documents/kinds';
import type { CalendarDate } from '../../../domain/dates/calendarDate';
import type { Minor } from '../../../domain/money/minor';
import { loadLayout, loadTexts } from '../loadTemplates';
import type { CompanyExtras, PrintableDocument, PrintLanguage } from '../printable';
import { PRINT_RULES, type PrintRules } from '../printRules';
import type { PrintLayout, PrintTexts } from '../templateSchema';
import { formatAddress } from '../text/formatAddress';
import { formatDate } from '../text/formatDate';
import { formatMoney } from '../text/formatNumber';

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** Who writes to whom on our paper, in which language and currency. */
export interface Correspondence {
	readonly language: PrintLanguage;
	/** Amounts are in it, unless another is named. */
	readonly currency: string;
	/** Whose letterhead it is: our company, on either side of the trade. */
	readonly issuer: PartySnapshot;
	readonly addressee: PartySnapshot;
	readonly sellerProfile: SellerProfileSnapshot | null;
	readonly companyExtras: CompanyExtras;
	/** Whether the contact stands above the address (à l'attention de). */
	readonly attentionLine: boolean;
}

/** What the parts of any page share, whatever is printed on it. */
export interface PageContext extends Omit<Correspondence, 'language' | 'currency'> {
	readonly texts: PrintTexts;
	readonly layout: PrintLayout;
	readonly contentWidth: number;
	/** In the currency of the print, unless another is named. */
	money(amount: Minor, currency?: string): string;
	date(date: CalendarDate): string;
	address(address: NonNullable<PartySnapshot['address']>): string[];
}

/** The same for a billing document. */
export interface PrintContext extends PageContext {
	readonly document: PrintableDocument;
	readonly rules: PrintRules;
}

export function makePage({ language, currency, ...page }: Correspondence): PageContext {
	const texts = loadTexts(language);
	const layout = loadLayout();
	const home = page.issuer.address?.country;
	return {
		...page,
		texts,
		layout,
		contentWidth: PAGE.width - layout.margins.left - layout.margins.right,
		money: (amount, named = currency) => formatMoney(amount, named, texts.number, layout.currencySymbols),
		date: (date) => formatDate(date, texts.date),
		address: (address) => formatAddress(address, layout.addressFormats, texts.locale, home),
	};
}

export function makeContext(document: PrintableDocument): PrintContext {
	const { print, currency, sellerProfile } = document;
	const page = makePage({
		...chooseSides(document),
		language: print.language,
		currency,
		sellerProfile,
		companyExtras: print.companyExtras,
		attentionLine: print.attentionLine !== false,
	});
	return { ...page, document, rules: chooseRules(document) };
}

const PRINTED_AS_PRO_FORMA: ReadonlySet<Kind> = new Set(['quotation', 'salesOrder', 'proForma']);

function chooseRules({ kind, print }: PrintableDocument): PrintRules {
	if (print.printAs === 'document') return PRINT_RULES[kind];
	if (PRINTED_AS_PRO_FORMA.has(kind)) return PRINT_RULES.proForma;
	throw new Error(
		`A ${KIND_RULES[kind].title.toLowerCase()} is not printed as pro forma; a quotation or an order is.`,
	);
}

/** The company's own snapshot has the company's id; without it, we sell on one side and buy on the other. */
function chooseSides({ seller, buyer, companyId, kind }: PrintableDocument) {
	const weBuy = buyer.id === companyId || (seller.id !== companyId && KIND_RULES[kind].side === 'purchase');
	return weBuy ? { issuer: buyer, addressee: seller } : { issuer: seller, addressee: buyer };
}
