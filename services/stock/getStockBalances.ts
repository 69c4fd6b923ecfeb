import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import { date, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { breathing } from '../../ledger/breathing';
import type { BalanceKey, StockBalance } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { namesOf } from './namesOf';
import { resolveAsked } from './resolveAsked';

const schema = z.object({
	company: reference.optional(),
	product: reference.optional(),
	/** Movements up to the end of this day; all of them where it is missing. */
	asOf: date.optional(),
	limit: z.int().min(1).optional(),
});

/**
 * What the documents have moved of a product, in one unit (solde des mouvements). It is no stock level: nobody counts
 * an inventory here, and goods that were there before the first movement are in none.
 */
export interface StockBalanceView {
	readonly ledger: string;
	readonly companyId: string;
	readonly companyCode: string;
	readonly productId: string;
	readonly productCode: string;
	readonly productName: string;
	/** Code of UN/ECE Recommendation 20. */
	readonly unit: string;
	readonly received: number;
	readonly issued: number;
	/** Received less issued: less than zero for what is sold from stock that was there before. */
	readonly balance: number;
	readonly lastMovedOn: CalendarDate;
	readonly asOf: CalendarDate | null;
}

/** Thousands of movements may stand behind a balance: few of them are summed at once. */
const PAGE = 50;

/** Balances of products that have moved, by company, product and unit, the product that was made first at the top. */
export async function getStockBalances(
	{ ledger }: ServiceContext,
	query: unknown,
): Promise<StockBalanceView[]> {
	const { read } = ledger;
	const { company, product, asOf, limit = 50 } = parseInput(schema, query);
	const filter = { ...(await resolveAsked(read, { company, product })), asOf };
	const views: StockBalanceView[] = [];
	const breathe = breathing();
	let after: BalanceKey | undefined;
	while (views.length < limit) {
		await breathe();
		const pageSize = Math.min(PAGE, limit - views.length);
		const page = await read.stock.balances({ ...filter, after, limit: pageSize });
		const naming = await namesOf(read, page);
		for (const balance of page) views.push(viewBalance(ledger.id, balance, naming, asOf));
		if (page.length < pageSize) break;
		after = page.at(-1);
	}
	return views;
}

function viewBalance(
	ledger: string,
	{ companyId, productId, unit, received, issued, balance, lastMovedOn }: StockBalance,
	naming: Awaited<ReturnType<typeof namesOf>>,
	asOf: CalendarDate | undefined,
): StockBalanceView {
	const { code: productCode, name: productName } = naming(productId);
	return {
		ledger,
		companyId,
		companyCode: naming(companyId).code,
		productId,
		productCode,
		productName,
		unit,
		received: Number(received),
		issued: Number(issued),
		balance: Number(balance),
		lastMovedOn,
		asOf: asOf ?? null,
	};
}
