/** How the cells of a column are read; see `readCell`. */
export type CellType =
	| 'text'
	/** Text that spreadsheets take for a number: codes, registration numbers, phone numbers. */
	| 'code'
	| 'iban'
	| 'bic'
	/** Number of units, up to the decimals that the field keeps. */
	| 'decimal'
	/** Money. */
	| 'amount'
	| 'percent'
	/** Whole number, `30 jours` included. */
	| 'count'
	| 'date'
	| 'flag'
	| 'choice'
	/** Several values in one cell, separated by commas or semicolons; each a choice where the column has any. */
	| 'list'
	| 'country'
	| 'currency'
	| 'language'
	| 'unit';

export type Language = 'en' | 'fr' | 'vi';

/** A field that a column may fill. `titles` holds what people write above it; the first one is what an export writes. */
export interface Column {
	/** Path of the field in the input: `address.line1`. */
	readonly field: string;
	readonly type: CellType;
	readonly titles: Readonly<Record<Language, readonly string[]>>;
	/** What people write in the cells of a choice, by the value that is meant. */
	readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** Titles are separated by `|`, the preferred one first. */
export function column(
	field: string,
	type: CellType,
	en: string,
	fr: string,
	vi: string,
	choices?: Column['choices'],
): Column {
	return { field, type, titles: { en: split(en), fr: split(fr), vi: split(vi) }, choices };
}

const split = (titles: string): string[] => titles.split('|').map((title) => title.trim());

const ADDRESS: readonly Column[] = [
	column(
		'line1',
		'text',
		'Address | Address line 1 | Street | Street address',
		'Adresse | Adresse 1 | Adresse ligne 1 | Rue | Voie',
		'Địa chỉ | Địa chỉ 1',
	),
	column(
		'line2',
		'text',
		'Address 2 | Address line 2',
		"Adresse 2 | Adresse ligne 2 | Complément | Complément d'adresse",
		'Địa chỉ 2',
	),
	column(
		'postCode',
		'code',
		'Post code | Postal code | Postcode | ZIP | ZIP code',
		'Code postal | CP',
		'Mã bưu chính | Mã bưu điện',
	),
	column(
		'city',
		'text',
		'City | Town',
		'Ville | Commune | Localité',
		'Thành phố | Tỉnh/Thành phố | Tỉnh thành',
	),
	column(
		'subdivision',
		'text',
		'Region | State | Province | County',
		'Région | Département | Province',
		'Quận/Huyện | Tỉnh | Quận huyện',
	),
	column('country', 'country', 'Country | Country code', 'Pays | Code pays', 'Quốc gia | Nước'),
];

/** The members of an address, for instance of `shipTo`; `say` puts a title into words for it. */
export function addressColumns(
	path: string,
	say: Readonly<Record<Language, (title: string) => readonly string[]>> = {
		en: (title) => [title],
		fr: (title) => [title],
		vi: (title) => [title],
	},
): Column[] {
	return ADDRESS.map(({ field, type, titles }) => ({
		field: `${path}.${field}`,
		type,
		titles: {
			en: titles.en.flatMap(say.en),
			fr: titles.fr.flatMap(say.fr),
			vi: titles.vi.flatMap(say.vi),
		},
	}));
}

export const activeColumn = column(
	'active',
	'flag',
	'Active',
	'Actif | En activité',
	'Đang dùng | Hoạt động',
);
export const currencyColumn = column(
	'currency',
	'currency',
	'Currency',
	'Devise | Monnaie',
	'Tiền tệ | Loại tiền',
);
export const languageColumn = column('language', 'language', 'Language', 'Langue', 'Ngôn ngữ');
export const taxRateColumn = column(
	'taxRate',
	'percent',
	'VAT rate | VAT | Tax rate | VAT %',
	'Taux de TVA | Taux TVA | TVA | TVA %',
	'Thuế suất | Thuế GTGT | VAT %',
);
export const vatExemptionColumn = column(
	'vatExemption',
	'text',
	'VAT exemption reason | Exemption reason',
	"Motif d'exonération | Motif d'exonération de TVA | Exonération TVA",
	'Lý do miễn thuế GTGT | Lý do miễn thuế',
);
export const taxCategoryColumn = column(
	'taxCategory',
	'code',
	'VAT category | Tax category',
	'Catégorie de TVA | Catégorie TVA',
	'Loại thuế',
);
