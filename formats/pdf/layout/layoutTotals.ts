import type { Content } from 'pdfmake/interfaces';
import { isPriceless } from '../printable';
import type { PrintContext } from './context';
import { layoutPayment } from './layoutPayment';
import { layoutTaxes } from './layoutTaxes';
import { accountingRows, totalRows } from './totalRows';
import { totalColumns, totalsTable, widthOf } from './totalsTable';

const GAP = 24;
/** A longer block may break over the page; a usual one keeps together. */
const MOST_KEPT_TOGETHER = 20;

/** Tax table and payment on the left, totals on the right. */
export function layoutTotals(context: PrintContext): Content[] {
	const { document, contentWidth } = context;
	if (isPriceless(document)) return [];
	const totals = totalRows(context);
	const accounting = accountingRows(context);
	const columns = totalColumns([...totals, ...accounting], context);
	const right = widthOf(columns);
	const left = contentWidth - right - GAP;
	return [
		{
			columns: [
				{ width: left, stack: [...layoutTaxes(context, left), ...layoutPayment(context, left)] },
				{
					width: right,
					stack: [
						totalsTable(totals, columns, context),
						...(accounting.length === 0
							? []
							: [{ ...totalsTable(accounting, columns, context), marginTop: 8 }]),
					],
				},
			],
			columnGap: GAP,
			marginTop: 12,
			unbreakable: totals.length + document.totals.taxLines.length <= MOST_KEPT_TOGETHER,
		},
	];
}
