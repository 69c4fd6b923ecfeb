import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import { envelope } from '../../domain/schemas/documentInput';
import { date, id, text } from '../../domain/schemas/fields';
import type { DocumentFact, LedgerTx } from '../../ledger/port';
import { todayOf } from '../parts/assembleHeader';
import type { DocumentView } from '../parts/documentView';
import { onDocument } from '../parts/onDocument';
import { openDocument } from '../parts/openDocument';
import { resolveMaster } from '../parts/resolve';
import { auditDocument } from '../parts/writeDocument';
import type { UseCase } from '../useCase';

/** What keeps an invoice out of collections, as facts beside it: a dispute, or a pause. */
export const HOLD_TYPES = ['dispute', 'pause'] as const;
export type CollectionHoldType = (typeof HOLD_TYPES)[number];

const HELD = 'collectionHeld';
const FREED = 'collectionFreed';

export interface CollectionHold {
	readonly type: CollectionHoldType;
	readonly since: CalendarDate;
	/** Last day on which it holds; until somebody lifts it where it is null. */
	readonly until: CalendarDate | null;
	readonly reason: string;
}

/** The hold of an invoice on a day: the last one that was set, unless it is over or was lifted. */
export function findCollectionHold(
	facts: readonly DocumentFact[],
	today: CalendarDate,
): CollectionHold | undefined {
	const last = facts.findLast(({ kind }) => kind === HELD || kind === FREED);
	if (last?.kind !== HELD) return undefined;
	const { type, until, reason } = last.data as unknown as Omit<CollectionHold, 'since'>;
	if (until !== null && until < today) return undefined;
	return { type, until, reason, since: last.onDate };
}

/** Sets a hold inside a transaction; its document is locked. */
export async function writeHold(
	tx: LedgerTx,
	documentId: string,
	{ type, since, until, reason }: CollectionHold,
	actor: string,
): Promise<void> {
	await tx.facts.add({ documentId, kind: HELD, onDate: since, actor, data: { type, until, reason } });
}

const schema = z.object({
	...envelope,
	id,
	/** Missing: what holds the invoice back is lifted. */
	hold: z.enum(HOLD_TYPES, `must be ${HOLD_TYPES.join(' or ')}`).optional(),
	until: date.optional(),
	reason: text(500).optional(),
});

/** Keeps an invoice out of collections (litige, pause), or lets it back in. */
export const holdCollection: UseCase<typeof schema, DocumentView> = {
	operation: 'collection.hold',
	schema,
	...onDocument,
	async work(tx, { id: documentId, hold, until = null, reason = '' }, context) {
		const document = await openDocument(tx, documentId, context);
		const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
		const today = todayOf(company, context.now);
		const standing = findCollectionHold(await tx.facts.ofDocuments([document.id]), today);
		const isSame =
			standing === undefined
				? hold === undefined
				: standing.type === hold && standing.until === until && standing.reason === reason;
		if (isSame) return { ids: [document.id], reused: true };
		const { actor } = context;
		if (hold === undefined)
			await tx.facts.add({ documentId, kind: FREED, onDate: today, actor, data: { reason } });
		else await writeHold(tx, documentId, { type: hold, since: today, until, reason }, actor);
		auditDocument(tx, context, 'collectionHold', document, { hold: hold ?? null, until, reason });
		return { ids: [document.id] };
	},
};
