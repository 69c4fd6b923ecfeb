import { lineAmounts } from '../../domain/amounts/computeLineAmount';
import { copyFields, lineMap } from '../../domain/documents/conversions';
import type { DocumentHeader, DocumentLine } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import { Exact } from '../../domain/money/decimal';
import { roundMinor } from '../../domain/money/minor';
import type { LedgerTx } from '../../ledger/port';
import type { pricesFor } from './findPrices';
import type { taxesFor } from './findTaxes';
import type { Portion } from './portions';

interface Found {
	readonly prices: Awaited<ReturnType<typeof pricesFor>>;
	readonly taxes: Awaited<ReturnType<typeof taxesFor>>;
}

/** A line of the new document: what passes on, with the price and the VAT that were found where it brings none. */
export function newLine(
	tx: LedgerTx,
	{ source, line, quantity }: Portion,
	index: number,
	to: Kind,
	{ prices, taxes }: Found,
	header: DocumentHeader,
): DocumentLine {
	const copied = copyFields<DocumentLine>(line, lineMap(source.kind, to));
	const price = prices.get(line.id);
	const unitPrice = KIND_RULES[to].priced ? (copied.unitPrice ?? price?.unitPrice ?? null) : null;
	const discountPercent = copied.discountPercent ?? price?.discountPercent ?? '0';
	const otherTaxes = copied.otherTaxes ?? price?.otherTaxes;
	const made = { id: tx.newId('lin'), position: index + 1, quantity, unitPrice, discountPercent };
	return {
		...(copied as DocumentLine),
		...taxes.get(line.id),
		...made,
		...(source.kind === 'deliveryNote' && to === 'invoice' ? { deliveryNoteId: source.id } : {}),
		...(line.tax === undefined ? lineAmounts(made, header) : fixedAmounts(line, quantity)),
		...(otherTaxes === undefined || !KIND_RULES[to].priced ? {} : { otherTaxes }),
	};
}

/** A line that brings its own tax is taken in shares of both. */
function fixedAmounts(line: DocumentLine, quantity: string): Pick<DocumentLine, 'net' | 'tax'> {
	const share = new Exact(quantity).div(line.quantity);
	const part = (amount: number) => roundMinor(share.times(amount));
	return { net: part(line.net), tax: part(line.tax ?? 0) };
}
