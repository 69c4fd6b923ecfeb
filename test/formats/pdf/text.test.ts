import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { PartySnapshot, PostalAddress } from '../../../domain/documents/document';
import { loadLayout, loadTexts } from '../../../formats/pdf/loadTemplates';
import type { PrintLanguage } from '../../../formats/pdf/printable';
import { cleanMetadata, cleanText } from '../../../formats/pdf/text/cleanText';
import { estimateWidth } from '../../../formats/pdf/text/estimateWidth';
import { fillText } from '../../../formats/pdf/text/fillText';
import { findUnprintable } from '../../../formats/pdf/text/findUnprintable';
import { hasGlyph } from '../../../formats/pdf/text/fontCharacters';
import { formatAddress } from '../../../formats/pdf/text/formatAddress';
import { formatDate } from '../../../formats/pdf/text/formatDate';
import { identifyParty } from '../../../formats/pdf/text/identifyParty';
import { splitTallText } from '../../../formats/pdf/text/splitTallText';
import { frenchDocument } from './samples';

test.each<[PrintLanguage, string, string]>([
	['fr', '2026-11-22', '22/11/2026'],
	['vi', '2026-02-03', '03/02/2026'],
	['en', '2026-11-22', '22 Nov 2026'],
	['en', '2026-09-01', '1 Sep 2026'],
])('%s date %s → %s', (language, date, expected) => {
	expect(formatDate(date, loadTexts(language).date)).toBe(expected);
});

describe('text of the page', () => {
	test.each<[string, unknown, string]>([
		['decomposed Vietnamese', 'Hồng Hà'.normalize('NFD'), 'Hồng Hà'],
		['Windows line ends', 'a\r\nb\rc', 'a\nb\nc'],
		['narrow no-break space, which Roboto lacks', '1\u202f234', '1\u00a0234'],
		['tabs', 'a\tb', 'a    b'],
		['controls, bidirectional marks, zero-width characters', 'a\u0007\u202e\u200bb', 'ab'],
		['letters that the font lacks', '中 😀', '\ufffd \ufffd'],
		['half a surrogate pair', 'a\ud800b', 'ab'],
		['nothing', null, ''],
		['a number', 12, '12'],
		['an object, which pdfmake would read as markup', { text: 'x', link: 'y' }, '[object Object]'],
		['a list, which pdfmake would read as markup', ['a', { b: 1 }], 'a,[object Object]'],
		[
			'every Vietnamese letter',
			'ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỴỶỸ đĐ ₫',
			'ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỴỶỸ đĐ ₫',
		],
	])('%s', (_, value, expected) => {
		expect(cleanText(value)).toBe(expected);
	});

	test('metadata is one line and keeps every script', () => {
		expect(cleanMetadata('Dupont & Fils\n<SARL>\u0000 中')).toBe('Dupont & Fils <SARL> 中');
	});

	test('values are filled in once: a brace in a value stays', () => {
		expect(fillText('{a}-{b}-{c}', { a: '{b}', b: 'x' })).toBe('{b}-x-');
	});

	test('names characters that the print cannot show, but not those of notes that are not printed', () => {
		const document = frenchDocument('invoice', { title: 'Café 中国 中', internalNote: '日本' });
		expect(findUnprintable(document)).toEqual(['中', '国']);
		expect(findUnprintable(frenchDocument('invoice'))).toEqual([]);
	});
});

interface Font {
	readonly unitsPerEm: number;
	hasGlyphForCodePoint(code: number): boolean;
	layout(text: string): { readonly advanceWidth: number };
}

