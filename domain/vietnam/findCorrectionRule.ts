import type { CalendarDate } from '../dates/calendarDate';
import { CORRECTION_RULES, type CorrectionRule, type CorrectionRuleName } from './correctionRules';

/** The rule of that name on that day; undefined where no act had it then. */
export function findCorrectionRule(name: CorrectionRuleName, day: CalendarDate): CorrectionRule | undefined {
	return CORRECTION_RULES.find(
		(rule) => rule.name === name && rule.from <= day && (rule.until === undefined || day <= rule.until),
	);
}
