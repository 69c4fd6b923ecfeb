import { z } from 'zod/v4';
import { envelope } from '../../domain/schemas/documentInput';
import { date, reference, text } from '../../domain/schemas/fields';
import { refuse } from '../../domain/refusal';
import type { LedgerTx, Reading, StoredDebit } from '../../ledger/port';
import type { UseCase } from '../useCase';
import { showBatches, type BatchView } from './batchView';
import { dayOf, upload } from './markUploaded';
import { getBatch, openBatch } from './onBatch';
import { returnDebit } from './returnDebit';
import { closeIfOver } from './settleDebit';

const schema = z.object({
	...envelope,
	/** Id of the debit, or its end-to-end id where only one bears it. */
	debit: reference,
	/** Code of the bank, such as AM04. */
	reasonCode: z
		.string('must be text')
		.transform((code) => code.trim().toUpperCase())
		.refine((code) => /^[A-Z0-9]{4}$/.test(code), 'must be a reason code of four signs such as AM04'),
	reasonText: text(500).optional(),
	onDate: date.optional(),
});

/** A debit came back (rejet, retour, impayé), by hand, for users without bank files. */
export const markReturned: UseCase<typeof schema, BatchView> = {
	operation: 'collection.returned',
	schema,
	order: ({ debit }) => debit,
	scope: async (tx, { debit }) => (await getBatch(tx, (await findDebit(tx, debit)).batchId)).companyId,
	async work(tx, input, context) {
		const named = await findDebit(tx, input.debit);
		const { batch } = await openBatch(tx, named.batchId, context);
		const onDate = input.onDate ?? (await dayOf(tx, batch, context));
		// A file that comes back went to the bank, whether or not somebody said so.
		if (batch.state === 'built') await upload(tx, batch, onDate, context);
		const [debit = named] = await tx.debits.getMany([named.id]);
		const { reasonCode: code, reasonText = null } = input;
		const isNew = await returnDebit(tx, debit, { code, text: reasonText, onDate }, context);
		await closeIfOver(tx, await getBatch(tx, batch.id), onDate, context);
		return isNew ? { ids: [batch.id] } : { ids: [batch.id], reused: true };
	},
	show: showBatches,
};

/** @throws Refusal `debit.unknown`, `debit.several` */
export async function findDebit(
	{ debits }: Pick<LedgerTx | Reading, 'debits'>,
	asked: string,
): Promise<StoredDebit> {
	const [byId] = await debits.getMany([asked]);
	if (byId) return byId;
	const found = (await debits.byEndToEndIds([asked])).filter(({ outcome }) => outcome !== 'cancelled');
	const [only] = found;
	if (only && found.length === 1) return only;
	return refuse({
		rule: only ? 'debit.several' : 'debit.unknown',
		field: 'debit',
		document: asked,
		message: only ? `Several debits bear the end-to-end id '${asked}'.` : `There is no debit '${asked}'.`,
		fix: 'Give the id of the debit, deb_…, as Get Batches shows it.',
	});
}
