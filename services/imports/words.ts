import { foldTitle } from './foldTitle';

/** What people write in cells, by the value that is meant. Compared as titles are: without capitals and accents. */
type Words = Readonly<Record<string, readonly string[]>>;

const YES_NO: Words = {
	true: ['true', 'yes', 'y', 'oui', 'o', 'vrai', 'x', '1', 'có', 'đúng'],
	false: ['false', 'no', 'n', 'non', 'faux', '0', 'không', 'sai'],
};

const LANGUAGES: Words = {
	fr: ['fr', 'french', 'français', 'tiếng pháp', 'fr-fr'],
	en: ['en', 'english', 'anglais', 'tiếng anh', 'en-gb', 'en-us'],
	vi: ['vi', 'vietnamese', 'vietnamien', 'tiếng việt', 'vn', 'vi-vn'],
};

/** UN/ECE Recommendation 20 codes and what they are called. */
const UNITS: Words = {
	C62: [
		'unit',
		'units',
		'unité',
		'unités',
		'u',
		'un',
		'one',
		'each',
		'ea',
		'cái',
		'chiếc',
		'pce',
		'pièce',
		'pièces',
		'pcs',
		'pc',
		'piece',
	],
	HUR: ['hour', 'hours', 'h', 'heure', 'heures', 'giờ'],
	DAY: ['day', 'days', 'jour', 'jours', 'j', 'ngày'],
	MON: ['month', 'months', 'mois', 'tháng'],
	KGM: ['kg', 'kilogram', 'kilogramme', 'kilo', 'ký', 'cân'],
	TNE: ['t', 'tonne', 'tonnes', 'tấn'],
	LTR: ['l', 'litre', 'litres', 'liter', 'lít'],
	MTR: ['m', 'metre', 'mètre', 'mètres', 'meter', 'mét'],
	MTK: ['m2', 'm²', 'square metre', 'mètre carré'],
	MTQ: ['m3', 'm³', 'cubic metre', 'mètre cube'],
	LS: ['forfait', 'lump sum', 'ens', 'ensemble', 'trọn gói'],
	BX: ['box', 'boîte', 'carton', 'hộp', 'thùng'],
	SET: ['set', 'lot', 'jeu', 'bộ'],
};

const CURRENCIES: Words = {
	EUR: ['€', 'euro', 'euros'],
	VND: ['₫', 'đ', 'vnđ', 'dong', 'đồng'],
	USD: ['$', 'us$'],
};

const tables = new WeakMap<Words, ReadonlyMap<string, string>>();

/** Signs such as € fold to nothing; they are compared as they are. */
const keyOf = (word: string): string => foldTitle(word.replace(/²/g, '2').replace(/³/g, '3')) || word.trim();

export function meantBy(words: Words, text: string): string | undefined {
	let table = tables.get(words);
	if (!table) {
		const entries = Object.entries(words).flatMap(([value, known]) =>
			[value, ...known].map((word) => [keyOf(word), value] as const),
		);
		table = new Map(entries.reverse());
		tables.set(words, table);
	}
	return table.get(keyOf(text));
}

export const flagMeant = (text: string) => meantBy(YES_NO, text);
export const languageMeant = (text: string) => meantBy(LANGUAGES, text);
export const unitMeant = (text: string) => meantBy(UNITS, text) ?? text.toUpperCase();
export const currencyMeant = (text: string) => meantBy(CURRENCIES, text) ?? text.toUpperCase();

let countries: ReadonlyMap<string, string> | undefined;

/** A country by its ISO code, or by its name in English, French or Vietnamese. */
export function countryMeant(text: string): string | undefined {
	countries ??= new Map(namedCountries());
	return countries.get(keyOf(text));
}

const OTHER_NAMES: ReadonlyArray<readonly [string, string]> = [
	['vietnam', 'VN'],
	['viet nam', 'VN'],
	['royaume uni', 'GB'],
	['uk', 'GB'],
	['england', 'GB'],
	['angleterre', 'GB'],
	['usa', 'US'],
	['etats unis', 'US'],
	['holland', 'NL'],
	['hollande', 'NL'],
];

function namedCountries(): Array<readonly [string, string]> {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountry);
	const names = ['en', 'fr', 'vi'].map(
		(language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
	);
	return [
		...codes.flatMap((code) =>
			names.flatMap((list) => {
				const name = list.of(code);
				return name === undefined
					? []
					: [keyOf(name), keyOf(code)].map((key) => [key, current(code)] as const);
			}),
		),
		...OTHER_NAMES.map(([name, code]) => [keyOf(name), code] as const),
	];
}

/** Unions, and what stands for no country. */
function isCountry(code: string): boolean {
	return !['EU', 'EZ', 'UN', 'ZZ'].includes(code);
}

/** UK is GB, and countries that are gone have a successor. */
function current(code: string): string {
	return new Intl.Locale(`und-${code}`).region ?? code;
}
