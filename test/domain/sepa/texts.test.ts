import fc from 'fast-check';
import { chooseEndToEndId } from '../../../domain/sepa/chooseEndToEndId';
import { findBicProblem, isBicOfIban } from '../../../domain/sepa/findBicProblem';
import { maskIban, normalizeIban } from '../../../domain/sepa/findIbanProblem';
import { findIdProblem } from '../../../domain/sepa/findIdProblem';
import { isSepaText, toSepaText } from '../../../domain/sepa/toSepaText';

test.each([
	['Émile Œuvrard & Cie', 'Emile OEuvrard + Cie'],
	['ça coûte 10€', 'ca coute 10E'],
	['info@bank.fr', 'info(at)bank.fr'],
	['a_b', 'a-b'],
	['Straße – Łódź', 'Strasse - Lodz'],
	['Công ty Đại Phát', 'Cong ty Dai Phat'],
	['Καφενείο', 'Kafeneio'],
	['Шумен', 'Shumen'],
	['one\ntwo\n\n', 'one two'],
	['  a   b  ', 'a b'],
	['L’été', "L'ete"],
	['e\u0301te\u0301', 'ete'],
	['株式会社', ''],
	['"=<>!', ''],
	["a-b/c?d:e(f).g,h'i+j", "a-b/c?d:e(f).g,h'i+j"],
])('%j is written %j', (text, written) => {
	expect(toSepaText(text, 140)).toBe(written);
});

test('German banks keep umlauts and four signs where that is wanted', () => {
	expect(toSepaText('Müller & Söhne <5%>', 140, 'german')).toBe('Müller & Söhne 5%');
});

test('whatever is given comes out in the set, in its length, and stays when it is given again', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 80 }), (text, max) => {
			const written = toSepaText(text, max);
			expect(isSepaText(written)).toBe(true);
			expect(written.length).toBeLessThanOrEqual(max);
			expect(written).toBe(written.trim());
			expect(toSepaText(written, max)).toBe(written);
		}),
	);
});

test('ids are left as they are, or refused', () => {
	const problem = (id: string, spaces = true) => findIdProblem(id, { name: 'Id', spaces })?.rule;
	expect(['A', 'A b', "+?/-:().,'9"].map((id) => problem(id))).toEqual([undefined, undefined, undefined]);
	expect(['', ' A', '/A', 'A/', 'A//B', 'Ä', 'A_B', 'A&B', 'X'.repeat(36)].map((id) => problem(id))).toEqual(
		Array.from({ length: 9 }, () => 'sepa.id'),
	);
	expect(problem('A b', false)).toBe('sepa.id');
});

test('the end-to-end id is the one given, else the number of the invoice, else the word for none', () => {
	expect(chooseEndToEndId({ endToEndId: 'E', invoiceNumber: 'FA-1' })).toBe('E');
	expect(chooseEndToEndId({ invoiceNumber: 'FA-1' })).toBe('FA-1');
	expect(chooseEndToEndId({ invoiceNumber: 'FA_1' })).toBe('NOTPROVIDED');
	expect(chooseEndToEndId({})).toBe('NOTPROVIDED');
});

test('a BIC and the country of the account', () => {
	expect(
		['DEUTDEDB', 'DEUTDEDBXXX', 'deutdedb', 'DEUTDEDBX', 'NOTPROVIDED'].map(
			(bic) => findBicProblem(bic)?.rule,
		),
	).toEqual([undefined, undefined, 'sepa.bic', 'sepa.bic', 'sepa.bic']);
	expect(isBicOfIban('AGRIMQMX', 'FR3930003000306936293381A23')).toBe(true);
	expect(isBicOfIban('AGRIMAMX', 'FR3930003000306936293381A23')).toBe(false);
	expect(isBicOfIban('RBOSGGSX', 'GB29NWBK60161331926819')).toBe(true);
});

test('an IBAN as people write it, and as it is shown', () => {
	expect(normalizeIban('fr14 2004 1010\u00a00505 0001 3M02 606')).toBe('FR1420041010050500013M02606');
	expect(maskIban('FR1420041010050500013M02606')).toBe('FR14…2606');
});
