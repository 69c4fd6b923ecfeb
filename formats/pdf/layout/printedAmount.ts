import type { DocumentLine } from '../../../domain/documents/document';
import type { Minor } from '../../../domain/money/minor';

/**
 * What the column of amounts shows: the net, or what the customer pays where prices include VAT. A deposit brings its
 * VAT with it instead of such a price.
 */
export function printedAmount(
	{ net, gross, tax = 0 }: Pick<DocumentLine, 'net' | 'gross' | 'tax'>,
	priceBasis: 'net' | 'gross',
): Minor {
	return priceBasis === 'gross' ? (gross ?? net + tax) : net;
}
