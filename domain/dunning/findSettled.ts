import { minorToFixed, type Minor } from '../money/minor';
import type { DunningPolicy } from './policy';
import type { Closing, DunningItem } from './state';

/** Words that follow the document's number. */
export interface Finding {
	readonly rule: string;
	readonly reason: string;
}

const CLOSED: Readonly<Record<Closing, string>> = {
	cancelled: 'is cancelled',
	writtenOff: 'is written off as unpaid',
	accepted: 'is accepted',
	rejected: 'is refused by the customer',
};

/** What is open of an item, less the debits and payments that are on their way; never less than nothing. */
export function expectedOf({ amount, settled, inCollection }: DunningItem): Minor {
	return Math.max(0, amount - settled - inCollection);
}

/** Why there is nothing to chase, whatever the day: it is paid, answered, closed, or no debt at all. */
export function findSettled(item: DunningItem, { limits }: DunningPolicy): Finding | undefined {
	const { kind, amount, settled, currency, closed, openCharges } = item;
	const money = (minor: Minor) => `${minorToFixed(minor, currency)} ${currency}`;
	if (closed !== undefined) return { rule: `dunning.${closed}`, reason: CLOSED[closed] };
	if (kind === 'creditNote' || amount < 0)
		return { rule: 'dunning.credit', reason: 'is a credit, which lowers what its customer owes' };
	if (kind !== 'invoice') return undefined;
	const open = amount - settled;
	if (open <= 0) {
		return openCharges > 0
			? {
					rule: 'dunning.onlyCharges',
					reason: `is paid; only charges of ${money(openCharges)} are open, which are not chased by themselves`,
				}
			: { rule: 'dunning.paid', reason: 'is paid' };
	}
	const tolerance = limits[currency]?.tolerance ?? 0;
	if (open <= tolerance)
		return { rule: 'dunning.tolerance', reason: `has ${money(open)} open, which is tolerated` };
	return undefined;
}
