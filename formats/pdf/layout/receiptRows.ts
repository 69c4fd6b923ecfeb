import { sumMinor } from '../../../domain/money/minor';
import type { PrintableReceipt } from '../printableReceipt';
import type { PageContext } from './context';
import type { TotalRow } from './totalRows';

/** The parts of the payment, those that there are, and what they sum to. */
export function receiptRows(
	{ allocations, refunded, unallocated, amount }: PrintableReceipt,
	{ texts, money }: PageContext,
): TotalRow[] {
	const { receipt } = texts;
	const parts = [
		{ label: receipt.allocated, value: sumMinor(allocations.map(({ paid }) => paid)) },
		{ label: receipt.refunded, value: refunded },
		{ label: receipt.unallocated, value: unallocated },
	];
	return [
		...parts
			.filter(({ value }) => value !== 0)
			.map(({ label, value }): TotalRow => ({ weight: 'plain', label, value: money(value) })),
		{ weight: 'result', label: receipt.amount, value: money(amount) },
	];
}
