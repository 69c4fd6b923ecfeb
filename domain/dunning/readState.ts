import { parseMinor, type Minor } from '../money/minor';
import { refuse } from '../refusal';
import { parseInput } from '../schemas/parseInput';
import { readPolicy } from './readPolicy';
import { STANDARD_POLICY } from './standardPolicy';
import type { DunningCustomer, DunningItem, DunningState } from './state';
import { dunningStateInput, type DunningCustomerInput, type DunningItemInput } from './stateInput';

/**
 * A state from untrusted JSON. Without policies the standard one holds, at any hour; without a currency amounts are in
 * EUR, and items without a company or customer are of one.
 *
 * @throws Refusal `input.invalid` with the field, `amount.tooFine`, `dunning.policyTwice`, `dunning.customerTwice`
 */
export function readState(input: unknown): DunningState {
	const {
		policies,
		policy,
		customers = [],
		items,
		holds = [],
		lastRun = null,
	} = parseInput(dunningStateInput, input);
	const { sendingHours: _officeHours, ...standard } = STANDARD_POLICY;
	const read = policies?.map(readPolicy) ?? [standard];
	assertOnce(
		read.map(({ code }) => code),
		'policy',
	);
	assertOnce(
		customers.map(({ id }) => id),
		'customer',
	);
	return {
		policies: read,
		policy: policy ?? read[0]?.code ?? standard.code,
		customers: customers.map(readCustomer),
		items: items.map(readItem),
		holds,
		lastRun,
	};
}

function readItem(given: DunningItemInput, index: number): DunningItem {
	const { number, currency = 'EUR', closed } = given;
	const amountOf = (name: 'amount' | 'settled' | 'inCollection' | 'openCharges'): Minor =>
		parseMinor(given[name] ?? '0', currency, `items[${index}].${name}`);
	return {
		id: given.id ?? number,
		number,
		kind: given.kind ?? 'invoice',
		instalment: given.instalment ?? null,
		companyId: given.company ?? 'company',
		customerId: given.customer ?? 'customer',
		currency,
		amount: amountOf('amount'),
		settled: amountOf('settled'),
		inCollection: amountOf('inCollection'),
		openCharges: amountOf('openCharges'),
		dueDate: given.dueDate ?? null,
		sentOn: given.sentOn ?? null,
		...(closed ? { closed } : {}),
		holds: given.holds ?? [],
		steps: (given.steps ?? []).map(({ state = 'sent', ...step }) => ({ ...step, state })),
	};
}

function readCustomer(given: DunningCustomerInput, index: number): DunningCustomer {
	const { id, policy, language = 'en', email, graceDays, credit = {}, holds = [] } = given;
	return {
		id,
		...(policy === undefined ? {} : { policy }),
		language,
		hasEmail: email !== null,
		...(graceDays === undefined ? {} : { graceDays }),
		credit: Object.fromEntries(
			Object.entries(credit).map(([currency, amount]) => [
				currency,
				parseMinor(amount, currency, `customers[${index}].credit.${currency}`),
			]),
		),
		holds,
	};
}

function assertOnce(codes: readonly string[], what: 'policy' | 'customer'): void {
	const seen = new Set<string>();
	for (const code of codes) {
		if (!seen.has(code)) seen.add(code);
		else
			refuse({
				rule: `dunning.${what}Twice`,
				message: `The ${what} '${code}' stands in the state twice.`,
				fix: `Give each ${what} once, with a code of its own.`,
			});
	}
}
