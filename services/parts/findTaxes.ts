import { lineMap } from '../../domain/documents/conversions';
import type { DocumentLine } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import type { LedgerTx } from '../../ledger/port';
import { taxOf, type TaxSources, type Taxation } from './lineTaxation';

/**
 * VAT of lines that cross to the other side of the trade: what the customer pays says nothing of the supplier's, so it
 * is found anew from supplier, product and company. Keyed by source line.
 */
export async function taxesFor(
	tx: Pick<LedgerTx, 'masters'>,
	from: Kind,
	to: Kind,
	lines: readonly DocumentLine[],
	sources: TaxSources,
): Promise<ReadonlyMap<string, Taxation>> {
	const found = new Map<string, Taxation>();
	if (lineMap(from, to).taxRate !== 'recalculated') return found;
	for (const { id, position, productId } of lines) {
		const product = productId === null ? undefined : await tx.masters.get('product', productId);
		found.set(id, taxOf({}, product, `lines[${position - 1}]`, sources));
	}
	return found;
}
