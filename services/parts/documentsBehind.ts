import type { Relation } from '../../domain/documents/conversions';
import type { Reading } from '../../ledger/port';

/** Relations by which a document goes on from what was agreed before; a copy, a tie and a correction do not. */
const GOES_ON: readonly Relation[] = ['convertedFrom', 'depositFor'];

/**
 * The documents from which others came, level by level: of an invoice its delivery notes, their order, and the quotation
 * behind it.
 *
 * @returns by the id of each given document, the ids behind it, nearest first
 */
export async function documentsBehind(
	tx: Pick<Reading, 'links'>,
	ids: readonly string[],
): Promise<Map<string, string[]>> {
	const behind = new Map(ids.map((id) => [id, [] as string[]]));
	/** Which of the given documents a document of the level at work stands behind. */
	let level = new Map(ids.map((id) => [id, new Set([id])]));
	while (level.size > 0) {
		const next = new Map<string, Set<string>>();
		for (const { fromDocumentId, toDocumentId, relation } of await tx.links.ofDocuments([...level.keys()])) {
			const origins = level.get(toDocumentId);
			if (!origins || !GOES_ON.includes(relation)) continue;
			const fresh = [...origins].filter((origin) => !behind.get(origin)?.includes(fromDocumentId));
			for (const origin of fresh) behind.get(origin)?.push(fromDocumentId);
			if (fresh.length > 0)
				next.set(fromDocumentId, new Set([...(next.get(fromDocumentId) ?? []), ...fresh]));
		}
		level = next;
	}
	return behind;
}
