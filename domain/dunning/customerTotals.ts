import type { CalendarDate } from '../dates/calendarDate';
import type { Minor } from '../money/minor';
import { trackOf, type Track } from './nextStage';
import type { DunningPolicy } from './policy';
import type { DunningItem, DunningStep } from './state';
import { expectedOf, findSettled } from './findSettled';

/** What one customer owes one company, as far as single instalments cannot tell. */
export interface CustomerTotals {
	/** Overdue, by currency, less what is on its way. */
	readonly overdue: Map<string, Minor>;
	/** What is left of credit notes, by currency. */
	readonly creditNotes: Map<string, Minor>;
	/** How many invoices or instalments are overdue. */
	overdueItems: number;
	/** Earliest due date of what is open. */
	oldestDue: CalendarDate | null;
	readonly steps: DunningStep[];
	track?: Track;
}

/** Key of a customer of a company. */
export function customerKey({ companyId, customerId }: DunningItem): string {
	return `${companyId}\u0000${customerId}`;
}

/** One pass over the items. An item that falls due on the day counts as overdue: its reminder may go out today. */
export function totalCustomers(
	items: readonly DunningItem[],
	date: CalendarDate,
	policyOf: (item: DunningItem) => DunningPolicy,
): Map<string, CustomerTotals> {
	const customers = new Map<string, CustomerTotals>();
	for (const item of items) {
		const key = customerKey(item);
		let totals = customers.get(key);
		if (totals === undefined) customers.set(key, (totals = noTotals()));
		addItem(totals, item, date, policyOf(item));
	}
	return customers;
}

function noTotals(): CustomerTotals {
	return { overdue: new Map(), creditNotes: new Map(), overdueItems: 0, oldestDue: null, steps: [] };
}

function addItem(totals: CustomerTotals, item: DunningItem, date: CalendarDate, policy: DunningPolicy): void {
	const { kind, currency, dueDate, steps } = item;
	if (kind === 'creditNote') {
		const left = item.closed === undefined ? item.amount - item.settled : 0;
		if (left > 0) totals.creditNotes.set(currency, (totals.creditNotes.get(currency) ?? 0) + left);
		return;
	}
	if (kind !== 'invoice' || findSettled(item, policy) !== undefined) return;
	if (policy.levelPer === 'customer') for (const step of steps) totals.steps.push(step);
	if (dueDate === null) return;
	if (totals.oldestDue === null || dueDate < totals.oldestDue) totals.oldestDue = dueDate;
	if (dueDate > date) return;
	totals.overdueItems += 1;
	totals.overdue.set(currency, (totals.overdue.get(currency) ?? 0) + expectedOf(item));
}

/** How far a customer has been chased as a whole; asked once. */
export function customerTrack(totals: CustomerTotals): Track {
	return (totals.track ??= trackOf(totals.steps));
}
