import { Exact } from '../../../domain/money/decimal';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { showsVat } from '../../../domain/vietnam/showsVat';
import { discountRate } from './discountRate';
import { dongOfRow } from './dongAmounts';
import { jsonNumber } from './jsonNumber';
import type { PrintedRow } from './printedRows';
import { ITEM_TYPES, vatRateName } from './publishCodes';

/** One element of `OriginalInvoiceDetail`. `…OC` is in the currency of the invoice, the other in đồng. */
export function writeRow({ row, position, number }: PrintedRow, invoice: EInvoice) {
	const path = `rows[${position - 1}]`;
	const inDong = dongOfRow(row, invoice.exchangeRate);
	return {
		ItemType: ITEM_TYPES[row.kind],
		SortOrder: number,
		LineNumber: position,
		...(row.itemCode === undefined ? {} : { ItemCode: row.itemCode }),
		ItemName: row.name,
		...(row.unitName === undefined ? {} : { UnitName: row.unitName }),
		Quantity: jsonNumber(row.quantity, `${path}.quantity`),
		UnitPrice: jsonNumber(row.unitPrice, `${path}.unitPrice`),
		AmountOC: jsonNumber(row.amount, `${path}.amount`),
		Amount: jsonNumber(inDong.amount, `${path}.amount`),
		...discountRate(row, invoice.currency, `${path}.discountPercent`),
		DiscountAmountOC: jsonNumber(row.discount, `${path}.discount`),
		DiscountAmount: jsonNumber(inDong.discount, `${path}.discount`),
		AmountWithoutVATOC: jsonNumber(new Exact(row.amount).minus(row.discount), `${path}.amount`),
		AmountWithoutVAT: jsonNumber(inDong.net, `${path}.amount`),
		...(showsVat(invoice.template.series)
			? {
					// A note has a rate too, an empty one.
					VATRateName: row.code === null ? '' : vatRateName(row.code),
					VATAmountOC: jsonNumber(row.tax, `${path}.tax`),
					VATAmount: jsonNumber(inDong.tax, `${path}.tax`),
				}
			: {}),
	};
}
