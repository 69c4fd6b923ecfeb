import { TAX_CATEGORIES } from '../../../domain/documents/document';
import { checkReason } from '../../../domain/tax/checkReason';
import { EXEMPT_CATEGORIES, EXEMPTION_TEXTS, REASON_OF_CATEGORY } from '../../../domain/tax/exemptions';
import { categoriesOfReason, findExemption } from '../../../domain/tax/findExemption';
import { defaultTaxation, VAT_REGIMES } from '../../../domain/tax/regimes';
import { expectComplete, refusalOf } from '../refusalOf';

const inFrance = (date: string, more: object = {}) => ({
	sellerCountry: 'FR',
	date,
	language: 'fr',
	...more,
});

test('every wording is there in three languages, and stands for categories without VAT', () => {
	for (const { code, categories, texts } of EXEMPTION_TEXTS) {
		expect([code, Object.keys(texts).sort()]).toEqual([code, ['en', 'fr', 'vi']]);
		expect(categories.length).toBeGreaterThan(0);
		expect(categories.filter((category) => !EXEMPT_CATEGORIES.has(category))).toEqual([]);
	}
});

test('no two wordings of one code hold on the same day in the same country', () => {
	const rows = new Map<string, Array<{ from: string; until: string }>>();
	for (const { code, country = '*', from = '', until = '9999' } of EXEMPTION_TEXTS) {
		const key = `${code} ${country}`;
		for (const other of rows.get(key) ?? [])
			expect([key, from > other.until || until < other.from]).toEqual([key, true]);
		rows.set(key, [...(rows.get(key) ?? []), { from, until }]);
	}
});

test('every category without VAT but the exemption itself has a reason of its own', () => {
	expect(Object.keys(REASON_OF_CATEGORY).sort()).toEqual(
		[...EXEMPT_CATEGORIES].filter((category) => category !== 'E').sort(),
	);
	for (const [category, code] of Object.entries(REASON_OF_CATEGORY))
		expect(categoriesOfReason(code)).toContain(category);
});

test.each([
	['VATEX-FR-FRANCHISE', '2026-11-22', 'TVA non applicable, art. 293 B du CGI.'],
	['VATEX-EU-AE', '2026-11-22', 'Autoliquidation.'],
	['VATEX-EU-IC', '2026-12-31', 'Exonération de TVA, article 262 ter, I du CGI.'],
	['VATEX-EU-G', '2026-12-31', 'Exonération de TVA, article 262, I du CGI.'],
	['VATEX-FR-CGI261-4', '2026-11-22', 'Exonération de TVA, article 261, 4 du CGI.'],
	// The articles moved, and their new numbers are not known: the old reference holds until the middle of 2028.
	['VATEX-EU-IC', '2027-01-01', 'Exonération de TVA, article 262 ter, I du CGI.'],
	['VATEX-EU-IC', '2028-06-30', 'Exonération de TVA, article 262 ter, I du CGI.'],
	['VATEX-EU-IC', '2028-07-01', 'Livraison intracommunautaire exonérée de TVA.'],
	['VATEX-FR-FRANCHISE', '2028-07-01', 'TVA non applicable : franchise en base.'],
])('%s on %s in France says: %s', (code, date, text) => {
	expect(findExemption(code, inFrance(date))).toEqual({ code, text });
});

test('the words are those of the language, and of the country of the seller', () => {
	expect(findExemption('VATEX-EU-IC', inFrance('2026-11-22', { language: 'en' }))?.text).toMatch(
		/French tax code/,
	);
	expect(findExemption('VATEX-EU-IC', inFrance('2026-11-22', { sellerCountry: 'BE' }))?.text).toBe(
		'Livraison intracommunautaire exonérée de TVA.',
	);
});

test('words of the company come first, each in its time; what it does not say is taken from the package', () => {
	const ownTexts = [
		{ code: 'VATEX-EU-IC', from: '2027-01-01', fr: 'Exonération de TVA, article L. 1 du CIBS.' },
		{ code: 'VATEX-FR-OWN', fr: 'Texte maison' },
	];
	const on = (date: string) => findExemption('VATEX-EU-IC', inFrance(date, { ownTexts }))?.text;
	expect([on('2026-12-31'), on('2027-01-01')]).toEqual([
		'Exonération de TVA, article 262 ter, I du CGI.',
		'Exonération de TVA, article L. 1 du CIBS.',
	]);
	expect(findExemption('vatex-fr-own', inFrance('2026-11-22', { ownTexts }))).toEqual({
		code: 'VATEX-FR-OWN',
		text: 'Texte maison',
	});
	expect(findExemption('VATEX-FR-OWN', inFrance('2026-11-22'))).toBeUndefined();
});

test('a reason in words is taken as it is, without a code', () => {
	expect(findExemption('Article 44 du Code de la TVA', inFrance('2026-11-22'))).toEqual({
		text: 'Article 44 du Code de la TVA',
	});
});

test.each([
	['VATEX-EU-AE', 'E', 'tax.exemptionCategory', /category AE.*category E/],
	['VATEX-FR-FRANCHISE', 'S', 'tax.exemptionCategory', /VAT category S/],
	['VATEX-FR-CGI999', 'E', 'tax.exemptionUnknown', /'VATEX-FR-CGI999'/],
	['Article 44', 'Z', 'tax.exemptionCategory', /category Z/],
] as const)('%s on a line of category %s is refused by %s', (reason, category, rule, says) => {
	const refusal = refusalOf(() => checkReason(reason, category, 'lines[0].exemptionReason'));
	expect(refusal).toMatchObject({ rule, field: 'lines[0].exemptionReason' });
	expect(refusal.message).toMatch(says);
	expectComplete(refusal);
});

test.each([
	['VATEX-EU-AE', 'AE'],
	['vatex-fr-cgi261a', 'E'],
	['Article 44', 'O'],
] as const)('%s on a line of category %s is taken', (reason, category) => {
	expect(() => checkReason(reason, category, 'lines[0].exemptionReason')).not.toThrow();
});

test('a regime decides the category of lines that do not say their own; free texts decide nothing', () => {
	const made = VAT_REGIMES.map((regime) => [regime, defaultTaxation(regime)?.taxCategory]);
	expect(Object.fromEntries(made)).toEqual({
		domestic: undefined,
		intraEu: 'K',
		reverseCharge: 'AE',
		export: 'G',
		franchise: 'E',
	});
	for (const free of ['FR-NORMAL', '', null, undefined]) expect(defaultTaxation(free)).toBeUndefined();
	for (const regime of VAT_REGIMES) {
		const { taxCategory = 'S' } = defaultTaxation(regime) ?? {};
		expect(TAX_CATEGORIES).toContain(taxCategory);
	}
});
