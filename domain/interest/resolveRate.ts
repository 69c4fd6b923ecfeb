import type { CalendarDate } from '../dates/calendarDate';
import { Exact, toDecimal, type Decimal } from '../money/decimal';
import type { InterestRule, MissingRate, RateTable } from './interest';
import { findRate } from './rates';
import { nameHalfYear, startOfHalfYear } from './splitPeriods';

export type ResolvedRate =
	| { readonly percent: Decimal; readonly note?: string; readonly missing?: undefined }
	| { readonly missing: MissingRate };

/**
 * The yearly rate for days of one half-year. A contract below the floor is raised to it; a floor that nobody knows
 * yet leaves the contract as it is and says so.
 *
 * @param day any day of the half-year
 */
export function resolveRate(
	rule: InterestRule,
	contractPercent: Decimal | undefined,
	day: CalendarDate,
	rates: RateTable,
): ResolvedRate {
	const on = startOfHalfYear(day);
	if (rule.contractual && contractPercent !== undefined) return aboveFloor(rule, contractPercent, on, rates);
	if ('percent' in rule.rate) return { percent: rule.rate.percent };
	const { reference, plus } = rule.rate;
	const published = findRate(rates, reference, on);
	if (published === undefined) return { missing: missingRate(reference, on) };
	return { percent: toDecimal(new Exact(published.percent).plus(plus)) };
}

function aboveFloor(
	{ floor }: InterestRule,
	contract: Decimal,
	on: CalendarDate,
	rates: RateTable,
): ResolvedRate {
	if (floor === undefined) return { percent: contract };
	const published = findRate(rates, floor.reference, on);
	const half = nameHalfYear(on);
	if (published === undefined) {
		const note = `The rate of the contract, ${contract} %, could not be compared with the least that the law allows in ${half}: '${floor.reference}' is not known for ${on}. Add it to the rates of the company.`;
		return { percent: contract, note };
	}
	const least = new Exact(published.percent).times(floor.times);
	if (least.lte(contract)) return { percent: contract };
	const percent = toDecimal(least);
	const note = `The rate of the contract, ${contract} %, is below the least that the law allows in ${half}; ${percent} % is taken.`;
	return { percent, note };
}

function missingRate(reference: string, on: CalendarDate): MissingRate {
	return {
		reference,
		on,
		message: `The rate '${reference}' of ${on} is not known, so that no interest can be computed for ${nameHalfYear(on)}. Add it to the rates of the company.`,
	};
}
