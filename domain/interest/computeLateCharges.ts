import type { CalendarDate } from '../dates/calendarDate';
import { parseMinor, sumMinor, type Minor } from '../money/minor';
import { computeLateInterest, type InterestTerms } from './computeLateInterest';
import type { LateDebt, LateInterest } from './interest';
import { findInterestRule } from './rules';

/** Interest of an invoice and its recovery indemnity. */
export interface LateCharges {
	/** One for each instalment, in the order given. */
	readonly instalments: readonly LateInterest[];
	/** Sum of all instalments, in the currency of the invoice. */
	readonly interest: Minor;
	/** Once an invoice, however many instalments are late; null where there is none. In a currency of its own. */
	readonly indemnity: { readonly amount: Minor; readonly currency: string } | null;
}

/**
 * What an invoice that is paid late costs its buyer beside the debt: interest of each instalment, and once the recovery
 * indemnity (indemnité forfaitaire pour frais de recouvrement). The indemnity is due as soon as one instalment was
 * late, also where it has been paid since. VAT on neither.
 *
 * @throws Refusal as `computeLateInterest`
 */
export function computeLateCharges(
	instalments: readonly LateDebt[],
	until: CalendarDate,
	terms: InterestTerms,
): LateCharges {
	const charges = instalments.map((debt) => computeLateInterest(debt, until, terms));
	const late = instalments.find((debt) => wasLate(debt, until));
	const indemnity = late && findInterestRule({ ...terms, dueDate: late.dueDate }, terms.rules)?.indemnity;
	return {
		instalments: charges,
		interest: sumMinor(charges.map(({ interest }) => interest)),
		indemnity: indemnity
			? {
					amount: parseMinor(indemnity.amount, indemnity.currency, 'indemnity.amount'),
					currency: indemnity.currency,
				}
			: null,
	};
}

/** Something of it was open after its due date. */
function wasLate({ dueDate, amount, settled = [] }: LateDebt, until: CalendarDate): boolean {
	const inTime = settled.filter(({ on }) => on <= dueDate).map((money) => money.amount);
	return dueDate < until && amount > sumMinor(inTime);
}
