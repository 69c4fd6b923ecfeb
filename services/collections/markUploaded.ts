import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import { envelope } from '../../domain/schemas/documentInput';
import { date, id } from '../../domain/schemas/fields';
import { refuse } from '../../domain/refusal';
import type { LedgerTx, StoredBatch } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import type { UseCase } from '../useCase';
import { auditBatch } from './auditBatch';
import type { BatchView } from './batchView';
import { onBatch, openBatch } from './onBatch';

const schema = z.object({
	...envelope,
	id,
	/** The day on which the file was given to the bank; today where it is missing. */
	onDate: date.optional(),
});

/** The file was given to the bank: from now on its mandates are used, and its debits are on their way. */
export const markUploaded: UseCase<typeof schema, BatchView> = {
	operation: 'collection.uploaded',
	schema,
	...onBatch,
	async work(tx, input, context) {
		const { batch } = await openBatch(tx, input.id, context);
		if (batch.state === 'uploaded' || batch.state === 'settled') return { ids: [batch.id], reused: true };
		await upload(tx, batch, input.onDate ?? (await dayOf(tx, batch, context)), context);
		return { ids: [batch.id] };
	},
};

/** @throws Refusal `batch.cancelled` */
export async function upload(
	tx: LedgerTx,
	batch: StoredBatch,
	onDate: CalendarDate,
	context: WorkContext,
): Promise<void> {
	if (batch.state === 'cancelled') refuseCancelled(batch);
	await tx.debits.moveBatch(batch.id, 'built', 'uploaded', { uploadedOn: onDate });
	await tx.debits.moveDebits(batch.id, 'planned', 'presented');
	auditBatch(tx, context, 'upload', batch, { onDate });
}

/** Today where the company is. */
export async function dayOf(
	tx: Pick<LedgerTx, 'masters'>,
	{ companyId }: Pick<StoredBatch, 'companyId'>,
	{ now }: Pick<WorkContext, 'now'>,
): Promise<CalendarDate> {
	return todayOf(await resolveMaster(tx, 'company', companyId, undefined, 'company'), now);
}

export function refuseCancelled({ messageId, closedOn, reason }: StoredBatch): never {
	refuse({
		rule: 'batch.cancelled',
		field: 'id',
		document: messageId,
		message: `Batch ${messageId} was cancelled on ${closedOn ?? ''}: ${reason ?? ''}`,
		fix: 'Build a new one. If its file went to the bank all the same, ask the bank to stop it.',
	});
}
