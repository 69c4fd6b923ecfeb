import { sumMinor, type Minor } from '../../domain/money/minor';
import { standingMatches } from '../../domain/payments/standingMatches';
import type { SettlementMatch } from '../../ledger/port';

/**
 * What of an invoice is left to pay after one payment of it, as a receipt says it: whatever came on the days before, of
 * the same day the money that was matched before, and what no money is, such as the cash discount (escompte) that was
 * taken with it. What comes later changes no receipt; what was undone counts for none.
 *
 * @param gross the total of the invoice, in its minor unit
 * @param matches all matches of the invoice
 * @param last the last match of the payment on this invoice
 */
export function leftAfter(gross: Minor, matches: readonly SettlementMatch[], last: SettlementMatch): Minor {
	const counts = ({ id, sourceKind, onDate }: SettlementMatch) =>
		onDate < last.onDate || (onDate === last.onDate && (sourceKind !== 'payment' || id <= last.id));
	const came = standingMatches(matches).filter(counts);
	return Math.max(0, gross - sumMinor(came.map(({ amount }) => amount)));
}
