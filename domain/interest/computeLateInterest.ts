import { daysBetween, isCalendarDate, type CalendarDate } from '../dates/calendarDate';
import { Exact, isPlainDecimal, type Decimal } from '../money/decimal';
import { roundMinor, sumMinor, type Minor } from '../money/minor';
import { refuse } from '../refusal';
import type {
	BuyerKind,
	InterestPart,
	InterestRule,
	LateDebt,
	LateInterest,
	MissingRate,
	RateTable,
} from './interest';
import { PUBLISHED_RATES } from './rates';
import { resolveRate } from './resolveRate';
import { findInterestRule, INTEREST_RULES } from './rules';
import { splitPeriods } from './splitPeriods';

export interface InterestTerms {
	/** Country of the company that is owed. */
	readonly country: string;
	readonly buyer: BuyerKind;
	/** The yearly rate of the contract in per cent, where it sets one. */
	readonly contractPercent?: Decimal;
	/** Rules and rates with those of the company; the published ones where they are missing. */
	readonly rules?: readonly InterestRule[];
	readonly rates?: RateTable;
}

/** A year has 365 days in a leap year too, as the published examples count. */
const DAYS_A_YEAR = 365;

/**
 * Late interest (pénalités de retard) of one debt on a day: open amount with VAT × yearly rate × days / 365, from the
 * day after the due date to `until`. Each half-year and each amount is a part that is rounded by itself, so that a
 * letter that lists them adds up. There is no VAT on it.
 *
 * @throws Refusal `interest.date`, `interest.rate`
 */
export function computeLateInterest(debt: LateDebt, until: CalendarDate, terms: InterestTerms): LateInterest {
	assertTerms(debt, until, terms);
	const { rules = INTEREST_RULES, rates = PUBLISHED_RATES, contractPercent } = terms;
	const rule = findInterestRule({ ...terms, dueDate: debt.dueDate }, rules);
	if (rule === undefined) return { rule: null, parts: [], interest: 0, missing: [], notes: [] };
	const parts: InterestPart[] = [];
	const missing: MissingRate[] = [];
	const notes = new Set<string>();
	const periods = splitPeriods(debt, until, rule.halfYears);
	for (const period of periods) {
		const readOn = rule.halfYears === 'first' ? (periods[0]?.from ?? period.from) : period.from;
		const resolved = resolveRate(rule, contractPercent, readOn, rates);
		if (resolved.missing) {
			// What follows a gap is not asked either: a letter names one last day.
			missing.push(resolved.missing);
			break;
		}
		if (resolved.note !== undefined) notes.add(resolved.note);
		const days = daysBetween(period.from, period.until) + 1;
		parts.push({
			...period,
			days,
			percent: resolved.percent,
			interest: interestOf(period.principal, resolved.percent, days),
		});
	}
	const interest = sumMinor(parts.map((part) => part.interest));
	return { rule: rule.name, parts, interest, missing, notes: [...notes] };
}

/** Interest of some days at one rate. */
export function interestOf(principal: Minor, percent: Decimal, days: number): Minor {
	return roundMinor(
		new Exact(principal)
			.times(percent)
			.times(days)
			.div(100 * DAYS_A_YEAR),
	);
}

function assertTerms(debt: LateDebt, until: CalendarDate, { contractPercent }: InterestTerms): void {
	const dates = [['dueDate', debt.dueDate] as const, ['until', until] as const].concat(
		(debt.settled ?? []).map(({ on }, index) => [`settled[${index}].on` as 'until', on] as const),
	);
	for (const [field, value] of dates) {
		if (isCalendarDate(value)) continue;
		refuse({
			rule: 'interest.date',
			field,
			message: `'${field}' is '${value}', which is not a date that exists.`,
			fix: 'Write it YYYY-MM-DD.',
		});
	}
	if (contractPercent === undefined || isPercent(contractPercent)) return;
	refuse({
		rule: 'interest.rate',
		field: 'contractPercent',
		message: `The rate of the contract is '${contractPercent}', which is not a yearly rate in per cent.`,
		fix: 'Write it as a number from 0 to 100, such as 12.15.',
	});
}

function isPercent(text: string): boolean {
	return isPlainDecimal(text) && new Exact(text).gte(0) && new Exact(text).lte(100);
}
