import type { CalendarDate, Instant } from '../../domain/dates/calendarDate';
import { minorToNumber } from '../../domain/money/minor';
import { findReason } from '../../domain/sepa/reasonCodes';
import type { LedgerTx, Reading, StoredBatch, StoredDebit } from '../../ledger/port';
import { maskIban } from '../parts/masterView';
import type { Done } from '../useCase';

/** A debit of a batch as nodes give it out; full IBANs stay in the ledger and in the file. */
export interface DebitView {
	readonly debit: string;
	readonly document: string;
	readonly number: string | null;
	readonly instalment: number;
	readonly debtor: string;
	readonly mandate: string;
	readonly iban: string;
	readonly amount: number;
	readonly collectionDate: CalendarDate;
	readonly scheme: string;
	readonly sequence: string;
	readonly endToEndId: string;
	readonly outcome: string;
	readonly closedOn: CalendarDate | null;
	readonly reasonCode: string | null;
	readonly reason: string | null;
	/** What to do about it. */
	readonly action: string | null;
}

/** A batch as nodes give it out. */
export interface BatchView {
	readonly id: string;
	readonly ledger: string;
	readonly reused: boolean;
	readonly state: StoredBatch['state'];
	readonly messageId: string;
	readonly version: string;
	readonly company: string;
	readonly account: string;
	readonly accountIban: string;
	readonly count: number;
	readonly amount: number;
	readonly currency: 'EUR';
	readonly collectOn: CalendarDate;
	readonly uploadedOn: CalendarDate | null;
	readonly closedOn: CalendarDate | null;
	readonly reason: string | null;
	readonly leftOut: number;
	readonly settledCount: number;
	readonly returnedCount: number;
	readonly openCount: number;
	readonly fileHash: string;
	readonly createdAt: Instant;
	readonly debits: readonly DebitView[];
}

export async function showBatches(tx: LedgerTx, { ids, reused = false }: Done): Promise<BatchView[]> {
	return viewBatches(tx, tx.ledgerId, ids, reused);
}

export async function viewBatches(
	read: Pick<Reading, 'debits' | 'masters' | 'documents'>,
	ledger: string,
	ids: readonly string[],
	reused = false,
): Promise<BatchView[]> {
	const views: BatchView[] = [];
	for (const id of ids) {
		const batch = await read.debits.batch(id);
		if (batch) views.push(await viewBatch(read, ledger, batch, reused));
	}
	return views;
}

async function viewBatch(
	read: Pick<Reading, 'debits' | 'masters' | 'documents'>,
	ledger: string,
	batch: StoredBatch,
	reused: boolean,
): Promise<BatchView> {
	const debits = await read.debits.ofBatch(batch.id);
	const documents = await read.documents.getMany([...new Set(debits.map(({ documentId }) => documentId))]);
	const numbers = new Map(
		documents.map(({ id, number, internalReference }) => [id, number ?? internalReference]),
	);
	const company = await read.masters.get('company', batch.companyId);
	const account = await read.masters.get('bankAccount', batch.accountId);
	const count = (...outcomes: ReadonlyArray<StoredDebit['outcome']>) =>
		debits.filter(({ outcome }) => outcomes.includes(outcome)).length;
	return {
		id: batch.id,
		ledger,
		reused,
		state: batch.state,
		messageId: batch.messageId,
		version: batch.head.version,
		company: company?.code ?? batch.companyId,
		account: account?.code ?? batch.accountId,
		accountIban: maskIban(debits[0]?.plan.creditor.iban ?? ''),
		count: batch.count,
		amount: minorToNumber(batch.amount, 'EUR'),
		currency: 'EUR',
		collectOn: batch.collectOn,
		uploadedOn: batch.uploadedOn,
		closedOn: batch.closedOn,
		reason: batch.reason,
		leftOut: batch.details.leftOut,
		settledCount: count('settled'),
		returnedCount: count('rejected', 'returned', 'refunded'),
		openCount: count('planned', 'presented'),
		fileHash: batch.fileHash,
		createdAt: batch.createdAt,
		debits: debits.map((debit) => viewDebit(debit, numbers.get(debit.documentId) ?? null)),
	};
}

export function viewDebit(debit: StoredDebit, number: string | null): DebitView {
	const { plan, reasonCode } = debit;
	const reason = reasonCode === null ? undefined : findReason(reasonCode);
	return {
		debit: debit.id,
		document: debit.documentId,
		number,
		instalment: debit.instalment,
		debtor: plan.debtor.name,
		mandate: plan.mandate.reference,
		iban: maskIban(plan.debtor.iban),
		amount: minorToNumber(debit.amount, 'EUR'),
		collectionDate: debit.dueOn,
		scheme: plan.scheme,
		sequence: debit.sequence,
		endToEndId: debit.endToEndId,
		outcome: debit.outcome,
		closedOn: debit.closedOn,
		reasonCode,
		reason: debit.reasonText ?? reason?.meaning ?? null,
		action: reason?.action ?? null,
	};
}
