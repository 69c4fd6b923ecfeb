import { Exact } from '../money/decimal';
import { parseMinor, roundMinor, type Minor } from '../money/minor';
import type { DunningStage } from './policy';
import type { DunningItem } from './state';

/** What a stage costs the customer. A flat fee holds in its own currency; a percentage is of the amount as billed. */
export function stageFee({ fee }: DunningStage, { amount, currency }: DunningItem): Minor {
	if (fee === undefined) return 0;
	if ('percentOfAmount' in fee) return roundMinor(new Exact(amount).times(fee.percentOfAmount).div(100));
	return fee.currency === currency ? parseMinor(fee.flat, currency, 'fee.flat') : 0;
}
