import fc from 'fast-check';
import { column } from '../../services/imports/columns/column';
import { DATASETS, DATASET_NAMES } from '../../services/imports/dataset';
import { foldTitle } from '../../services/imports/foldTitle';
import { restorePhone, restorePostCode, restoreRegistration } from '../../services/imports/leadingZeros';
import { matchColumns } from '../../services/imports/matchColumns';
import { readCell, type Conventions } from '../../services/imports/readCell';
import { readDate } from '../../services/imports/readDate';
import { decimalSignOf, readDecimal } from '../../services/imports/readDecimal';
import { MASTER_KINDS } from '../../domain/masters/schemas';
import type { z } from 'zod/v4';

const valueOf = (...given: Parameters<typeof readDecimal>) => {
	const read = readDecimal(...given);
	return read && ('value' in read ? read.value : 'ambiguous');
};

describe('numbers', () => {
	test.each([
		['12', '12'],
		['12,5', '12.5'],
		['12.50', '12.5'],
		['1 234,50', '1234.5'],
		['1\u202f234,50', '1234.5'],
		['1\u00a0234\u00a0567,8', '1234567.8'],
		["1'234.50", '1234.5'],
		['1.234,50', '1234.5'],
		['1,234.50', '1234.5'],
		['1.234.567', '1234567'],
		['1,234,567', '1234567'],
		['1.234.567,89', '1234567.89'],
		['0,125', '0.125'],
		['1234,567', '1234.567'],
		['1234567', '1234567'],
		['12,50 €', '12.5'],
		['€ 12,50', '12.5'],
		['1.500.000 đ', '1500000'],
		['-12,50', '-12.5'],
		['\u221212,50', '-12.5'],
		['(12,50)', '-12.5'],
		['12,50-', '-12.5'],
		['+5', '5'],
		['0', '0'],
		['-0', '0'],
	])('%j is %s', (text, value) => expect(valueOf(text)).toBe(value));

	test.each([
		'',
		'abc',
		'12,5O',
		'1,2,3',
		'1 23',
		'12 34,5',
		'1.23.456',
		'1e5',
		'12,',
		',5',
		'--5',
		'1,234,56',
		'1.234,567.8',
		'∞',
		'NaN',
		'0x10',
		'1/2',
	])('%j is no number', (text) => expect(valueOf(text)).toBeUndefined());

	test.each(['1,234', '1.234', '850.000', '12,345'])('%j may be two numbers: nobody guesses', (text) => {
		expect(valueOf(text)).toBe('ambiguous');
		expect(decimalSignOf(text)).toBeUndefined();
	});

	test('a sign that is known decides, and so does an amount without decimals', () => {
		expect([valueOf('1,234', 'comma'), valueOf('1.234', 'comma')]).toEqual(['1.234', '1234']);
		expect([valueOf('1,234', 'point'), valueOf('1.234', 'point')]).toEqual(['1234', '1.234']);
		expect([valueOf('850.000', undefined, true), valueOf('850,000', undefined, true)]).toEqual([
			'850000',
			'850000',
		]);
	});

	test.each([
		['12,5', 'comma'],
		['1 234,50', 'comma'],
		['1.234.567', 'comma'],
		['12.5', 'point'],
		['1,234,567', 'point'],
		['1234', undefined],
		['x', undefined],
	])('%j shows %s before decimals', (text, sign) => expect(decimalSignOf(text)).toBe(sign));

	test('what is written with a known sign is read as it was', () => {
		const signs = fc.constantFrom<['comma' | 'point', string, string]>(
			['comma', ',', '.'],
			['comma', ',', ' '],
			['point', '.', ','],
		);
		fc.assert(
			fc.property(fc.nat(10_000_000), fc.nat(9999), signs, (whole, rest, [sign, decimal, group]) => {
				const digits = String(rest).padStart(4, '0');
				const text = `${String(whole).replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${digits}`;
				expect(valueOf(text, sign)).toBe(String(Number(`${whole}.${digits}`)));
			}),
		);
	});
});

