import type { CalendarDate } from '../dates/calendarDate';
import type { TaxCategory } from '../documents/document';

/** Languages of prints. */
export type TextLanguage = 'fr' | 'en' | 'vi';
export type Texts = Readonly<Partial<Record<TextLanguage, string>>>;

/** Categories without VAT that an invoice gives a reason for; zero rate (Z) needs none. */
export const EXEMPT_CATEGORIES: ReadonlySet<TaxCategory> = new Set(['E', 'AE', 'K', 'G', 'O'] as const);

/** One wording of one reason, for as long as it holds. */
export interface ExemptionText {
	/** Code of the VATEX list, which EN 16931 takes as BT-121. */
	readonly code: string;
	readonly categories: readonly TaxCategory[];
	/** Only for sellers there; absent for every seller. */
	readonly country?: string;
	readonly from?: CalendarDate;
	readonly until?: CalendarDate;
	/** What the invoice says (BT-120). */
	readonly texts: Texts;
}

/** The reason that a category has where nobody gives another. Only an exemption (E) has many. */
export const REASON_OF_CATEGORY: Readonly<Partial<Record<TaxCategory, string>>> = {
	AE: 'VATEX-EU-AE',
	K: 'VATEX-EU-IC',
	G: 'VATEX-EU-G',
	O: 'VATEX-EU-O',
};

export const FRANCHISE_REASON = 'VATEX-FR-FRANCHISE';

/** Last day of the French tax code as the place of VAT articles; on 2027-01-01 they move to the CIBS. */
const LAST_DAY_OF_CGI = '2026-12-31';
const FIRST_DAY_OF_CIBS = '2027-01-01';
/** References to the old articles are accepted on invoices until then. */
const LAST_DAY_OF_OLD_REFERENCES = '2028-06-30';

/**
 * An article of the French tax code (CGI). From 2027 on the same words stand in a row of their own: the numbers of the
 * new articles are not known here, and a company that knows them gives them by its setting `exemptionTexts`. The row
 * ends when old references do, and with it the print falls back on the sentence without an article.
 */
function french(code: string, categories: readonly TaxCategory[], texts: Texts): ExemptionText[] {
	const row = { code, categories, country: 'FR', texts };
	return [
		{ ...row, until: LAST_DAY_OF_CGI },
		{ ...row, from: FIRST_DAY_OF_CIBS, until: LAST_DAY_OF_OLD_REFERENCES },
	];
}

/** Exemptions within the country, by the article that VATEX names. */
const FRENCH_ARTICLES: ReadonlyArray<readonly [code: string, article: string]> = [
	...['1', '2', '3', '4', '5', '7', '8'].map((point) => [`261-${point}`, `261, ${point}`] as const),
	['261A', '261 A'],
	['261B', '261 B'],
	...['1', '2', '3'].map((point) => [`261C-${point}`, `261 C, ${point}°`] as const),
	['261D-1', '261 D, 1°'],
	['261D-1BIS', '261 D, 1° bis'],
	...['2', '3', '4'].map((point) => [`261D-${point}`, `261 D, ${point}°`] as const),
	...['1', '2'].map((point) => [`261E-${point}`, `261 E, ${point}°`] as const),
	['275', '275'],
	['277A', '277 A'],
	['295', '295'],
];

/** Exemptions of the VAT directive, by the article that VATEX names. */
const DIRECTIVE_ARTICLES: ReadonlyArray<readonly [code: string, article: string]> = [
	['79-C', '79, c'],
	['132', '132'],
	...[...'ABCDEFGHIJKLMNOPQ'].map((letter) => [`132-1${letter}`, `132, 1, ${letter.toLowerCase()}`] as const),
	['143', '143'],
	['144', '144'],
	['146-1E', '146, 1, e'],
	['148', '148'],
	['151', '151'],
	['153', '153'],
	['159', '159'],
	['309', '309'],
];

