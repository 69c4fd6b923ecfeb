import { z } from 'zod/v4';
import { id, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { BATCH_STATES } from '../../ledger/collectionPort';
import type { ServiceContext } from '../context';
import { resolveCompany } from '../parts/resolve';
import { viewBatches, type BatchView } from './batchView';
import { getBatch } from './onBatch';

const schema = z.object({
	/** One batch. */
	id: id.optional(),
	company: reference.optional(),
	states: z
		.array(z.enum(BATCH_STATES, `must be one of ${BATCH_STATES.join(', ')}`))
		.min(1)
		.optional(),
	after: id.optional(),
	limit: z.int().min(1).max(10_000).optional(),
});

/** Batches with their debits, the newest first. */
export async function findBatches({ ledger }: ServiceContext, query: unknown): Promise<BatchView[]> {
	const { id: one, company, states, after, limit = 50 } = parseInput(schema, query);
	if (one !== undefined) return viewBatches(ledger.read, ledger.id, [(await getBatch(ledger.read, one)).id]);
	const companyId = company === undefined ? undefined : (await resolveCompany(ledger.read, company)).id;
	const found = await ledger.read.debits.batches({
		...(companyId !== undefined && { companyId }),
		...(states !== undefined && { states }),
		...(after !== undefined && { after }),
		newestFirst: true,
		limit,
	});
	return viewBatches(
		ledger.read,
		ledger.id,
		found.map((batch) => batch.id),
	);
}
