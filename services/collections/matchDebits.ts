import type { CalendarDate } from '../../domain/dates/calendarDate';
import { parseMinor, sumMinor, type Minor } from '../../domain/money/minor';
import type { BankEntry } from '../../domain/sepa/bankEntry';
import { NO_END_TO_END_ID } from '../../domain/sepa/chooseEndToEndId';
import { blockId, isOfBlock, sumBlocks } from '../../formats/pain008';
import type { Reading, StoredBatch, StoredDebit } from '../../ledger/port';

type Read = Pick<Reading, 'debits' | 'masters'>;

/** Euro of a bank entry as cents; undefined for none, and for other currencies. */
export function centsOf(entry: BankEntry, of: 'amount' | 'originalAmount' = 'amount'): Minor | undefined {
	const amount = entry[of];
	if (amount === null || (entry.currency !== null && entry.currency !== 'EUR')) return undefined;
	return Math.abs(parseMinor(amount, 'EUR', of));
}

/**
 * The debit that one transaction of the bank speaks of: by its end-to-end id, told apart by file, mandate and amount;
 * else by mandate and amount. The amount of a return may hold fees, so that the original one counts first.
 */
export async function findDebitOf(read: Read, entry: BankEntry): Promise<StoredDebit | undefined> {
	const { endToEndId, mandateId, messageId, blockId: block } = entry.references;
	const isGiven = endToEndId !== null && endToEndId !== NO_END_TO_END_ID;
	const byId = isGiven ? await read.debits.byEndToEndIds([endToEndId]) : [];
	const found = byId.length > 0 ? byId : await ofMandate(read, mandateId);
	const standing = found.filter(({ outcome }) => outcome !== 'cancelled');
	const amounts = [centsOf(entry, 'originalAmount'), centsOf(entry)].filter((one) => one !== undefined);
	const ofFile = await filesOf(read, messageId, block);
	const tests: ReadonlyArray<(debit: StoredDebit) => boolean> = [
		({ batchId }) => ofFile.has(batchId),
		// Several companies number their invoices alike.
		({ plan }) => plan.creditor.iban === entry.account?.id,
		({ plan }) => plan.mandate.reference.toUpperCase() === mandateId?.toUpperCase(),
		({ amount }) => amounts.includes(amount),
		({ outcome }) => outcome === 'presented' || outcome === 'settled' || outcome === 'planned',
	];
	let left = standing;
	for (const test of tests) {
		const fitting = left.filter(test);
		if (fitting.length > 0) left = fitting;
	}
	// By the mandate alone it must be the right amount too.
	if (byId.length === 0) left = left.filter(({ amount }) => amounts.includes(amount));
	return left.at(-1);
}

async function ofMandate({ debits, masters }: Read, reference: string | null): Promise<StoredDebit[]> {
	if (reference === null) return [];
	const mandate = await masters.find('mandate', reference);
	return mandate ? debits.ofMandates([mandate.id]) : [];
}

async function filesOf({ debits }: Read, ...ids: ReadonlyArray<string | null>): Promise<Set<string>> {
	const found = new Set<string>();
	for (const id of ids.flatMap(messagesOf)) {
		for (const batch of await debits.byMessageId(id)) found.add(batch.id);
	}
	return found;
}

/** An id may be that of a message, or of a block, which is called by its message and a number. */
function messagesOf(id: string | null): string[] {
	if (id === null) return [];
	const message = id.replace(/-\d+$/, '');
	return message === id ? [id] : [id, message];
}

export interface FoundBlock {
	readonly batch: StoredBatch;
	readonly debits: readonly StoredDebit[];
}

/** Debits of a file, or of one of its blocks, that the bank names. */
export async function findBlock(
	{ debits }: Pick<Reading, 'debits'>,
	messageId: string | null,
	block: string | null,
): Promise<FoundBlock | undefined> {
	for (const id of [messageId, block].flatMap(messagesOf)) {
		const [batch] = await debits.byMessageId(id);
		if (!batch) continue;
		const all = await debits.ofBatch(batch.id);
		if (block === null || block === batch.messageId) return { batch, debits: all };
		const one = (await blocksOf(batch, all)).find(({ id: own }) => own === block);
		if (one) return { batch, debits: one.debits };
	}
	return undefined;
}

/** Debits as the file holds them together. */
export async function blocksOf(
	{ messageId }: StoredBatch,
	debits: readonly StoredDebit[],
): Promise<Array<{ readonly id: string; readonly debits: readonly StoredDebit[] }>> {
	const blocks = await sumBlocks(debits.map(({ plan }) => plan));
	return blocks.map((block, index) => ({
		id: blockId(messageId, index + 1),
		debits: debits.filter(({ plan }) => isOfBlock(plan, block)),
	}));
}

/** The block of an account that a credit of one sum on one day can only be; undefined where several could. */
export async function findBlockBySum(
	{ debits }: Pick<Reading, 'debits'>,
	companyId: string,
	iban: string,
	amount: Minor,
	day: CalendarDate,
): Promise<FoundBlock | undefined> {
	const found: FoundBlock[] = [];
	for (const batch of await debits.batches({ companyId, states: ['uploaded'], limit: 1000 })) {
		const all = (await debits.ofBatch(batch.id)).filter(
			({ plan, outcome }) => plan.creditor.iban === iban && outcome === 'presented',
		);
		for (const block of await blocksOf(batch, all)) {
			const sum = sumMinor(block.debits.map((debit) => debit.amount));
			if (sum === amount && block.debits[0]?.dueOn === day) found.push({ batch, debits: block.debits });
		}
	}
	return found.length === 1 ? found[0] : undefined;
}
