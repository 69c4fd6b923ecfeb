import { z } from 'zod/v4';
import { envelope } from '../../domain/schemas/documentInput';
import { date, id, reference } from '../../domain/schemas/fields';
import { refuse } from '../../domain/refusal';
import type { StoredBatch, StoredDebit } from '../../ledger/port';
import type { UseCase } from '../useCase';
import type { BatchView } from './batchView';
import { refuseCancelled } from './markUploaded';
import { onBatch, openBatch } from './onBatch';
import { closeIfOver, settleDebits } from './settleDebit';

const schema = z.object({
	...envelope,
	id,
	/** Only these, by their id or end-to-end id; all that are on their way where it is missing. */
	debits: z.array(reference).min(1).max(20_000).optional(),
	/** The day on which the money came; the day of each collection where it is missing. */
	onDate: date.optional(),
});

/** The money came, by hand, for users without bank files: each debit becomes a payment that is matched to its invoice. */
export const markSettled: UseCase<typeof schema, BatchView> = {
	operation: 'collection.settled',
	schema,
	...onBatch,
	async work(tx, input, context) {
		const { batch, debits } = await openBatch(tx, input.id, context);
		if (batch.state === 'cancelled') refuseCancelled(batch);
		if (batch.state === 'built') refuseNotUploaded(batch);
		const chosen = choose(batch, debits, input.debits);
		const dayOf = ({ dueOn }: StoredDebit) => input.onDate ?? dueOn;
		const settled = await settleDebits(tx, chosen, dayOf, context);
		const last = chosen.map(dayOf).sort().at(-1) ?? batch.collectOn;
		await closeIfOver(tx, batch, last, context);
		return settled === 0 ? { ids: [batch.id], reused: true } : { ids: [batch.id] };
	},
};

function choose(
	batch: StoredBatch,
	debits: readonly StoredDebit[],
	asked: readonly string[] | undefined,
): readonly StoredDebit[] {
	if (!asked) return debits;
	return asked.map(
		(wanted) =>
			debits.find(({ id: own, endToEndId }) => own === wanted || endToEndId === wanted) ??
			refuse({
				rule: 'debit.unknown',
				field: 'debits',
				document: batch.messageId,
				message: `Batch ${batch.messageId} has no debit '${wanted}'.`,
				fix: 'Give the id or the end-to-end id of a debit of the batch (Get Batches shows them).',
			}),
	);
}

function refuseNotUploaded({ messageId }: StoredBatch): never {
	refuse({
		rule: 'batch.notUploaded',
		field: 'id',
		document: messageId,
		message: `Batch ${messageId} was not given to the bank yet: nothing can have been paid.`,
		fix: 'Mark it as uploaded first.',
	});
}
