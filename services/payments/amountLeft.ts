import { sumMinor, type Minor } from '../../domain/money/minor';
import type { Payment, Reading } from '../../ledger/port';

/** What of receipts is neither matched nor paid back; nothing of one that was reversed, nor of money that went out. */
export async function amountsLeft(
	{ payments }: Pick<Reading, 'payments'>,
	receipts: readonly Payment[],
): Promise<Map<string, Minor>> {
	const matches = Map.groupBy(
		await payments.matchesFrom(receipts.map(({ id }) => id)),
		({ sourceId }) => sourceId,
	);
	return new Map(
		receipts.map(({ id, kind, amount, reversedBy }) => {
			const used = sumMinor((matches.get(id) ?? []).map((match) => match.amount));
			return [id, kind === 'receipt' && reversedBy === null ? amount - used : 0];
		}),
	);
}

export async function amountLeft(read: Pick<Reading, 'payments'>, receipt: Payment): Promise<Minor> {
	return (await amountsLeft(read, [receipt])).get(receipt.id) ?? 0;
}