describe('dates', () => {
	const dateOf = (...given: Parameters<typeof readDate>) => {
		const read = readDate(...given);
		return read && ('date' in read ? read.date : 'ambiguous');
	};

	test.each([
		['2026-03-04', '2026-03-04'],
		['2026/3/4', '2026-03-04'],
		['20260304', '2026-03-04'],
		['2026-03-04T00:00:00.000Z', '2026-03-04'],
		['2026-03-04 10:00:00', '2026-03-04'],
		['31/03/2026', '2026-03-31'],
		['03/31/2026', '2026-03-31'],
		['31.3.26', '2026-03-31'],
		['31-03-99', '1999-03-31'],
		['04/04/2026', '2026-04-04'],
		[46085, '2026-03-04'],
		[46085.75, '2026-03-04'],
		['46085', '2026-03-04'],
	])('%j is %s in every country', (text, date) => expect(dateOf(text, undefined)).toBe(date));

	test('03/04 is never guessed', () => {
		expect(dateOf('03/04/2026', undefined)).toBe('ambiguous');
		expect(dateOf('03/04/2026', 'dayFirst')).toBe('2026-04-03');
		expect(dateOf('03/04/2026', 'monthFirst')).toBe('2026-03-04');
	});

	test.each([
		['31/02/2026', 'dayFirst'],
		['03/31/2026', 'dayFirst'],
		['31/03/2026', 'monthFirst'],
		['2026-02-29', undefined],
		['4 mars 2026', undefined],
		['12', undefined],
		[12, undefined],
		[99_999_999, undefined],
		['00/00/0000', 'dayFirst'],
	] as const)('%j with %s is none', (text, order) => expect(dateOf(text, order)).toBeUndefined());
});

const CONVENTIONS: Conventions = { dateOrder: 'dayFirst', decimalSign: undefined, wholeAmounts: false };
const cell = (type: Parameters<typeof column>[1], value: unknown, more: Partial<Conventions> = {}) =>
	readCell(
		value,
		column('field', type, 'Field', 'Champ', 'Cột', { invoice: ['facture'], creditNote: ['avoir'] }),
		{
			...CONVENTIONS,
			...more,
		},
	);
const ruleOf = (...given: Parameters<typeof cell>) => {
	try {
		return cell(...given);
	} catch (error) {
		return (error as { rule: string }).rule;
	}
};

describe('cells', () => {
	test.each([
		['text', '  Épicerie  ', 'Épicerie'],
		['text', "'=SUM(A1)", '=SUM(A1)'],
		['text', 12, '12'],
		['code', '="00123"', '00123'],
		['code', 123, '123'],
		['code', '1E5', '1E5'],
		['code', 40483304800022, '40483304800022'],
		['iban', 'fr76 3000 6000 0112 3456 7890 189', 'FR7630006000011234567890189'],
		['flag', 'Oui', true],
		['flag', 'không', false],
		['flag', true, true],
		['flag', 0, false],
		['choice', 'AVOIR', 'creditNote'],
		['list', 'avoir; Facture,', ['creditNote', 'invoice']],
		['country', 'France', 'FR'],
		['country', 'allemagne', 'DE'],
		['country', 'Việt Nam', 'VN'],
		['country', 'Viêt Nam', 'VN'],
		['country', 'UK', 'GB'],
		['country', 'be', 'BE'],
		['currency', '€', 'EUR'],
		['currency', 'vnđ', 'VND'],
		['language', 'Français', 'fr'],
		['language', 'Tiếng Việt', 'vi'],
		['unit', 'Pièce', 'C62'],
		['unit', 'kgm', 'KGM'],
		['unit', 'm²', 'MTK'],
		['count', '30 jours', 30],
		['count', '30', 30],
		['count', '2ème relance', 2],
		['count', 'R2', 2],
		['date', '04/03/2026', '2026-03-04'],
		['percent', '20 %', '20'],
		['percent', '5,5', '5.5'],
		['percent', '0,2 %', '0.2'],
		['percent', 2.1, 2.1],
		['amount', 18.4, 18.4],
		['amount', '', undefined],
		['text', null, undefined],
		['text', '   ', undefined],
		['text', "'", "'"],
	] as const)('a %s %j becomes %j', (type, value, read) => expect(cell(type, value)).toEqual(read));

	test.each([
		['code', '4,04833E+13', 'cell.shortened'],
		['code', 1e21, 'cell.shortened'],
		['flag', 'perhaps', 'cell.flag'],
		['choice', 'devis', 'cell.choice'],
		['list', 'avoir, devis', 'cell.choice'],
		['country', 'Frnce', 'cell.country'],
		['language', 'de', 'cell.language'],
		['count', '30 fin de mois', 'cell.count'],
		['date', '31/02/2026', 'cell.date'],
		['percent', 0.2, 'cell.percent'],
		['percent', '0,055', 'cell.percent'],
		['amount', '12,5O', 'cell.number'],
		['amount', '1,234', 'cell.numberAmbiguous'],
		['text', ['a'], 'cell.shape'],
	] as const)('a %s %j is refused: %s', (type, value, rule) => expect(ruleOf(type, value)).toBe(rule));

	test('what depends on conventions follows them', () => {
		expect(ruleOf('date', '03/04/2026', { dateOrder: undefined })).toBe('cell.dateAmbiguous');
		expect(cell('date', '03/04/2026', { dateOrder: 'monthFirst' })).toBe('2026-03-04');
		expect(cell('amount', '850.000', { wholeAmounts: true })).toBe('850000');
		expect(ruleOf('decimal', '850.000', { wholeAmounts: true })).toBe('cell.numberAmbiguous');
		expect(cell('amount', '1,234', { decimalSign: 'comma' })).toBe('1.234');
	});

	test('no refusal shows more than a glance of a long cell', () => {
		expect(() => cell('amount', 'x'.repeat(5000))).toThrow(/^.{0,120}$/);
	});
});

