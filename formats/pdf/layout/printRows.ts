import { discountedPrice } from '../../../domain/amounts/discountedPrice';
import type { DocumentLine } from '../../../domain/documents/document';
import { Exact, type Decimal } from '../../../domain/money/decimal';
import type { ColumnName } from '../templateSchema';
import { cleanText } from '../text/cleanText';
import { formatAmount, formatDecimal, formatPercent, formatUnitPrice } from '../text/formatNumber';
import { lookUp } from '../text/lookUp';
import type { PrintContext } from './context';
import { deliveryHeading } from './deliveryHeadings';
import { describeLine } from './describeLine';
import { printedAmount } from './printedAmount';
import { printTaxRate } from './printTaxRate';

/** A line as text, before it is known which columns there is room for. */
export interface PrintedRow {
	/** A `heading` stands above lines that are set apart. */
	readonly kind: 'item' | 'note' | 'heading';
	readonly description: string;
	/** In small type below the description. */
	readonly comment: string;
	/** Absent cells are empty. */
	readonly cells: Readonly<Partial<Record<ColumnName, string>>>;
	/** The row begins a page. */
	readonly startsPage: boolean;
}

export interface PrintedRows {
	readonly rows: readonly PrintedRow[];
	/** What follows the last row begins a page. */
	readonly endsPage: boolean;
}

/**
 * The lines in their order, those of a summary invoice under the delivery that they bill; those that take deposits back
 * stand at the end, under a heading of their own.
 */
export function printRows(context: PrintContext): PrintedRows {
	const { document } = context;
	const sorted = [...document.lines].sort((a, b) => a.position - b.position);
	const lines = [...sorted.filter((line) => !takesBack(line)), ...sorted.filter(takesBack)];
	const rows = lines.flatMap((line, index): PrintedRow[] => {
		const startsPage = line.pageBreak === 'before' || lines[index - 1]?.pageBreak === 'after';
		const row = { ...lineRow(line, context), startsPage };
		const heading = headingAbove(line, lines[index - 1], context);
		if (!heading) return [row];
		return [
			{ kind: 'heading', ...heading, cells: {}, startsPage },
			{ ...row, startsPage: false },
		];
	});
	return { rows, endsPage: lines.at(-1)?.pageBreak === 'after' };
}

function headingAbove(line: DocumentLine, before: DocumentLine | undefined, context: PrintContext) {
	if (!takesBack(line)) return deliveryHeading(line, before, context);
	if (before !== undefined && takesBack(before)) return undefined;
	return { description: context.texts.labels.depositsTakenBack, comment: '' };
}

/** A line that deducts a deposit invoice names it; the lines of the deposit invoice itself name none. */
const takesBack = (line: DocumentLine) => line.kind === 'deposit' && line.deposit !== undefined;

function lineRow(line: DocumentLine, context: PrintContext): Omit<PrintedRow, 'startsPage'> {
	const { document, texts } = context;
	const description = cleanText(line.description);
	const comment = [cleanText(line.comment), ...describeLine(line, context)].filter(Boolean).join('\n');
	if (line.kind === 'note') return { kind: 'note', description, comment, cells: {} };
	const amounts = {
		taxRate: printTaxRate(line.taxCategory, line.taxRate, texts),
		net: formatAmount(printedAmount(line, document.priceBasis), document.currency, texts.number),
	};
	const code = cleanText(hasCodes(document) ? line.productCode : String(line.position));
	if (takesBack(line)) return { kind: 'item', description, comment, cells: { code, ...amounts } };
	const quantity = formatDecimal(line.quantity, texts.number);
	const unit = lookUp(texts.units, line.unit) ?? line.unit;
	return {
		kind: 'item',
		description,
		comment,
		cells: {
			code,
			quantity,
			unit,
			quantityWithUnit: `${quantity}\u00a0${unit}`,
			...pricesOf(line, context),
			...amounts,
		},
	};
}

/** The price before the discount and the discount (P.U. avant remise); or what is left, for who sees nothing else. */
function pricesOf(
	line: DocumentLine,
	{ document, texts }: PrintContext,
): Partial<Record<ColumnName, string>> {
	if (line.unitPrice === null) return {};
	const price = (value: Decimal) => formatUnitPrice(value, document.currency, texts.number);
	if (new Exact(line.discountPercent).eq(0)) return { unitPrice: price(line.unitPrice) };
	if (document.print.hideDiscounts)
		return { unitPrice: price(discountedPrice(line.unitPrice, line.discountPercent)) };
	return { unitPrice: price(line.unitPrice), discount: formatPercent(line.discountPercent, texts.number) };
}

/** Product codes where the document has any, else positions. */
export function hasCodes({ lines }: PrintContext['document']): boolean {
	return lines.some((line) => line.productCode !== null && line.productCode !== '');
}
