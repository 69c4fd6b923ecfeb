import type { DocumentLine, OtherTax } from '../documents/document';
import { minorToFixed } from '../money/minor';
import type { InvoicedDocument } from './source';
import type { Period, SemanticLine } from './semanticInvoice';
import { priceLine } from './priceLine';
import type { InvoiceTexts } from './texts';

/**
 * The lines that bear a price (BG-25). A comment line has none, so what it says goes to the line above it (BT-127);
 * those before the first line are notes of the invoice.
 */
export function describeLines(document: InvoicedDocument, texts: InvoiceTexts): SemanticLine[] {
	const comments = commentsBelow(document.lines);
	return document.lines
		.filter(isPriced)
		.map((line) => describeLine(line, document, texts, comments.get(line.id) ?? []));
}

/** What comment lines say before the first line with a price. */
export function leadingComments({ lines }: InvoicedDocument): string[] {
	const first = lines.findIndex(isPriced);
	return lines.slice(0, first === -1 ? lines.length : first).map(({ description }) => description);
}

const isPriced = ({ kind }: DocumentLine) => kind !== 'note';

function commentsBelow(lines: readonly DocumentLine[]): Map<string, string[]> {
	const below = new Map<string, string[]>();
	let above: string[] | undefined;
	for (const line of lines) {
		if (isPriced(line)) {
			above = [];
			below.set(line.id, above);
		} else above?.push(line.description);
	}
	return below;
}

function describeLine(
	line: DocumentLine,
	document: InvoicedDocument,
	texts: InvoiceTexts,
	comments: readonly string[],
): SemanticLine {
	const { currency, priceBasis } = document;
	const delivery = document.deliveries?.find(({ documentId }) => documentId === line.deliveryNoteId);
	const day = delivery?.deliveredOn ?? undefined;
	const named = delivery?.number == null ? [] : [texts.delivery(delivery.number, day ?? delivery.issueDate)];
	const note = [...named, ...comments].join('\n');
	const period: Period | undefined = day === undefined ? undefined : { from: day, to: day };
	return {
		id: String(line.position),
		...(note === '' ? {} : { note }),
		...priceLine(line, { currency, priceBasis, texts }),
		unit: line.unit,
		net: line.net,
		...(period === undefined ? {} : { period }),
		category: line.taxCategory,
		rate: line.taxRate,
		name: line.description,
		...(line.comment === null ? {} : { description: line.comment }),
		...(line.productCode === null ? {} : { sellerItemId: line.productCode }),
		attributes: (line.otherTaxes ?? []).map((tax) => attributeOf(tax, currency)),
	};
}

/** What of the other taxes is on this line; the sums of them stand at the foot, with a VAT of their own (BG-21). */
function attributeOf({ label, amount }: OtherTax, currency: string) {
	return { name: label, value: `${minorToFixed(amount, currency)} ${currency}` };
}
