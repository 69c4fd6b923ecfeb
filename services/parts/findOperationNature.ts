import type { BillingDocument, OperationNature } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { LedgerTx } from '../../ledger/port';

/**
 * Whether goods, services or both are invoiced (nature de l'opération), from the products of the lines; what the company
 * says it sells where a line has no product, or one that does not say whether it is stored.
 */
export async function findOperationNature(
	tx: Pick<LedgerTx, 'masters'>,
	{ lines }: Pick<BillingDocument, 'lines'>,
	{ content }: Master<'company'>,
): Promise<OperationNature | undefined> {
	const natures = new Set<OperationNature | undefined>();
	for (const { kind, productId } of lines) {
		if (kind !== 'item') continue;
		const product = productId === null ? undefined : await tx.masters.get('product', productId);
		const stocked = product?.content.stocked;
		natures.add(stocked === undefined ? content.operationNature : stocked ? 'goods' : 'services');
	}
	const [only, ...others] = natures;
	if (natures.size === 0) return content.operationNature;
	if (natures.has(undefined)) return undefined;
	return others.length === 0 ? only : 'mixed';
}
