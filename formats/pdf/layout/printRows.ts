import type { DocumentLine, FooterCharge, TaxCategory } from '../../../domain/documents/document';
import { Exact, type Decimal } from '../../../domain/money/decimal';
import { isPriceless } from '../printable';
import type { ColumnName, PrintTexts } from '../templateSchema';
import { cleanText } from '../text/cleanText';
import { formatAmount, formatDecimal, formatPercent, formatUnitPrice } from '../text/formatNumber';
import { lookUp } from '../text/lookUp';
import type { PrintContext } from './context';

/** A line or a charge as text, before it is known which columns there is room for. */
export interface PrintedRow {
	readonly kind: 'item' | 'note' | 'charge';
	readonly description: string;
	readonly comment: string;
	/** Absent cells are empty. */
	readonly cells: Readonly<Partial<Record<ColumnName, string>>>;
}

export function printRows(context: PrintContext): PrintedRow[] {
	const { document } = context;
	const lines = [...document.lines]
		.sort((a, b) => a.position - b.position)
		.map((line) => lineRow(line, context));
	const charges = isPriceless(document) ? [] : document.charges.map((charge) => chargeRow(charge, context));
	return [...lines, ...charges];
}

function lineRow(line: DocumentLine, { document, texts }: PrintContext): PrintedRow {
	const description = cleanText(line.description);
	const comment = cleanText(line.comment);
	if (line.kind === 'note') return { kind: 'note', description, comment, cells: {} };
	const { currency } = document;
	const quantity = formatDecimal(line.quantity, texts.number);
	const unit = lookUp(texts.units, line.unit) ?? line.unit;
	const discounted = !new Exact(line.discountPercent).eq(0);
	return {
		kind: 'item',
		description,
		comment,
		cells: {
			code: cleanText(hasCodes(document) ? line.productCode : String(line.position)),
			quantity,
			unit,
			quantityWithUnit: `${quantity}\u00a0${unit}`,
			unitPrice: line.unitPrice === null ? '' : formatUnitPrice(line.unitPrice, currency, texts.number),
			discount: discounted ? formatPercent(line.discountPercent, texts.number) : undefined,
			taxRate: printTaxRate(line.taxCategory, line.taxRate, texts),
			net: formatAmount(line.net, currency, texts.number),
		},
	};
}

/** A charge at the foot stands under the lines, with its nature below. */
function chargeRow(charge: FooterCharge, { document, texts }: PrintContext): PrintedRow {
	const label = cleanText(charge.label);
	const nature = cleanText(charge.nature);
	return {
		kind: 'charge',
		description: label === '' ? nature : label,
		comment: label === '' || nature.toLowerCase() === label.toLowerCase() ? '' : nature,
		cells: {
			taxRate: printTaxRate(charge.taxCategory, charge.taxRate, texts),
			net: formatAmount(charge.amount, document.currency, texts.number),
		},
	};
}

/** `20 %`, or the short name of a category for which 0 % says too little. */
export function printTaxRate(category: TaxCategory, rate: Decimal, texts: PrintTexts): string {
	return texts.taxCategories[category] ?? formatPercent(rate, texts.number);
}

/** Product codes where the document has any, else positions. */
export function hasCodes({ lines }: PrintContext['document']): boolean {
	return lines.some((line) => line.productCode !== null && line.productCode !== '');
}
