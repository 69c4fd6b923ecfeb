import type { CalendarDate } from '../../domain/dates/calendarDate';
import { sumMinor } from '../../domain/money/minor';
import type { BankEntry } from '../../domain/sepa/bankEntry';
import { findReason } from '../../domain/sepa/reasonCodes';
import { parseInput } from '../../domain/schemas/parseInput';
import type { LedgerTx, StoredBatch, StoredDebit } from '../../ledger/port';
import type { WorkContext } from '../context';
import { recordMoney } from '../payments/recordMoney';
import { textOf, type BankFinding } from './bankEntryView';
import { matchCredit, type CreditMatcher } from './creditMatcher';
import { upload } from './markUploaded';
import { centsOf, findBlock, findBlockBySum, findDebitOf } from './matchDebits';
import { getBatch, openBatch } from './onBatch';
import { returnDebit } from './returnDebit';
import { closeIfOver, settleDebits } from './settleDebit';

/** What an entry is taken in with. */
export interface BankTask {
	readonly entry: BankEntry;
	/** Customers of the company whose account it is; undefined where no company has the account. */
	readonly matcher: CreditMatcher | undefined;
	/** Money of customers becomes payments. */
	readonly recordCredits: boolean;
	readonly today: CalendarDate;
}

/** Without a reason the bank has none that any list would know. */
const NO_REASON = 'NARR';

/** Takes in one thing that the bank told, inside a transaction. What was taken in before changes nothing. */
export async function takeBankEntry(
	tx: LedgerTx,
	task: BankTask,
	context: WorkContext,
): Promise<BankFinding> {
	const { entry } = task;
	if (entry.kind === 'reject' || (entry.kind === 'return' && entry.direction === 'debit'))
		return takeReturn(tx, task, context);
	if (entry.kind === 'credit' && !entry.reversal) return takeCredit(tx, task, context);
	return { outcome: 'ignored' };
}

async function takeReturn(
	tx: LedgerTx,
	{ entry, today }: BankTask,
	context: WorkContext,
): Promise<BankFinding> {
	const { messageId, blockId } = entry.references;
	const one = entry.level === 'transaction' ? await findDebitOf(tx, entry) : undefined;
	const block = one || entry.level === 'transaction' ? undefined : await findBlock(tx, messageId, blockId);
	const debits = one ? [one] : (block?.debits ?? []);
	const [first] = debits;
	if (!first) return { outcome: 'unmatched', note: 'No debit of ours is called so. Look for it by hand.' };
	const { batch, known } = await openUploaded(tx, first.batchId, dayOf(entry, today), context);
	let changed = 0;
	for (const { id } of debits) {
		const debit = known.get(id);
		if (!debit) continue;
		const returned = {
			code: entry.reason?.code ?? NO_REASON,
			text: entry.reason?.text ?? (entry.reason ? null : entry.note),
			onDate: dayOf(entry, today),
			...(entry.kind === 'reject' && debit.outcome === 'presented' && { rejected: true }),
		};
		if (await returnDebit(tx, debit, returned, context)) changed += 1;
	}
	await closeIfOver(tx, await getBatch(tx, batch.id), dayOf(entry, today), context);
	return about(changed > 0 ? 'returned' : 'known', batch, debits, noteOfReturn(entry));
}

function noteOfReturn({ reason, charges }: BankEntry): string {
	const action = reason ? findReason(reason.code).action : 'The bank gave no reason.';
	return charges === null ? action : `${action} The bank took fees of ${charges}.`;
}

async function takeCredit(tx: LedgerTx, task: BankTask, context: WorkContext): Promise<BankFinding> {
	const { entry, matcher, today } = task;
	const settled = await findSettled(tx, task);
	if (!settled) return matcher ? takeMoney(tx, task, matcher, context) : STRANGE_ACCOUNT;
	const onDate = dayOf(entry, today);
	const { batch, known } = await openUploaded(tx, settled[0]?.batchId ?? '', onDate, context);
	const debits = settled.flatMap(({ id }) => known.get(id) ?? []);
	const changed = await settleDebits(tx, debits, () => onDate, context);
	await closeIfOver(tx, await getBatch(tx, batch.id), onDate, context);
	return about(changed > 0 ? 'settled' : 'known', batch, settled);
}

