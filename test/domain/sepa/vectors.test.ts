import { findCreditorIdentifierProblem } from '../../../domain/sepa/findCreditorIdentifierProblem';
import { findIbanProblem } from '../../../domain/sepa/findIbanProblem';
import { SEPA_COUNTRIES, needsDebtorAddress } from '../../../domain/sepa/sepaCountries';
import { findReason, REASONS } from '../../../domain/sepa/reasonCodes';
import { addTargetDays, isTargetDay, targetDayFrom } from '../../../domain/sepa/targetDays';
import { addDays } from '../../../domain/dates/calendarDate';
import { describeConformance, sepaJson } from '../../support/sepaConformance';

interface Vectors {
	readonly iban_mod97: Record<string, boolean>;
	readonly ics_mod97: Record<string, boolean>;
	readonly ics_check_digits: Record<string, string>;
	readonly target_holidays: Record<string, string[]>;
	readonly target_arithmetic: ReadonlyArray<Record<string, string> & { is_target: boolean }>;
}

describeConformance('vectors', () => {
	const vectors = sepaJson<Vectors>('own-vectors.json');

	test.each(Object.entries(vectors.iban_mod97))('IBAN %s: %s', (iban, valid) => {
		expect(findIbanProblem(iban) === undefined).toBe(valid);
	});

	test.each(Object.entries(vectors.ics_mod97))('creditor identifier %s: %s', (identifier, valid) => {
		expect(findCreditorIdentifierProblem(identifier) === undefined).toBe(valid);
	});

	test.each(Object.entries(vectors.ics_check_digits))('check digits of %s are %s', (parts, digits) => {
		const [country, national] = parts.split('+');
		const fitting = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0')).filter(
			(check) => findCreditorIdentifierProblem(`${country}${check}ZZZ${national}`) === undefined,
		);
		expect(fitting).toContain(digits);
	});

	test.each(Object.entries(vectors.target_holidays))(
		'TARGET is closed in %s on these days beside weekends',
		(year, closed) => {
			for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
				const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
				expect([day, isTargetDay(day)]).toEqual([day, !isWeekend && !closed.includes(day)]);
			}
		},
	);

	test.each(vectors.target_arithmetic)(
		'from $from',
		({ from = '', is_target, next_target_or_same, plus1, plus2, plus5, minus1 }) => {
			expect(isTargetDay(from)).toBe(is_target);
			expect(targetDayFrom(from)).toBe(next_target_or_same);
			expect([1, 2, 5, -1].map((days) => addTargetDays(from, days))).toEqual([plus1, plus2, plus5, minus1]);
		},
	);

	test('the countries and which of them need an address', () => {
		const { countries } = sepaJson<{
			countries: Record<string, { eea: boolean; debtorAddressNeeded: boolean }>;
		}>('sepa-countries.json');
		expect([...SEPA_COUNTRIES.keys()].sort()).toEqual(Object.keys(countries).sort());
		for (const [country, { eea, debtorAddressNeeded }] of Object.entries(countries)) {
			expect([country, SEPA_COUNTRIES.get(country)?.eea]).toEqual([country, eea]);
			expect([country, needsDebtorAddress(`${country}00`)]).toEqual([country, debtorAddressNeeded]);
		}
	});

	test('every reason code of the list has a meaning, an action and a group', () => {
		const codes = sepaJson<ReadonlyArray<{ code: string }>>('sdd-reason-codes.json').map(({ code }) => code);
		expect([...REASONS.keys()].sort()).toEqual([...codes].sort());
	});
});

test.each([
	['AM04', 'retry'],
	['ED05', 'retry'],
	['TM01', 'retry'],
	['AC01', 'fix'],
	['MD02', 'fix'],
	['RR04', 'fix'],
	['MD01', 'stop'],
	['MD07', 'stop'],
	['MS02', 'stop'],
	['XX99', 'stop'],
])('reason %s: %s', (code, group) => {
	const reason = findReason(code);
	expect(reason.group).toBe(group);
	for (const text of [reason.meaning, reason.action]) expect(text).toMatch(/^[A-Z].+\.$/);
});
