import { minorToFixed } from '../money/minor';
import type { CustomerTotals } from './customerTotals';
import type { Finding } from './findSettled';
import type { ItemContext } from './itemContext';
import type { Track } from './nextStage';
import type { DunningPolicy, DunningStage } from './policy';
import { whyNotNow } from './sendingTime';
import type { DunningItem } from './state';

/** Why a step whose day has come does not go out in this run; words that follow `But`. */
export function findObstacle(
	item: DunningItem,
	stage: DunningStage,
	{ failedOn }: Track,
	{ date, options, policy, customer, totals }: ItemContext,
): Finding | undefined {
	if (failedOn !== null && failedOn >= date)
		return { rule: 'dunning.failedToday', reason: 'sending it failed today; it is tried again tomorrow' };
	const small = item.kind === 'invoice' ? findSmall(item, policy, totals) : undefined;
	if (small) return small;
	if (stage.channel !== 'task') {
		if (stage.channel === 'email' && !customer.hasEmail && !policy.letterWithoutEmail)
			return {
				rule: 'dunning.noEmail',
				reason: 'the customer has no billing e-mail; add it, or send a letter',
			};
		if (stage.templates[customer.language] === undefined)
			return {
				rule: 'dunning.noTemplate',
				reason: `${stage.label} has no message template in '${customer.language}'; give it one`,
			};
	}
	return whyNotNow(policy, date, options.time);
}

function findSmall(
	{ currency }: DunningItem,
	{ limits, minimumItems }: DunningPolicy,
	totals: CustomerTotals,
): Finding | undefined {
	const overdue = totals.overdue.get(currency) ?? 0;
	const minimum = limits[currency]?.minimum ?? 0;
	const money = (minor: number) => `${minorToFixed(minor, currency)} ${currency}`;
	if (overdue < minimum)
		return {
			rule: 'dunning.minimum',
			reason: `the customer owes ${money(overdue)} that are overdue, and nobody is chased below ${money(minimum)}`,
		};
	if (totals.overdueItems < minimumItems)
		return {
			rule: 'dunning.minimumItems',
			reason: `the customer has ${totals.overdueItems} overdue, and nobody is chased below ${minimumItems}`,
		};
	return undefined;
}