const MARGIN_SCHEMES: ReadonlyArray<readonly [code: string, fr: string, en: string, vi: string]> = [
	[
		'VATEX-EU-D',
		'Régime particulier – agences de voyages.',
		'Margin scheme – travel agents.',
		'Chế độ biên lợi nhuận – đại lý du lịch.',
	],
	[
		'VATEX-EU-F',
		'Régime particulier – biens d’occasion.',
		'Margin scheme – second-hand goods.',
		'Chế độ biên lợi nhuận – hàng đã qua sử dụng.',
	],
	[
		'VATEX-EU-I',
		'Régime particulier – objets d’art.',
		'Margin scheme – works of art.',
		'Chế độ biên lợi nhuận – tác phẩm nghệ thuật.',
	],
	[
		'VATEX-EU-J',
		'Régime particulier – objets de collection ou d’antiquité.',
		'Margin scheme – collectors’ items and antiques.',
		'Chế độ biên lợi nhuận – đồ sưu tầm và đồ cổ.',
	],
];

/**
 * Every known wording. Of the rows that fit, one of the seller's country comes first. Sources: EN 16931 code list
 * VATEX; for France the tax authority's texts by VAT case.
 */
export const EXEMPTION_TEXTS: readonly ExemptionText[] = [
	...french(FRANCHISE_REASON, ['E'], {
		fr: 'TVA non applicable, art. 293 B du CGI.',
		en: 'VAT not applicable, article 293 B of the French tax code (CGI).',
		vi: 'Không áp dụng thuế GTGT, điều 293 B Bộ luật Thuế Pháp (CGI).',
	}),
	...french('VATEX-EU-IC', ['K'], {
		fr: 'Exonération de TVA, article 262 ter, I du CGI.',
		en: 'VAT exempt intra-Community supply, article 262 ter, I of the French tax code (CGI).',
		vi: 'Giao hàng nội khối EU miễn thuế GTGT, điều 262 ter, I Bộ luật Thuế Pháp (CGI).',
	}),
	...french('VATEX-EU-G', ['G'], {
		fr: 'Exonération de TVA, article 262, I du CGI.',
		en: 'VAT exempt export, article 262, I of the French tax code (CGI).',
		vi: 'Xuất khẩu miễn thuế GTGT, điều 262, I Bộ luật Thuế Pháp (CGI).',
	}),
	...FRENCH_ARTICLES.flatMap(([code, article]) =>
		french(`VATEX-FR-CGI${code}`, ['E'], {
			fr: `Exonération de TVA, article ${article} du CGI.`,
			en: `VAT exempt, article ${article} of the French tax code (CGI).`,
			vi: `Miễn thuế GTGT, điều ${article} Bộ luật Thuế Pháp (CGI).`,
		}),
	),
	{
		code: FRANCHISE_REASON,
		categories: ['E'],
		texts: {
			fr: 'TVA non applicable : franchise en base.',
			en: 'VAT not applicable: small-business scheme.',
			vi: 'Không áp dụng thuế GTGT: chế độ doanh nghiệp nhỏ.',
		},
	},
	{
		code: 'VATEX-EU-AE',
		categories: ['AE'],
		texts: { fr: 'Autoliquidation.', en: 'Reverse charge.', vi: 'Người mua tự kê khai, nộp thuế GTGT.' },
	},
	{
		code: 'VATEX-EU-IC',
		categories: ['K'],
		texts: {
			fr: 'Livraison intracommunautaire exonérée de TVA.',
			en: 'VAT exempt intra-Community supply.',
			vi: 'Giao hàng nội khối EU, miễn thuế GTGT.',
		},
	},
	{
		code: 'VATEX-EU-G',
		categories: ['G'],
		texts: {
			fr: 'Exportation exonérée de TVA.',
			en: 'VAT exempt export.',
			vi: 'Hàng xuất khẩu, miễn thuế GTGT.',
		},
	},
	{
		code: 'VATEX-EU-O',
		categories: ['O'],
		texts: {
			fr: 'Opération hors du champ de la TVA.',
			en: 'Not subject to VAT.',
			vi: 'Không thuộc đối tượng chịu thuế GTGT.',
		},
	},
	...MARGIN_SCHEMES.map(([code, fr, en, vi]): ExemptionText => ({
		code,
		categories: ['E'],
		texts: { fr, en, vi },
	})),
	...DIRECTIVE_ARTICLES.map(([code, article]): ExemptionText => ({
		code: `VATEX-EU-${code}`,
		categories: ['E'],
		texts: {
			fr: `Exonération de TVA, article ${article} de la directive 2006/112/CE.`,
			en: `VAT exempt, article ${article} of Directive 2006/112/EC.`,
			vi: `Miễn thuế GTGT, điều ${article} Chỉ thị 2006/112/EC.`,
		},
	})),
];
