import type { PlannedDebit } from '../../domain/sepa/debitPlan';
import { SEQUENCE_TYPES } from '../../domain/sepa/mandate';

/** Debits that a payment information block (PmtInf) holds together, summed. */
export interface DebitBlock {
	readonly key: string;
	/** The first debit of the block: what they share is read from it. */
	readonly shared: PlannedDebit;
	count: number;
	/** Cents; a sum of amounts may be larger than a number holds exactly. */
	sum: bigint;
}

/** Debits that can be read more than once: a list, or a function that begins anew each time. */
export type DebitSource =
	readonly PlannedDebit[] | (() => Iterable<PlannedDebit> | AsyncIterable<PlannedDebit>);

export function readDebits(source: DebitSource): Iterable<PlannedDebit> | AsyncIterable<PlannedDebit> {
	return typeof source === 'function' ? source() : source;
}

/** What all debits of a block have in common: account and identifier of the creditor, scheme, sequence, day, booking. */
export function blockKeyOf({ creditor, scheme, sequence, collectedOn, batchBooking }: PlannedDebit): string {
	const { iban, creditorIdentifier, name, bic = '', ultimateCreditor = '' } = creditor;
	return [
		collectedOn,
		iban,
		creditorIdentifier,
		scheme,
		SEQUENCE_TYPES.indexOf(sequence),
		batchBooking ? 0 : 1,
		name,
		bic,
		ultimateCreditor,
	].join('\n');
}

/** The blocks of all debits, in an order that does not depend on that of the debits. */
export async function sumBlocks(source: DebitSource): Promise<DebitBlock[]> {
	const blocks = new Map<string, DebitBlock>();
	for await (const debit of readDebits(source)) {
		const key = blockKeyOf(debit);
		const block = blocks.get(key);
		if (block === undefined) {
			blocks.set(key, { key, shared: debit, count: 1, sum: BigInt(debit.amount) });
			continue;
		}
		block.count += 1;
		block.sum += BigInt(debit.amount);
	}
	return [...blocks.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}
