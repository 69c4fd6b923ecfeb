import type { Master } from '../../domain/masters/schemas';
import { minorDigits } from '../../domain/money/currencies';
import type { MatchedColumn } from './matchColumns';
import type { Conventions } from './readCell';
import { dateOrderOf, type DateOrder } from './readDate';
import { decimalSignOf, type DecimalSign } from './readDecimal';
import type { Table, TableRow } from './table';
import { takeTurns } from './takeTurns';
import { currencyMeant } from './words';

export interface AskedConventions {
	readonly dateFormat?: DateOrder;
	readonly decimalSign?: DecimalSign;
}

const NUMBERS = new Set(['decimal', 'amount', 'percent']);

/**
 * How this file writes dates and numbers: as the parameters say; else dates as the company's country writes them, and
 * decimals as those cells of the file show that can be read in one way only.
 */
export async function findConventions(
	table: Table,
	matched: readonly MatchedColumn[],
	company: Master<'company'>,
	asked: AskedConventions,
): Promise<(row: TableRow) => Conventions> {
	const dateOrder = asked.dateFormat ?? dateOrderOf(company.content.country);
	const decimalSign = asked.decimalSign ?? (await shownSign(table, matched));
	const currencyAt = matched.find(({ column }) => column.field === 'currency')?.index ?? -1;
	return ({ cells }) => {
		const currency = String(cells[currencyAt] ?? '').trim();
		const used = currency === '' ? company.content.currency : currencyMeant(currency);
		return { dateOrder, decimalSign, wholeAmounts: minorDigits(used) === 0 };
	};
}

/** The sign that the whole file shows; none where it shows both. */
async function shownSign(table: Table, matched: readonly MatchedColumn[]): Promise<DecimalSign | undefined> {
	const places = matched.filter(({ column }) => NUMBERS.has(column.type)).map(({ index }) => index);
	const shown = new Set<DecimalSign>();
	const turn = takeTurns();
	for (const { cells } of places.length === 0 ? [] : table.rows) {
		for (const place of places) {
			const cell = cells[place];
			const sign = typeof cell === 'string' ? decimalSignOf(cell.replace('%', '')) : undefined;
			if (sign) shown.add(sign);
		}
		await turn();
	}
	return shown.size === 1 ? [...shown][0] : undefined;
}
