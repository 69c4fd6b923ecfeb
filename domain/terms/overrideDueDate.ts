import type { CalendarDate } from '../dates/calendarDate';
import type { PaymentTerms } from './paymentTerms';

export interface Overridden {
	readonly terms: PaymentTerms;
	/** Why the asked date was left aside. */
	readonly ignored?: 'notAllowed' | 'severalInstalments';
}

/**
 * A due date that a person asks for beside payment terms. It takes the place of the only date of the schedule, where the
 * company allows that; a schedule of several dates keeps them (le champ date d'échéance disparaît).
 */
export function overrideDueDate(terms: PaymentTerms, asked: CalendarDate, allowed: boolean): Overridden {
	const [only, ...others] = terms.lines;
	if (!allowed) return { terms, ignored: 'notAllowed' };
	if (only === undefined || others.length > 0) return { terms, ignored: 'severalInstalments' };
	return { terms: { ...terms, lines: [{ ...only, date: asked }] } };
}
