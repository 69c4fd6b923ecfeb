import type { Flow } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import type { Decimal } from '../../domain/money/decimal';
import type { LedgerTx } from '../../ledger/port';
import type { NewLink } from './linkLines';
import type { LinksAround } from './linksAround';

/** Links of a quantity that is given up (`close`) or given free (`free`); free goods of a note are free on its order too. */
export function restLinks(
	tx: Pick<LedgerTx, 'newId'>,
	source: BillingDocument,
	line: DocumentLine,
	flow: Flow,
	quantity: Decimal,
	around: LinksAround,
): NewLink[] {
	const toLineId = tx.newId('lin');
	const own = { fromDocumentId: source.id, fromLineId: line.id, toLineId, flow, quantity };
	const orders = around.to(line.id).filter((link) => link.flow === 'deliver' && flow === 'free');
	return [own, ...orders.map(({ fromDocumentId, fromLineId }) => ({ ...own, fromDocumentId, fromLineId }))];
}