function openFont(style: string): Font {
	// pdfkit's own copy, found the way pdfmake finds it.
	const pdfmake = createRequire(require.resolve('pdfmake'));
	const pdfkit = createRequire(pdfmake.resolve('pdfkit'));
	const fontkit = pdfkit('fontkit') as { openSync(file: string): Font };
	const folder = dirname(require.resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'));
	return fontkit.openSync(`${folder}/Roboto-${style}.ttf`);
}

test('the list of characters is that of the fonts', () => {
	const wrong = ['Regular', 'Medium', 'Italic', 'MediumItalic'].flatMap((style) => {
		const font = openFont(style);
		// Line breaks and private use are not text; everything else that we call printable must be.
		return Array.from({ length: 0xd800 - 0x20 }, (_, index) => index + 0x20).filter(
			(code) => hasGlyph(String.fromCodePoint(code)) !== font.hasGlyphForCodePoint(code),
		);
	});
	expect(wrong).toEqual([]);
});

test.each([
	'22/12/2026',
	'22 Dec 2026',
	'-1\u00a0000\u00a0000,00\u00a0€',
	'USD\u00a02,857.31',
	'10.025.996\u00a0₫',
	'FR76 3000 6000 0112 3456 7890 189',
	'5,5\u00a0%',
	'Net à payer',
	'Số tiền phải trả',
])('a column as wide as is estimated for %s takes it on one line', (text) => {
	for (const style of ['Regular', 'Medium']) {
		const font = openFont(style);
		const width = (font.layout(text).advanceWidth / font.unitsPerEm) * 9;
		expect(estimateWidth(text, 9)).toBeGreaterThanOrEqual(width);
	}
});

describe('addresses', () => {
	const { addressFormats } = loadLayout();
	const lines = (address: PostalAddress, home = 'FR', locale = 'fr-FR') =>
		formatAddress(address, addressFormats, locale, home);

	test('at home the country is not named', () => {
		expect(
			lines({ line1: '7 rue des Écoles', line2: 'BP 3', postCode: '38000', city: 'Grenoble', country: 'FR' }),
		).toEqual(['7 rue des Écoles', 'BP 3', '38000 Grenoble']);
	});

	test('abroad it is, in capitals and in the language of the print', () => {
		const address = { line1: 'Rue du Lac 3', postCode: '1204', city: 'Genève', country: 'CH' };
		expect(lines(address).at(-1)).toBe('SUISSE');
		expect(lines(address, 'VN', 'en-GB').at(-1)).toBe('SWITZERLAND');
	});

	test('missing parts leave no gap', () => {
		expect(lines({ line1: '25 Lý Thường Kiệt', city: 'Hà Nội', country: 'VN' }, 'VN')).toEqual([
			'25 Lý Thường Kiệt',
			'Hà Nội',
		]);
		expect(lines({ line1: '1 Main St', city: 'Austin', country: 'US' }, 'US')).toEqual([
			'1 Main St',
			'Austin',
		]);
	});
});

describe('identifiers', () => {
	const party = (more: Partial<PartySnapshot>, country: string): PartySnapshot => ({
		id: 'par_1',
		name: 'X',
		address: { line1: '1', city: 'Y', country },
		...more,
	});

	test.each<[string, PartySnapshot, string[]]>([
		['SIREN', party({ registrationNumber: '303265045' }, 'FR'), ['SIREN 303\u00a0265\u00a0045']],
		[
			'SIRET',
			party({ registrationNumber: '303 265 045 00012' }, 'FR'),
			['SIRET 303\u00a0265\u00a0045\u00a000012'],
		],
		[
			'mã số thuế, once',
			party({ registrationNumber: '0101', vatNumber: '0101' }, 'VN'),
			['Code fiscal (MST) 0101'],
		],
		[
			'another country',
			party({ registrationNumber: 'HRB 1', vatNumber: 'DE1' }, 'DE'),
			['N° d’immatriculation HRB 1', 'N° TVA DE1'],
		],
		['none', party({}, 'FR'), []],
	])('%s', (_, value, expected) => {
		expect(identifyParty(value, loadTexts('fr'))).toEqual(expected);
	});
});

describe('texts taller than a row may be', () => {
	const split = (text: string) => splitTallText(text, 150, 9, 10);

	test('a text that fits stays as it is', () => {
		expect(split('Une ligne')).toEqual(['Une ligne']);
		expect(split('')).toEqual(['']);
	});

	test.each([
		['many short lines', 'Ligne\n'.repeat(95)],
		['one long paragraph', 'Lorem ipsum dolor sit amet '.repeat(60)],
		['one word without end', 'W'.repeat(900)],
	])('%s: cut in parts, nothing lost', (_, text) => {
		const parts = split(text);
		expect(parts.length).toBeGreaterThan(2);
		expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
		expect(Math.max(...parts.map((part) => part.split('\n').length))).toBeLessThanOrEqual(10);
	});

	test('a cut is made between words', () => {
		const parts = split('mot '.repeat(300).trim());
		expect(
			parts
				.join(' ')
				.split(/\s+/)
				.every((word) => word === 'mot'),
		).toBe(true);
	});
});
