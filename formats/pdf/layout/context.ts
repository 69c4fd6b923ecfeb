import type { PartySnapshot } from '../../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../../domain/documents/kinds';
import type { CalendarDate } from '../../../domain/dates/calendarDate';
import type { Minor } from '../../../domain/money/minor';
import { loadLayout, loadTexts } from '../loadTemplates';
import type { PrintableDocument } from '../printable';
import { PRINT_RULES, type PrintRules } from '../printRules';
import type { PrintLayout, PrintTexts } from '../templateSchema';
import { formatAddress } from '../text/formatAddress';
import { formatDate } from '../text/formatDate';
import { formatMoney } from '../text/formatNumber';

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** Everything that the parts of the page share. */
export interface PrintContext {
	readonly document: PrintableDocument;
	readonly texts: PrintTexts;
	readonly layout: PrintLayout;
	readonly rules: PrintRules;
	/** Whose letterhead it is: our company, on either side of the trade. */
	readonly issuer: PartySnapshot;
	readonly addressee: PartySnapshot;
	readonly contentWidth: number;
	/** In the currency of the document, unless another is named. */
	money(amount: Minor, currency?: string): string;
	date(date: CalendarDate): string;
	address(address: NonNullable<PartySnapshot['address']>): string[];
}

export function makeContext(document: PrintableDocument): PrintContext {
	const texts = loadTexts(document.print.language);
	const layout = loadLayout();
	const { issuer, addressee } = chooseSides(document);
	return {
		document,
		texts,
		layout,
		rules: chooseRules(document),
		issuer,
		addressee,
		contentWidth: PAGE.width - layout.margins.left - layout.margins.right,
		money: (amount, currency = document.currency) =>
			formatMoney(amount, currency, texts.number, layout.currencySymbols),
		date: (date) => formatDate(date, texts.date),
		address: (address) =>
			formatAddress(address, layout.addressFormats, texts.locale, issuer.address?.country),
	};
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
