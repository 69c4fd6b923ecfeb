import type { Minor } from '../money/minor';

/** A document with money open. */
export interface OpenItem {
	readonly id: string;
	/** What is still to pay, in the minor unit of the payment's currency. */
	readonly open: Minor;
}

export interface Allocation {
	readonly id: string;
	readonly amount: Minor;
}

export interface Allocated {
	/** One entry an item that gets something, in the order of the items. */
	readonly allocations: readonly Allocation[];
	/** What no item takes: it stays as credit of the customer (trop-perçu). */
	readonly left: Minor;
}

/** Lays an amount on open items in their order (imputation), each up to what is open; nothing that is not more than zero. */
export function allocatePayment(amount: Minor, items: readonly OpenItem[]): Allocated {
	const allocations: Allocation[] = [];
	let left = Math.max(0, amount);
	for (const { id, open } of items) {
		const part = Math.min(left, open);
		if (part <= 0) continue;
		allocations.push({ id, amount: part });
		left -= part;
	}
	return { allocations, left: amount > 0 ? left : amount };
}
