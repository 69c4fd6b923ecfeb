import { Exact, scaleOf } from '../../../domain/money/decimal';
import { minorDigits } from '../../../domain/money/currencies';
import type { EInvoice, EInvoiceRow } from '../../../domain/vietnam/eInvoice';
import { SELECTIONS, taxPercentage } from './codes';
import { given } from './given';
import { jsonNumber, unsigned } from './jsonNumber';

/**
 * `itemInfo`. Amounts have no sign: a row that takes off says so by `isIncreaseItem`. On an adjustment every row of money
 * has that flag; on other invoices what takes off, a deposit too, is a row of discount. A note has its words alone. An
 * adjustment of words has notes alone, and one at least, because the list may not be empty.
 */
export function writeRows(invoice: EInvoice): Array<Record<string, unknown>> {
	const { correction } = invoice;
	const ofWords = correction?.method === 'adjustment' && correction.scope === 'information';
	if (ofWords) return writeNotes(invoice);
	let lineNumber = 0;
	return invoice.rows.map((row, index) => {
		if (row.kind === 'note') return noteOf(row.name);
		lineNumber += 1;
		return { lineNumber, ...writeRow(invoice, row, `rows[${index}]`) };
	});
}

const noteOf = (words: string) => ({ selection: SELECTIONS.note, itemName: words });

function writeNotes({ rows, correction }: EInvoice) {
	const words = rows.map(({ name }) => name).filter((name) => name.trim() !== '');
	return (words.length > 0 ? words : [correction?.reason ?? '']).map(noteOf);
}

function writeRow(invoice: EInvoice, row: EInvoiceRow, path: string): Record<string, unknown> {
	const net = new Exact(row.amount).minus(row.discount);
	const adjusts = invoice.correction?.method === 'adjustment';
	const increases = row.kind === 'discount' ? net.lt(0) : row.increases !== false && net.gte(0);
	const kind = adjusts || increases ? row.kind : 'discount';
	const tax = unsigned(row.tax, `${path}.tax`);
	return {
		selection: SELECTIONS[kind],
		...given({ itemCode: row.itemCode, itemName: row.name, unitName: row.unitName }),
		quantity: unsigned(row.quantity, `${path}.quantity`),
		unitPrice: unsigned(row.unitPrice, `${path}.unitPrice`),
		itemTotalAmountWithoutTax: unsigned(row.amount, `${path}.amount`),
		...discountOf(row, invoice.currency, path),
		itemDiscount: unsigned(row.discount, `${path}.discount`),
		itemTotalAmountAfterDiscount: unsigned(net, `${path}.amount`),
		...(row.code === null ? {} : { taxPercentage: taxPercentage(row.code), taxAmount: tax }),
		itemTotalAmountWithTax: unsigned(net.plus(row.tax), `${path}.amount`),
		...(adjusts || kind === 'discount' ? { isIncreaseItem: increases } : {}),
		...(adjusts && row.code !== null ? { adjustmentTaxAmount: tax } : {}),
	};
}

/** Decimals of a percentage that S-Invoice takes. */
const PERCENT_DECIMALS = 2;

/** The percentage stands there only where it gives the amount of the discount, which is what counts. */
function discountOf(row: EInvoiceRow, currency: string, path: string): { discount?: number } {
	if (new Exact(row.discount).eq(0)) return { discount: 0 };
	const percent = row.discountPercent;
	if (percent === undefined || scaleOf(percent) > PERCENT_DECIMALS) return {};
	const unit = new Exact(1).div(10 ** minorDigits(currency));
	const fits = new Exact(row.amount).times(percent).div(100).minus(row.discount).abs().lt(unit);
	return fits ? { discount: jsonNumber(percent, `${path}.discountPercent`) } : {};
}
