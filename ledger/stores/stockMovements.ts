import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { MovementKind } from '../../domain/stock/movement';
import { decodeQuantity, decodeQuantitySum, encodeQuantity } from '../amounts';
import { newId } from '../newId';
import type { BalanceFilter, MovementFilter, NewMovement, Reading, StockMovement } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;
export type MovementRow = LedgerTables['stock_movements'];

export function readStock(db: Db): Reading['stock'] {
	return {
		async ofDocuments(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				movementRows(db)
					.where('stock_movements.document_id', 'in', page)
					.orderBy('stock_movements.id')
					.execute(),
			);
			return rows.map((row) => decodeMovement(row, row.undone_by));
		},
		async find(filter) {
			const rows = await movementRows(db)
				.where(sql<boolean>`${sql.join(conditionsOf(filter), sql` and `)}`)
				.orderBy('stock_movements.id', filter.newestFirst ? 'desc' : 'asc')
				.limit(filter.limit)
				.execute();
			return rows.map((row) => decodeMovement(row, row.undone_by));
		},
		async balances(filter) {
			const rows = await balanceRows(db, filter);
			return rows.map((row) => ({
				companyId: row.company_id,
				productId: row.product_id,
				unit: row.unit,
				received: decodeQuantitySum(row.received),
				issued: decodeQuantitySum(row.issued),
				balance: decodeQuantitySum(row.balance),
				lastMovedOn: row.last_moved_on,
			}));
		},
	};
}

export function encodeMovement(movement: NewMovement, now: string): MovementRow {
	return {
		id: newId('stm', now),
		company_id: movement.companyId,
		document_id: movement.documentId,
		line_id: movement.lineId,
		product_id: movement.productId,
		quantity: encodeQuantity(movement.quantity),
		unit: movement.unit,
		kind: movement.kind,
		operation_code: movement.operationCode,
		on_date: movement.onDate,
		undoes: movement.undoes,
		created_at: now,
		actor: movement.actor,
	};
}

export function decodeMovement(row: MovementRow, undoneBy: string | null): StockMovement {
	return {
		id: row.id,
		companyId: row.company_id,
		documentId: row.document_id,
		lineId: row.line_id,
		productId: row.product_id,
		quantity: decodeQuantity(row.quantity),
		unit: row.unit,
		kind: row.kind as MovementKind,
		operationCode: row.operation_code,
		onDate: row.on_date,
		undoes: row.undoes,
		undoneBy,
		createdAt: row.created_at,
		actor: row.actor,
	};
}

/** Each movement with the one that takes it back. */
function movementRows(db: Db) {
	return db
		.selectFrom('stock_movements')
		.leftJoin('stock_movements as undoing', 'undoing.undoes', 'stock_movements.id')
		.selectAll('stock_movements')
		.select('undoing.id as undone_by');
}

function conditionsOf(filter: MovementFilter): Array<RawBuilder<boolean>> {
	const { companyId, productId, documentId, kinds, from, until, after } = filter;
	return [
		sql<boolean>`1 = 1`,
		...(companyId === undefined ? [] : [sql<boolean>`stock_movements.company_id = ${companyId}`]),
		...(productId === undefined ? [] : [sql<boolean>`stock_movements.product_id = ${productId}`]),
		...(documentId === undefined ? [] : [sql<boolean>`stock_movements.document_id = ${documentId}`]),
		// PostgreSQL has no empty list.
		...(kinds === undefined || kinds.length === 0
			? []
			: [sql<boolean>`stock_movements.kind in (${sql.join([...kinds])})`]),
		...(from === undefined ? [] : [sql<boolean>`stock_movements.on_date >= ${from}`]),
		...(until === undefined ? [] : [sql<boolean>`stock_movements.on_date <= ${until}`]),
		...(after === undefined
			? []
			: [
					filter.newestFirst
						? sql<boolean>`stock_movements.id < ${after}`
						: sql<boolean>`stock_movements.id > ${after}`,
				]),
	];
}

interface BalanceRow {
	company_id: string;
	product_id: string;
	unit: string;
	received: string;
	issued: string;
	balance: string;
	last_moved_on: string;
}

/** A counter-movement lowers the side that it takes back from, so that a cancelled delivery is no receipt. */
const RECEIVED = sql`case when (quantity > 0) = (kind <> 'reversal') then quantity else 0 end`;
const ISSUED = sql`case when (quantity < 0) = (kind <> 'reversal') then -quantity else 0 end`;

async function balanceRows(db: Db, filter: BalanceFilter): Promise<BalanceRow[]> {
	const { companyId, productId, asOf, after, limit } = filter;
	const conditions = [
		sql<boolean>`1 = 1`,
		...(companyId === undefined ? [] : [sql<boolean>`company_id = ${companyId}`]),
		...(productId === undefined ? [] : [sql<boolean>`product_id = ${productId}`]),
		...(asOf === undefined ? [] : [sql<boolean>`on_date <= ${asOf}`]),
		...(after === undefined
			? []
			: [
					sql<boolean>`(company_id, product_id, unit) > (${after.companyId}, ${after.productId}, ${after.unit})`,
				]),
	];
	const { rows } = await sql<BalanceRow>`
		select company_id, product_id, unit,
			${sumAsText(RECEIVED)} as received,
			${sumAsText(ISSUED)} as issued,
			${sumAsText(sql`quantity`)} as balance,
			max(on_date) as last_moved_on
		from stock_movements
		where ${sql.join(conditions, sql` and `)}
		group by company_id, product_id, unit
		order by company_id, product_id, unit
		limit ${limit}`.execute(db);
	return rows;
}

/** As text: a sum may be larger than any quantity, and both databases would fail on it in their own ways. */
function sumAsText(expression: RawBuilder<unknown>): RawBuilder<string> {
	return sql<string>`cast(sum(${expression}) as text)`;
}
