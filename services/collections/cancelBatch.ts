import { z } from 'zod/v4';
import { envelope } from '../../domain/schemas/documentInput';
import { id, text } from '../../domain/schemas/fields';
import { refuse } from '../../domain/refusal';
import type { LedgerTx, StoredBatch, StoredDebit } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { UseCase } from '../useCase';
import { auditBatch } from './auditBatch';
import type { BatchView } from './batchView';
import { dayOf } from './markUploaded';
import { onBatch, openBatch } from './onBatch';
import { releaseClaim } from './releaseClaim';

const schema = z.object({ ...envelope, id, reason: text(500) });

/**
 * Gives a batch up: its instalments are free again, and its mandates are as if it had never been, so that a first
 * collection is the first again. A batch that was uploaded can be cancelled too, where the bank has stopped its file,
 * as long as nothing of it has settled or come back.
 */
export const cancelBatch: UseCase<typeof schema, BatchView> = {
	operation: 'collection.cancel',
	schema,
	...onBatch,
	async work(tx, input, context) {
		const { batch, debits } = await openBatch(tx, input.id, context);
		if (batch.state === 'cancelled') return { ids: [batch.id], reused: true };
		if (debits.some(({ outcome }) => outcome !== 'planned' && outcome !== 'presented')) refuseBegun(batch);
		const onDate = await dayOf(tx, batch, context);
		const { reason } = input;
		for (const { claimId } of debits)
			await releaseClaim(tx, claimId, { state: 'cancelled', onDate, reason }, context);
		for (const outcome of ['planned', 'presented'] as const)
			await tx.debits.moveDebits(batch.id, outcome, 'cancelled');
		const { state } = batch;
		await tx.debits.moveBatch(batch.id, state, 'cancelled', { closedOn: onDate, reason });
		auditBatch(tx, context, 'cancel', batch, { reason, onDate });
		if (state === 'uploaded')
			context.hint('The batch had been uploaded: make sure that the bank has stopped its file.');
		await tellLaterOnes(tx, debits, context);
		return { ids: [batch.id] };
	},
};

/** Another batch counts on the first collection of this one. */
async function tellLaterOnes(
	tx: LedgerTx,
	debits: readonly StoredDebit[],
	context: WorkContext,
): Promise<void> {
	const first = debits.filter(({ sequence }) => sequence === 'FRST').map(({ mandateId }) => mandateId);
	const others = await tx.debits.ofMandates(first);
	const waiting = others.filter(({ outcome, sequence }) => outcome === 'planned' && sequence === 'RCUR');
	const batches = [...new Set(waiting.map(({ batchId }) => batchId))];
	if (batches.length === 0) return;
	context.hint(
		`${batches.join(', ')} collects under mandates of this batch as if it had been first: where your bank asks for FRST, cancel and build it again.`,
	);
}

function refuseBegun({ messageId }: StoredBatch): never {
	refuse({
		rule: 'batch.begun',
		field: 'id',
		document: messageId,
		message: `Batch ${messageId} has debits that have settled or come back.`,
		fix: 'Mark the others as settled or returned; a batch is cancelled as a whole, or not at all.',
	});
}
