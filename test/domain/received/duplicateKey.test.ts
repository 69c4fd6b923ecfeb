import fc from 'fast-check';
import { duplicateKeyOf, normalizeNumber } from '../../../domain/received/duplicateKey';
import { field, soundInvoice } from './received';

const anInvoice = (changes: object) => ({ ...soundInvoice, ...changes });

describe('a number as it is compared', () => {
	test.each([
		['fa 2026/017', 'FA-2026-017'],
		['FA-2026-017', 'FA-2026-017'],
		['  №42 ', 'NO42'],
		['00000042', '42'],
		['0', '0'],
		['1-11', '1-11'],
		['11-1', '11-1'],
		['C26TAA００４', 'C26TAA004'],
		['Số 7', 'SỐ-7'],
	])('%s', (written, compared) => {
		expect(normalizeNumber(written)).toBe(compared);
	});

	test('signs alone are no number', () => expect(normalizeNumber(' -/- ')).toBeNull());

	test('comparing what was compared changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const once = normalizeNumber(text);
				expect(once === null ? null : normalizeNumber(once)).toBe(once);
			}),
		);
	});
});

describe('the issuer', () => {
	const issuerOf = (seller: object) => duplicateKeyOf(anInvoice({ seller })).issuer;

	test('is one French company by VAT number, SIREN and SIRET', () => {
		const numbers = [
			{ taxId: field('FR83 404 833 048') },
			{ registrationId: field('404833048') },
			{ registrationId: field('404 833 048 00012') },
			{ taxId: field('FR83404833048'), registrationId: field('40483304800012') },
		];
		expect(new Set(numbers.map(issuerOf))).toEqual(new Set(['404833048']));
	});

	test('is known by its tax code elsewhere, and not at all without a number', () => {
		expect(issuerOf({ taxId: field('0100109106-001') })).toBe('0100109106001');
		expect(issuerOf({ taxId: field('DE 123 456 789') })).toBe('DE123456789');
		expect(issuerOf({ name: field('Kiste') })).toBeNull();
	});
});

test('type, series and year are part of it', () => {
	const key = duplicateKeyOf(
		anInvoice({ kind: field('creditNote'), series: field('1C26 TAA'), issueDate: field('2025-12-31') }),
	);
	expect(key).toMatchObject({ kind: 'creditNote', series: '1C26TAA', year: '2025' });
});
