import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONVERSIONS } from '../../../domain/documents/conversions';
import { checkTemplate, loadLayout, loadTexts } from '../../../formats/pdf/loadTemplates';
import { templatesFolder } from '../../../formats/pdf/locatePackage';
import { PRINT_LANGUAGES } from '../../../formats/pdf/printable';
import { printLayout, printTexts } from '../../../formats/pdf/templateSchema';

const read = (name: string) =>
	JSON.parse(readFileSync(join(templatesFolder, 'documents', name), 'utf8')) as Record<string, object>;

function pathsOf(node: unknown, path = ''): string[] {
	if (typeof node !== 'object' || node === null || Array.isArray(node)) return [path];
	return Object.entries(node).flatMap(([name, value]) => pathsOf(value, `${path}/${name}`));
}

test('the shipped templates are good', () => {
	for (const language of PRINT_LANGUAGES) expect(() => loadTexts(language)).not.toThrow();
	expect(() => loadLayout()).not.toThrow();
});

test('the languages say the same things', () => {
	// Wordings of one country's law are translated where that country's sellers write in the language.
	const own = /^\/(taxMentions\/FR|taxCategories)/;
	const [first, ...others] = PRINT_LANGUAGES.map((language) =>
		pathsOf(read(`texts.${language}.json`))
			.filter((path) => !own.test(path))
			.sort(),
	);
	for (const other of others) expect(other).toEqual(first);
});

test('placeholders are the same in every language', () => {
	const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
	const byLanguage = PRINT_LANGUAGES.map((language) => {
		const texts = loadTexts(language);
		return [...Object.values(texts.labels), texts.payment.cashDiscountTerms, texts.number.percent].map(holes);
	});
	for (const other of byLanguage) expect(other).toEqual(byLanguage[0]);
});

test('every conversion has a reference line', () => {
	for (const language of PRINT_LANGUAGES) {
		const { parents } = loadTexts(language);
		for (const { from, relation } of CONVERSIONS) expect(parents).toHaveProperty([`${relation}.${from}`]);
	}
});

describe('a template that somebody edited', () => {
	const check = (change: (layout: Record<string, object>) => unknown) => () =>
		checkTemplate('standard.json', JSON.stringify(change(read('standard.json'))), printLayout);

	test.each<[string, (layout: Record<string, object>) => unknown, RegExp]>([
		['a name that does not exist', (layout) => ({ ...layout, colour: 1 }), /standard\.json.*colour/],
		['a missing part', ({ colors: _, ...layout }) => layout, /colors/],
		[
			'a colour by name',
			(layout) => ({ ...layout, colors: { ...layout.colors, ink: 'red' } }),
			/colors\.ink.*#/,
		],
		['a column that does not exist', (layout) => ({ ...layout, references: ['secret'] }), /references\.0/],
		[
			'lines without description',
			(layout) => ({ ...layout, columns: { ...layout.columns, priced: ['net'] } }),
			/columns\.priced.*description/,
		],
	])('%s is refused with its place', (_, change, message) => {
		expect(check(change)).toThrow(message);
	});

	test('broken JSON is refused with the name of the file', () => {
		expect(() => checkTemplate('texts.fr.json', '{ "a": ', printTexts)).toThrow(
			/texts\.fr\.json is not JSON/,
		);
	});

	test('a text that is missing is named', () => {
		const texts = read('texts.fr.json');
		const { page: _, ...labels } = texts.labels as { page: string };
		expect(() => checkTemplate('texts.fr.json', JSON.stringify({ ...texts, labels }), printTexts)).toThrow(
			/labels\.page/,
		);
	});
});
