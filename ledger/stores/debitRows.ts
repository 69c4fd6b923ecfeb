import type { DebitHead, PlannedDebit } from '../../domain/sepa/debitPlan';
import type { Outcome, SequenceType } from '../../domain/sepa/mandate';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { BatchDetails, BatchState, NewBatch, NewDebit, StoredBatch, StoredDebit } from '../port';
import type { LedgerTables } from '../schema';

type BatchRow = LedgerTables['debit_batches'];
type DebitRow = LedgerTables['sepa_debits'];

export function encodeBatch(batch: NewBatch, now: string): BatchRow {
	return {
		id: batch.id,
		company_id: batch.companyId,
		account_id: batch.accountId,
		message_id: batch.messageId,
		state: 'built',
		head: JSON.stringify(batch.head),
		file_hash: batch.fileHash,
		debit_count: batch.count,
		amount: encodeMinor(batch.amount),
		collect_on: batch.collectOn,
		uploaded_on: null,
		closed_on: null,
		reason: null,
		details: JSON.stringify(batch.details),
		created_at: now,
		updated_at: now,
		actor: batch.actor,
	};
}

export function decodeBatch(row: BatchRow): StoredBatch {
	return {
		id: row.id,
		companyId: row.company_id,
		accountId: row.account_id,
		messageId: row.message_id,
		state: row.state as BatchState,
		head: JSON.parse(row.head) as DebitHead,
		fileHash: row.file_hash,
		count: row.debit_count,
		amount: row.amount,
		collectOn: row.collect_on,
		uploadedOn: row.uploaded_on,
		closedOn: row.closed_on,
		reason: row.reason,
		details: JSON.parse(row.details) as BatchDetails,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		actor: row.actor,
	};
}

export function encodeDebit(debit: NewDebit, now: string): DebitRow {
	return {
		id: newId('deb', now),
		batch_id: debit.batchId,
		position: debit.position,
		document_id: debit.documentId,
		instalment: debit.instalment,
		claim_id: debit.claimId,
		mandate_id: debit.mandateId,
		amount: encodeMinor(debit.amount),
		due_on: debit.dueOn,
		sequence: debit.sequence,
		outcome: 'planned',
		end_to_end_id: debit.endToEndId,
		reason_code: null,
		reason_text: null,
		closed_on: null,
		debit_plan: JSON.stringify(debit.plan),
		created_at: now,
		updated_at: now,
	};
}

export function decodeDebit(row: DebitRow): StoredDebit {
	return {
		id: row.id,
		batchId: row.batch_id,
		position: row.position,
		documentId: row.document_id,
		instalment: row.instalment,
		claimId: row.claim_id,
		mandateId: row.mandate_id,
		amount: row.amount,
		dueOn: row.due_on,
		sequence: row.sequence as SequenceType,
		outcome: row.outcome as Outcome,
		endToEndId: row.end_to_end_id,
		reasonCode: row.reason_code,
		reasonText: row.reason_text,
		closedOn: row.closed_on,
		plan: JSON.parse(row.debit_plan) as PlannedDebit,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
	};
}
