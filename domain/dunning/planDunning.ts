import { addDays, type CalendarDate } from '../dates/calendarDate';
import { nameDate } from '../grouping/nameDay';
import { refuse } from '../refusal';
import { assertRun } from './assertRun';
import { customerKey, totalCustomers, type CustomerTotals } from './customerTotals';
import { gatherLetters } from './gatherLetters';
import { STANDINGS, type DunningPlan, type DunningRow, type OrderBlock, type RunOptions } from './plan';
import { creditOf } from './findCover';
import { planItem } from './planItem';
import type { DunningPolicy } from './policy';
import type { DunningCustomer, DunningItem, DunningState } from './state';

/**
 * What is to be done about everything that is open, on one day (suivi des relances): what is due, soon, overdue, held
 * and why. It writes nothing and knows no clock; the same state and day give the same plan, in whatever order the
 * items are given; and the rows of a customer do not depend on other customers, so that many can be planned some at a
 * time. At most one step of an instalment is due in a run, the one after the last that was really sent.
 *
 * @throws Refusal `dunning.date`, `dunning.dateGoesBack`, `dunning.time`, `dunning.cap`, `dunning.range`,
 * `dunning.policy`, `dunning.twice`
 */
export function planDunning(state: DunningState, date: CalendarDate, options: RunOptions = {}): DunningPlan {
	assertRun(state, date, options);
	const lookUp = lookUps(state);
	// A range of due dates chooses what is shown, not what a customer owes.
	const totals = totalCustomers(state.items, date, lookUp.policyOf);
	const totalsOf = (item: DunningItem) => totals.get(customerKey(item)) as CustomerTotals;
	const soonUntil = new Map(
		state.policies.map(({ code, soonDays }) => [code, addDays(date, options.soonDays ?? soonDays)]),
	);
	const all = state.items.map((item) =>
		planItem(item, {
			date,
			options,
			soonUntil: soonUntil.get(lookUp.policyOf(item).code) ?? date,
			policy: lookUp.policyOf(item),
			customer: lookUp.customerOf(item),
			totals: totalsOf(item),
			holds: state.holds,
		}),
	);
	all.sort(compareRows);
	assertOnce(all);
	const rows = all.filter(({ item }) => isInRange(item, options));
	const letters = gatherLetters(
		rows.filter(({ standing }) => standing === 'due'),
		{
			oneLetter: ({ item }) => lookUp.policyOf(item).oneLetter,
			creditOf: ({ item }) => creditOf(totalsOf(item), lookUp.customerOf(item), item.currency),
		},
	);
	const { cap = letters.length } = options;
	const capped = capRows(rows, new Set(letters.slice(cap).flatMap((letter) => letter.rows)), cap);
	return {
		date,
		rows: capped,
		letters: letters.slice(0, cap),
		orderBlocks: blockOrders(all, lookUp.policyOf),
		counts: countRows(capped),
	};
}

/** Policy and customer of an item. A customer that the state does not name has nothing set and a billing e-mail. */
function lookUps(state: DunningState) {
	const policies = new Map(state.policies.map((policy) => [policy.code, policy]));
	const customers = new Map(state.customers.map((customer) => [customer.id, customer]));
	const customerOf = ({ customerId }: DunningItem): DunningCustomer =>
		customers.get(customerId) ?? { id: customerId, language: 'en', hasEmail: true, credit: {}, holds: [] };
	const policyOf = (item: DunningItem): DunningPolicy => {
		const code = customers.get(item.customerId)?.policy ?? state.policy;
		return policies.get(code) ?? unknownPolicy(code, [...policies.keys()]);
	};
	return { policyOf, customerOf };
}

function unknownPolicy(code: string, known: readonly string[]): never {
	return refuse({
		rule: 'dunning.policy',
		field: 'policy',
		message: `There is no dunning policy '${code}'.`,
		fix: known.length === 0 ? 'Create one first.' : `Use one of ${known.join(', ')}.`,
	});
}

function isInRange({ dueDate }: DunningItem, { dueFrom, dueUntil }: RunOptions): boolean {
	if (dueFrom === undefined && dueUntil === undefined) return true;
	return (
		dueDate !== null &&
		(dueFrom === undefined || dueDate >= dueFrom) &&
		(dueUntil === undefined || dueDate <= dueUntil)
	);
}

function compareRows({ item: one }: DunningRow, { item: other }: DunningRow): number {
	return (
		compare(one.companyId, other.companyId) ||
		compare(one.customerId, other.customerId) ||
		compare(one.dueDate ?? '9999', other.dueDate ?? '9999') ||
		one.number.length - other.number.length ||
		compare(one.number, other.number) ||
		(one.instalment ?? 0) - (other.instalment ?? 0) ||
		compare(one.id, other.id)
	);
}

/** By code unit: an order of the machine's language would be another one elsewhere. */
function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

function assertOnce(rows: readonly DunningRow[]): void {
	const seen = new Set<string>();
	for (const { item } of rows) {
		const key = `${item.id}/${item.instalment ?? 1}`;
		if (!seen.has(key)) seen.add(key);
		else
			refuse({
				rule: 'dunning.twice',
				document: item.number,
				message: `${item.number} stands in the state twice with the instalment ${item.instalment ?? 1}.`,
				fix: 'Give each instalment of a document once, numbered 1, 2, 3….',
			});
	}
}

function capRows(rows: DunningRow[], over: ReadonlySet<DunningRow>, cap: number): DunningRow[] {
	if (over.size === 0) return rows;
	return rows.map((row) =>
		over.has(row)
			? {
					...row,
					standing: 'held',
					ticked: false,
					rule: 'dunning.overCap',
					reason: `${row.reason} But the run is kept to ${cap} messages; a later one takes it.`,
				}
			: row,
	);
}

/** Customers whose new orders are blocked: something is open of which a blocking stage was sent. */
function blockOrders(
	rows: readonly DunningRow[],
	policyOf: (item: DunningItem) => DunningPolicy,
): OrderBlock[] {
	const blocks = new Map<string, OrderBlock>();
	for (const { item, level, kind, standing } of rows) {
		if (kind !== 'invoice' || standing === 'settled' || level === 0 || blocks.has(customerKey(item)))
			continue;
		const stage = policyOf(item)
			.stages.invoice.slice(0, level)
			.find((one) => one.blockNewOrders);
		if (stage === undefined) continue;
		const { companyId, customerId, number, dueDate } = item;
		const since = dueDate === null ? '' : `, due on ${nameDate(dueDate)}`;
		const reason = `New orders are blocked: ${stage.label} was sent for ${number}${since}, which is open.`;
		blocks.set(customerKey(item), { companyId, customerId, reason });
	}
	return [...blocks.values()];
}

function countRows(rows: readonly DunningRow[]): DunningPlan['counts'] {
	const counts = Object.fromEntries(STANDINGS.map((standing) => [standing, 0])) as Record<string, number>;
	for (const { standing } of rows) counts[standing] = (counts[standing] ?? 0) + 1;
	return counts as DunningPlan['counts'];
}
