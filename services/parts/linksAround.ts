import type { BillingDocument } from '../../domain/documents/document';
import type { LineLink } from '../../domain/documents/remaining';
import type { Reading } from '../../ledger/port';

/** Quantities around the sources of a conversion and the documents behind them, asked once for all of them. */
export interface LinksAround {
	/** What left a line of a source, or of an order behind one. */
	from(lineId: string): readonly LineLink[];
	/** What came into a line of a source. */
	to(lineId: string): readonly LineLink[];
	/** Documents that lines of the sources come from. */
	readonly behind: ReadonlyMap<string, BillingDocument>;
}

export async function linksAround(
	tx: Pick<Reading, 'links' | 'documents'>,
	sources: readonly BillingDocument[],
): Promise<LinksAround> {
	const ids = sources.map(({ id }) => id);
	const into = await tx.links.linesToAll(ids);
	const behind = await tx.documents.getMany([...new Set(into.map(({ fromDocumentId }) => fromDocumentId))]);
	const orders = behind.filter(({ kind }) => kind === 'salesOrder').map(({ id }) => id);
	const from = Map.groupBy(await tx.links.linesFromAll([...ids, ...orders]), ({ fromLineId }) => fromLineId);
	const to = Map.groupBy(into, ({ toLineId }) => toLineId);
	return {
		from: (lineId) => from.get(lineId) ?? [],
		to: (lineId) => to.get(lineId) ?? [],
		behind: new Map(behind.map((document) => [document.id, document])),
	};
}
