import { checkFrenchRegistration, checkSiren, checkSiret } from '../../../domain/tax/checkSiren';
import { checkVatNumber, sirenOfVatNumber } from '../../../domain/tax/checkVatNumber';
import { checkVietnameseTaxCode } from '../../../domain/tax/checkVietnameseTaxCode';
import { checkIdentity } from '../../../domain/masters/checkIdentity';
import { EU_COUNTRIES, vatPrefixOf } from '../../../domain/tax/countries';
import { VAT_NUMBER_RULES } from '../../../domain/tax/vatNumberRules';

/** Numbers that public documentation uses as examples, each with a neighbour of one other digit. */
const RIGHT: ReadonlyArray<readonly [string, string]> = [
	['Austria', 'ATU13585627'],
	['Belgium', 'BE0428759497'],
	['Germany', 'DE136695976'],
	['Spain, a company with a digit', 'ESB58378431'],
	['Spain, a person', 'ES54362315K'],
	['Spain, a foreigner', 'ESX2482300W'],
	['France', 'FR40303265045'],
	['France, in groups', 'FR 40 303 265 045'],
	['France, a key with a letter', 'FRK7399859412'],
	['Italy', 'IT00743110157'],
	['Luxembourg', 'LU15027442'],
	['Netherlands, a company', 'NL004495445B01'],
	['Netherlands, a sole trader', 'NL123456789B13'],
	['Poland', 'PL8567346215'],
	['Portugal', 'PT501964843'],
	['Greece, by its own letters', 'EL123456783'],
	['Romania, a short one', 'RO18547290'],
	['Northern Ireland', 'XI123456789'],
];

test.each(RIGHT)('%s: %s is taken', (_country, number) => {
	expect(checkVatNumber(number)).toBeUndefined();
});

/** The countries whose check digits are computed. */
const CHECKED = RIGHT.filter(([, number]) => VAT_NUMBER_RULES[number.slice(0, 2)]?.fits);

test('the check digits of ten countries are computed', () => {
	expect([...new Set(CHECKED.map(([, number]) => number.slice(0, 2)))].sort()).toEqual(
		['AT', 'BE', 'DE', 'ES', 'FR', 'IT', 'LU', 'NL', 'PL', 'PT'].sort(),
	);
});

// A Dutch number of the one kind may be right by chance as one of the other kind.
test.each(CHECKED.filter(([, number]) => !number.startsWith('NL')))(
	'%s: %s with one digit changed is refused',
	(_country, number) => {
		const at = [...number].findLastIndex((sign) => /\d/.test(sign));
		for (let digit = 0; digit <= 9; digit += 1) {
			const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
			if (changed === number) continue;
			expect([changed, checkVatNumber(changed)]).toEqual([changed, expect.stringMatching(/check digits/)]);
		}
	},
);

test.each([
	['too short', 'FR4030326504', undefined, /after FR come a key/],
	['of two other countries', 'DE12345678', undefined, /after DE come 9 digits/],
	['of the Netherlands', 'NL004495446B01', undefined, /check digits/],
	['without its country', '40303265045', 'FR', /is written FR40303265045/],
	['with the country in place of its letters', 'GR123456783', 'GR', /begin with EL/],
	[
		'with letters of no member state',
		'GB123456789',
		'FR',
		/does not begin with a country of the European Union/,
	],
	['of Viet Nam', '0100109107', 'VN', /check digit/],
] as const)('a VAT number %s is refused: %s', (_title, number, country, says) => {
	expect(checkVatNumber(number, country)).toMatch(says);
});

test.each([
	['of a French registration of a German company', 'FR40303265045', 'DE'],
	['of Monaco', 'FR53000004605', 'MC'],
	['of a country outside the Union', 'CHE-123.456.788', 'CH'],
	['of nobody knows where', '12-3456789', undefined],
] as const)('a VAT number %s is taken: %s', (_title, number, country) => {
	expect(checkVatNumber(number, country)).toBeUndefined();
});

test('every member state has a form of its own', () => {
	for (const country of EU_COUNTRIES) expect(VAT_NUMBER_RULES[vatPrefixOf(country)]).toBeDefined();
});

test.each([
	['732829320', undefined],
	['303 265 045', undefined],
	['732829321', /check digit/],
	['73282932', /9 digits/],
	['73282932O', /9 digits/],
])('SIREN %s', (number, problem) => {
	if (problem) expect(checkSiren(number)).toMatch(problem);
	else expect(checkSiren(number)).toBeUndefined();
});

test.each([
	['73282932000074', undefined],
	['732 829 320 00074', undefined],
	['73282932000075', /check digit does not fit/],
	['73282932100074', /SIREN, does not fit/],
	['7328293200007', /14 digits/],
	// La Poste: the sum of the digits is a multiple of 5; its head office follows Luhn.
	['35600000049837', undefined],
	['35600000000048', undefined],
	['35600000049838', /check digit does not fit/],
])('SIRET %s', (number, problem) => {
	if (problem) expect(checkSiret(number)).toMatch(problem);
	else expect(checkSiret(number)).toBeUndefined();
});

test('an association may give its own number', () => {
	expect(checkFrenchRegistration('W751212517')).toBeUndefined();
	expect(checkFrenchRegistration('RCS Paris')).toMatch(/neither a SIREN .* nor a SIRET/);
});

test.each([
	['0100109106', undefined],
	['0104831030', undefined],
	['0314409058', undefined],
	['0100109106-501', undefined],
	['0100109106501', undefined],
	['001204012345', undefined],
	['0100109107', /check digit/],
	['0101234567', /check digit/],
	['0100109106-000', /branches count from 001/],
	['010010910', /10 digits, 10-3/],
	['0100000000', /check digit/],
])('Vietnamese tax code %s', (number, problem) => {
	if (problem) expect(checkVietnameseTaxCode(number)).toMatch(problem);
	else expect(checkVietnameseTaxCode(number)).toBeUndefined();
});

describe('both numbers of a French company', () => {
	test('hold the same SIREN', () => {
		const given = { vatNumber: 'FR40303265045', registrationNumber: '303 265 045 00017' };
		expect(sirenOfVatNumber(given.vatNumber)).toBe('303265045');
		expect(checkIdentity({ ...given, registrationNumber: '303265045' }, 'FR')).toBeUndefined();
	});

	test('or belong to two companies, which is said', () => {
		expect(checkIdentity({ vatNumber: 'FR40303265045', registrationNumber: '732829320' }, 'FR')).toEqual({
			field: 'vatNumber',
			message: expect.stringMatching(/SIREN 303265045.*SIREN 732829320/),
		});
	});

	test('are looked at only where the country asks for them', () => {
		expect(checkIdentity({ registrationNumber: 'HRB 1' }, 'DE')).toBeUndefined();
		expect(checkIdentity({ registrationNumber: 'HRB 1' }, undefined)).toBeUndefined();
		expect(checkIdentity({ registrationNumber: 'HRB 1' }, 'FR')).toMatchObject({
			field: 'registrationNumber',
		});
	});
});
