import { sumMinor } from '../../domain/money/minor';
import type { PlannedDebit } from '../../domain/sepa/debitPlan';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { auditBatch } from './auditBatch';
import { hashOfFile } from './batchFile';
import { claimInstalments } from './claimInstalments';
import type { PlannedAccount } from './planCollections';

/** Claims the instalments of one file, and keeps it as it is written. */
export async function storeBatch(
	tx: LedgerTx,
	batchId: string,
	{ company, account, plan, rows }: PlannedAccount,
	{ zip = false, leftOut }: { readonly zip: boolean | undefined; readonly leftOut: number },
	context: WorkContext,
): Promise<void> {
	const debits = plan.debits.map((debit) => ({ debit, row: rowOf(rows, debit) }));
	const wanted = debits.map(({ debit, row: { wanted: one } }) => ({
		documentId: one.documentId,
		instalment: one.instalment,
		amount: debit.amount,
		reference: debit.endToEndId,
	}));
	const submittedOn = plan.head.createdAt.slice(0, 10);
	const by = { channel: 'sepa', holder: batchId, method: 'sepaDirectDebit', submittedOn } as const;
	const claims = await claimInstalments(tx, wanted, by, context);
	const amount = sumMinor(plan.debits.map((debit) => debit.amount));
	const days = plan.debits.map(({ collectedOn }) => collectedOn).sort();
	// eslint-disable-next-line no-restricted-syntax -- everything is at hand: it waits for no I/O and for no timer
	const fileHash = await hashOfFile(plan.head, plan.debits);
	const batch = {
		id: batchId,
		companyId: company.id,
		accountId: account.id,
		messageId: plan.head.messageId,
		head: plan.head,
		fileHash,
		count: plan.debits.length,
		amount,
		collectOn: days[0] ?? submittedOn,
		details: { zip, leftOut },
		actor: context.actor,
	};
	await tx.debits.addBatch(
		batch,
		debits.map(({ debit, row }, position) => ({
			batchId,
			position,
			documentId: row.document.id,
			instalment: row.wanted.instalment,
			claimId: claims[position]?.id ?? '',
			mandateId: row.mandate.mandate.id,
			amount: debit.amount,
			dueOn: debit.collectedOn,
			sequence: debit.sequence,
			endToEndId: debit.endToEndId,
			plan: debit,
		})),
	);
	const { messageId, count } = batch;
	auditBatch(tx, context, 'build', batch, { messageId, count, amount, fileHash });
}

function rowOf(rows: PlannedAccount['rows'], { position }: PlannedDebit) {
	const row = rows[position];
	if (!row) throw new Error(`Debit ${position} of the plan comes from nowhere`);
	return row;
}
