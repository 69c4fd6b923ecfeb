import type { Conversion } from '../../domain/documents/conversions';
import type { DocumentLine } from '../../domain/documents/document';
import type { LineLink } from '../../domain/documents/remaining';
import type { LedgerTx } from '../../ledger/port';
import { passesOn, type Portion } from './portions';

/**
 * Links from the source lines, and from the order lines behind them: what a delivery note invoices is invoiced on
 * its order too, and what an invoice delivers is delivered on its order.
 */
export async function linksOf(
	tx: LedgerTx,
	portions: readonly Portion[],
	lines: readonly DocumentLine[],
	rule: Conversion,
): Promise<Array<Omit<LineLink, 'toDocumentId'>>> {
	const links: Array<Omit<LineLink, 'toDocumentId'>> = [];
	const upstreamOf = new Map<string, readonly LineLink[]>();
	for (const [index, { source, line, quantity }] of portions.entries()) {
		const toLineId = lines[index]?.id ?? '';
		if (line.kind === 'note') continue;
		links.push({ fromDocumentId: source.id, fromLineId: line.id, toLineId, flow: rule.flow, quantity });
		if (!passesOn(rule)) continue;
		if (!upstreamOf.has(source.id)) upstreamOf.set(source.id, await tx.links.linesTo(source.id));
		for (const upstream of upstreamOf.get(source.id) ?? []) {
			const isOrderLine =
				upstream.toLineId === line.id && (upstream.flow === 'deliver' || upstream.flow === 'invoice');
			if (!isOrderLine || upstream.flow === rule.flow) continue;
			links.push({
				fromDocumentId: upstream.fromDocumentId,
				fromLineId: upstream.fromLineId,
				toLineId,
				flow: rule.flow,
				quantity,
			});
		}
	}
	return links;
}
