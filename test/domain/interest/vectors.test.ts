import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../../domain/dates/calendarDate';
import { computeLateCharges } from '../../../domain/interest/computeLateCharges';
import { computeLateInterest } from '../../../domain/interest/computeLateInterest';
import { findRate, PUBLISHED_RATES } from '../../../domain/interest/rates';

const BUSINESS = { country: 'FR', buyer: 'business' } as const;
const debt = (amount: number, dueDate: string) => ({ amount, dueDate });

const FOLDER =
	process.env['O2C_CONFORMANCE'] ?? join(__dirname, '..', '..', '..', '..', 'shared', 'conformance');
function sample<T>(name: string): T | undefined {
	const file = join(FOLDER, name);
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
	console.warn(
		`SKIPPED: the sample '${name}' is not here. Set O2C_CONFORMANCE, or put it at ../shared/conformance.`,
	);
	return undefined;
}

interface Vector {
	principal_cents: number;
	due: string;
	paid: string;
	days_per_rate: Record<string, number>;
	interest_cents_365: number;
	plus_fixed_4000: number;
}

describe('vectors of late interest', () => {
	const vectors = sample<{ fr_late_interest_act365: Vector[] }>('sepa/own-vectors.json');
	(vectors ? test : test.skip)('amounts, days of each rate, with the indemnity', () => {
		expect(vectors?.fr_late_interest_act365.length).toBeGreaterThan(0);
		for (const vector of vectors?.fr_late_interest_act365 ?? []) {
			const charges = computeLateCharges([debt(vector.principal_cents, vector.due)], vector.paid, BUSINESS);
			expect(charges.interest).toBe(vector.interest_cents_365);
			expect(charges.interest + (charges.indemnity?.amount ?? 0)).toBe(vector.plus_fixed_4000);
			const parts = charges.instalments[0]?.parts ?? [];
			expect(Object.fromEntries(parts.map(({ percent, days }) => [percent, days]))).toEqual(
				vector.days_per_rate,
			);
		}
	});

	const rates = sample<Record<string, Record<string, number | null>>>('france/rates.json');
	const days: Record<string, string> = { H1: '-02-10', H2: '-08-10' };
	const dayOf = (half: string) => `${half.slice(0, 4)}${days[half.slice(5)]}`;
	(rates ? test : test.skip)('rates by half-year, those that nobody knows included', () => {
		const asked = [
			['defaultPenaltyPct', 'business'],
			['publicBuyerPenaltyPct', 'public'],
		] as const;
		let compared = 0;
		for (const [name, buyer] of asked) {
			for (const [half, percent] of Object.entries(rates?.[name] ?? {})) {
				if (half === 'rule') continue;
				const dueDate = dayOf(half);
				const { parts, missing } = computeLateInterest(debt(100_00, dueDate), addDays(dueDate, 10), {
					country: 'FR',
					buyer,
				});
				expect(parts.map((part) => Number(part.percent))).toEqual(percent === null ? [] : [percent]);
				expect(missing).toHaveLength(percent === null ? 1 : 0);
				compared += 1;
			}
		}
		expect(compared).toBeGreaterThan(3);
		for (const [half, percents] of Object.entries(rates?.['legalInterestPct'] ?? {})) {
			const { professional } = percents as unknown as { professional: number | null };
			const known = findRate(PUBLISHED_RATES, 'legalFranceBusiness', dayOf(half));
			expect(known === undefined ? null : Number(known.percent)).toBe(professional);
		}
	});
});