const STRANGE_ACCOUNT: BankFinding = {
	outcome: 'unmatched',
	note: 'No company has this account: save it as a bank account with Billing Master Data.',
};

/** The debits that a credit pays: one by its end-to-end id, or a block by its id, or by its sum and day. */
async function findSettled(
	tx: LedgerTx,
	{ entry, matcher }: BankTask,
): Promise<readonly StoredDebit[] | undefined> {
	const amount = centsOf(entry);
	if (amount === undefined) return undefined;
	const one = entry.references.endToEndId === null ? undefined : await findDebitOf(tx, entry);
	if (one?.amount === amount) return [one];
	const { messageId, blockId } = entry.references;
	const named = await findBlock(tx, entry.batch?.messageId ?? messageId, entry.batch?.blockId ?? blockId);
	const standing = named?.debits.filter(({ outcome }) => outcome !== 'cancelled' && outcome !== 'rejected');
	if (standing && sumMinor(standing.map((debit) => debit.amount)) === amount) return standing;
	const day = entry.valueOn ?? entry.bookedOn;
	if (named || !matcher || !entry.account || day === null) return undefined;
	const found = await findBlockBySum(tx, matcher.companyId, entry.account.id, amount, day);
	return found?.debits;
}

/** Its debits under the lock of their invoices. The bank has the file, whether or not somebody said so. */
async function openUploaded(
	tx: LedgerTx,
	batchId: string,
	onDate: CalendarDate,
	context: WorkContext,
): Promise<{ batch: StoredBatch; known: ReadonlyMap<string, StoredDebit> }> {
	const { batch } = await openBatch(tx, batchId, context);
	if (batch.state === 'built') await upload(tx, batch, onDate, context);
	const debits = await tx.debits.ofBatch(batchId);
	return { batch, known: new Map(debits.map((debit) => [debit.id, debit])) };
}

function about(
	outcome: BankFinding['outcome'],
	batch: StoredBatch,
	debits: readonly StoredDebit[],
	note?: string,
): BankFinding {
	const documents = [...new Set(debits.map(({ documentId }) => documentId))];
	return { outcome, batches: [batch.id], documents, ...(note !== undefined && { note }) };
}

/** Money of a customer: a payment for the invoices that it names. */
async function takeMoney(
	tx: LedgerTx,
	{ entry, recordCredits, today }: BankTask,
	matcher: CreditMatcher,
	context: WorkContext,
): Promise<BankFinding> {
	const externalReference = `bank:${entry.key}`.slice(0, 200);
	const known = await tx.payments.byExternalReference(matcher.companyId, externalReference);
	if (known) return { outcome: 'known', payment: known.id };
	if (entry.currency !== 'EUR' || entry.amount === null)
		return { outcome: 'unmatched', note: 'It is not in euro: record it with Customer Payment.' };
	const match = matchCredit(entry, matcher);
	if ('note' in match) return { outcome: 'unmatched', note: match.note };
	const documents = match.invoices;
	if (!recordCredits) return { outcome: 'unmatched', documents, note: 'It was not to be recorded.' };
	const input = parseInput(recordMoney.schema, {
		company: matcher.companyId,
		customer: match.partyId,
		currency: 'EUR',
		amount: entry.amount,
		receivedOn: dayOf(entry, today),
		method: 'sepaTransfer',
		reference: textOf(entry) || undefined,
		allocations: documents.map((invoice) => ({ invoice })),
		externalReference,
	});
	const { ids } = await recordMoney.work(tx, input, context);
	return { outcome: 'recorded', documents, ...(ids[0] !== undefined && { payment: ids[0] }) };
}

function dayOf({ bookedOn, valueOn, message }: BankEntry, today: CalendarDate): CalendarDate {
	return bookedOn ?? valueOn ?? message.createdAt?.slice(0, 10) ?? today;
}
