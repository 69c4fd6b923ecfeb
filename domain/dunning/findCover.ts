import { minorToFixed } from '../money/minor';
import type { CustomerTotals } from './customerTotals';
import { expectedOf, type Finding } from './findSettled';
import type { ItemContext } from './itemContext';
import type { DunningCustomer, DunningItem } from './state';

/** Money that is not matched yet stops the chase, as far as it reaches. */
export function findCover(
	item: DunningItem,
	{ totals, customer, policy, date }: ItemContext,
): Finding | undefined {
	if (item.kind !== 'invoice') return undefined;
	const { currency } = item;
	const money = (minor: number) => `${minorToFixed(minor, currency)} ${currency}`;
	const tolerance = policy.limits[currency]?.tolerance ?? 0;
	if (item.inCollection > 0 && expectedOf(item) <= tolerance)
		return {
			rule: 'dunning.inCollection',
			reason: `is in collection: ${money(item.inCollection)} are on their way`,
		};
	if (item.dueDate === null || item.dueDate > date) return undefined;
	const credit = creditOf(totals, customer, currency);
	const overdue = totals.overdue.get(currency) ?? 0;
	if (credit <= 0 || overdue <= 0 || credit < overdue) return undefined;
	return {
		rule: 'dunning.customerCredit',
		reason: `is covered: its customer has ${money(credit)} to his credit and owes ${money(overdue)}; match them`,
	};
}

/** Payments and credit notes of a customer that are matched with nothing yet. */
export function creditOf(totals: CustomerTotals, { credit }: DunningCustomer, currency: string): number {
	return (credit[currency] ?? 0) + (totals.creditNotes.get(currency) ?? 0);
}
