import type { CalendarDate } from '../../domain/dates/calendarDate';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { WorkContext } from '../context';
import { leftAside, type TermsOfHeader, type TermsQuestion } from './termsFor';

/**
 * The single due date; with payment terms it follows from the schedule, once amounts are known. A company may keep to
 * its own days to pay on what it sells, whatever is asked for.
 */
export function dueDateOf(
	kind: Kind,
	terms: TermsOfHeader,
	{ input, taken, company, origin }: TermsQuestion,
	usual: CalendarDate,
	{ hint }: Pick<WorkContext, 'hint'>,
): CalendarDate | null {
	if (terms.paymentTerms) return input.dueDate ?? null;
	const { awaits, side } = KIND_RULES[kind];
	const before = taken.paymentTerms ? undefined : taken.dueDate;
	const own = before ?? (awaits === 'payment' ? usual : null);
	const fixed = company.content.dueDateOverride === false && side === 'sale' && origin !== 'formerSystem';
	if (input.dueDate === undefined || !fixed) return input.dueDate ?? own;
	if (input.dueDate !== own) hint(leftAside(input.dueDate, 'its days to pay'));
	return own;
}
