import type { PlannedDebit } from '../../domain/sepa/debitPlan';
import { SEQUENCE_TYPES } from '../../domain/sepa/mandate';
import { openDebits, type DebitSource } from './openDebits';

/** Debits that a payment information block (PmtInf) holds together, summed. */
export interface DebitBlock {
	readonly key: string;
	/** The first debit of the block: what they share is read from it. */
	readonly shared: PlannedDebit;
	count: number;
	/** Cents; a sum of amounts may be larger than a number holds exactly. */
	sum: bigint;
}

/** What all debits of a block have in common: account and identifier of the creditor, scheme, sequence, day, booking. */
function blockKeyOf({ creditor, scheme, sequence, collectedOn, batchBooking }: PlannedDebit): string {
	const { iban, creditorIdentifier, name, bic = '', ultimateCreditor = '' } = creditor;
	const order = SEQUENCE_TYPES.indexOf(sequence);
	return [
		collectedOn,
		iban,
		creditorIdentifier,
		scheme,
		order,
		batchBooking ? 0 : 1,
		name,
		bic,
		ultimateCreditor,
	].join('\n');
}

/** The same as equal keys, without making them: nearly all debits of a batch are of few blocks. */
export function isOfBlock(debit: PlannedDebit, { shared, key }: DebitBlock): boolean {
	if (
		debit.collectedOn !== shared.collectedOn ||
		debit.sequence !== shared.sequence ||
		debit.scheme !== shared.scheme ||
		debit.batchBooking !== shared.batchBooking
	)
		return false;
	return debit.creditor === shared.creditor || blockKeyOf(debit) === key;
}

/** The blocks of all debits, in an order that does not depend on that of the debits. */
export async function sumBlocks(source: DebitSource): Promise<DebitBlock[]> {
	const blocks = new Map<string, DebitBlock>();
	const recent: DebitBlock[] = [];
	const reading = openDebits(source);
	for (;;) {
		const step = reading.next();
		const { value: debit, done } = 'then' in step ? await step : step;
		if (done === true) break;
		const known = recent.find((block) => isOfBlock(debit, block));
		const key = known?.key ?? blockKeyOf(debit);
		const block = known ?? blocks.get(key);
		if (block) {
			block.count += 1;
			block.sum += BigInt(debit.amount);
			continue;
		}
		const made = { key, shared: debit, count: 1, sum: BigInt(debit.amount) };
		blocks.set(key, made);
		if (recent.length < FEW) recent.push(made);
	}
	return [...blocks.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Blocks that are compared one by one before a key is made. */
const FEW = 4;
