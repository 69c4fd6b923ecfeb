import type { CalendarDate } from '../dates/calendarDate';
import type { BuyerKind, InterestRule } from './interest';

/**
 * Rules of late interest by the country of the company. A country or buyer without a rule pays none: private persons
 * in France owe neither, and other countries have none until the company sets its own.
 */
export const INTEREST_RULES: readonly InterestRule[] = [
	{
		// Code de commerce L441-10 II and D441-5.
		name: 'fr.business',
		country: 'FR',
		buyer: 'business',
		from: '2013-01-01',
		rate: { reference: 'ecbMainRefinancing', plus: '10' },
		contractual: true,
		floor: { reference: 'legalFranceBusiness', times: '3' },
		halfYears: 'each',
		indemnity: { amount: '40', currency: 'EUR' },
	},
	{
		// Code de la commande publique L2192-13, R2192-31, D2192-35: no contract changes the rate.
		name: 'fr.public',
		country: 'FR',
		buyer: 'public',
		from: '2013-05-01',
		rate: { reference: 'ecbMainRefinancing', plus: '8' },
		contractual: false,
		halfYears: 'first',
		indemnity: { amount: '40', currency: 'EUR' },
	},
];

export interface RuleQuestion {
	readonly country: string;
	readonly buyer: BuyerKind;
	readonly dueDate: CalendarDate;
}

/** The rule with the latest beginning; a company's own come last, and of two of one day the later entry wins. */
export function findInterestRule(
	{ country, buyer, dueDate }: RuleQuestion,
	rules: readonly InterestRule[] = INTEREST_RULES,
): InterestRule | undefined {
	return rules
		.filter((rule) => rule.country === country && rule.buyer === buyer && rule.from <= dueDate)
		.reduce<InterestRule | undefined>(
			(best, rule) => (best === undefined || rule.from >= best.from ? rule : best),
			undefined,
		);
}