test('zeros that a spreadsheet dropped come back where length or check digits tell', () => {
	expect(restorePostCode('1000', 'FR')).toBe('01000');
	expect(restorePostCode('1000', 'BE')).toBe('1000');
	expect(restorePostCode('75001', 'FR')).toBe('75001');
	expect(restoreRegistration('100109106', 'VN')).toBe('0100109106');
	expect(restoreRegistration('100109107', 'VN')).toBe('100109107');
	expect(restoreRegistration('5880158', 'FR')).toBe('005880158');
	expect(restoreRegistration('5880159', 'FR')).toBe('5880159');
	expect(restoreRegistration('158', 'FR')).toBe('158');
	expect(restoreRegistration('303265045', 'FR')).toBe('303265045');
	expect(restorePhone('478123456', 'FR')).toBe('0478123456');
	expect(restorePhone('912345678', 'VN')).toBe('0912345678');
	expect(restorePhone('+33 4 78 12 34 56', 'FR')).toBe('+33 4 78 12 34 56');
});

describe('columns', () => {
	const columns = DATASETS.customer.columns;
	const fields = (titles: readonly string[], required: readonly string[] = ['code']) =>
		Object.fromEntries(
			matchColumns(titles, columns, required).matched.map(({ title, column: { field } }) => [title, field]),
		);

	test.each([
		['Code client', 'Raison sociale', 'SIRET', 'Code postal'],
		['CODE CLIENT', 'raison sociale', 'N° Siret', 'CP'],
		['Customer code', 'Company name', 'Registration number', 'ZIP'],
		['Mã khách hàng', 'Tên công ty', 'Mã số thuế', 'Mã bưu điện'],
		['Ma khach hang', 'TEN  CONG TY', 'MST', 'mã bưu chính'],
		['code', 'name', 'registrationNumber', 'address.postCode'],
		['Code client (obligatoire)', 'Nom *', 'SIRET [14 chiffres]', 'code_postal'],
	])('%s, %s, %s, %s are found', (...titles) => {
		expect(Object.values(fields(titles))).toEqual(['code', 'name', 'registrationNumber', 'address.postCode']);
	});

	test('of two titles for one field the more precise one is taken, and the other one named', () => {
		const found = matchColumns(['Nom', 'Code', 'Raison sociale', 'Couleur', ''], columns, ['code']);
		expect(found.matched.map(({ title }) => title)).toEqual(['Code', 'Raison sociale']);
		expect(found).toMatchObject({ doubled: ['Nom'], unknown: ['Couleur'] });
	});

	test('a column that is needed and missing is named, with what the file has', () => {
		expect(() => matchColumns(['Nom', 'Ville'], columns, ['code'])).toThrow(
			/'code' \(Customer code, .*Nom, Ville/,
		);
	});

	test.each(DATASET_NAMES)('%s: no two fields share the title that an export writes', (name) => {
		for (const language of ['en', 'fr', 'vi'] as const) {
			const titles = DATASETS[name].columns.map((each) => foldTitle(each.titles[language][0] ?? ''));
			expect(titles).toEqual([...new Set(titles)]);
			expect(titles).not.toContain('');
			const all = DATASETS[name].columns.map((each) => each.titles[language][0] ?? '');
			const { matched } = matchColumns(all, DATASETS[name].columns, []);
			expect(matched.map(({ column: { field } }) => field)).toEqual(
				DATASETS[name].columns.map(({ field }) => field),
			);
		}
	});

	test.each(['customer', 'supplier', 'contact', 'product', 'mandate'] as const)(
		'%s: every field of the record has a column',
		(name) => {
			const shape = (MASTER_KINDS[DATASETS[name].kind].schema as z.ZodObject).shape;
			const covered = new Set(DATASETS[name].columns.map(({ field }) => field.split('.')[0]));
			const byRole = {
				customer: ['isCustomer'],
				supplier: ['isSupplier'],
				contact: [],
				product: [],
				mandate: [],
			}[name];
			expect(Object.keys(shape).filter((field) => !covered.has(field) && field !== 'company')).toEqual(
				byRole,
			);
		},
	);
});
