import type { Migration } from './migration';

/**
 * What deliveries, returns and scrap move. Documents that were validated before have no movements: nobody knows what
 * was on stock then. Lines are not referred to by a key, because those of a document that is opened again are written anew.
 */
export const stockMovements: Migration = {
	version: 4,
	name: 'stock movements',
	statements: [
		`create table stock_movements (
			id text primary key,
			company_id text not null references masters (id),
			document_id text not null references documents (id),
			line_id text not null,
			product_id text not null references masters (id),
			quantity bigint not null check (quantity <> 0),
			unit text not null,
			kind text not null,
			operation_code text,
			on_date text not null,
			undoes text references stock_movements (id),
			created_at text not null,
			actor text not null,
			check ((kind = 'reversal') = (undoes is not null))
		)`,
		`create index stock_movements_document on stock_movements (document_id)`,
		`create index stock_movements_product on stock_movements (product_id, id)`,
		// A page of balances is read along it: without it, each page would sort all movements (100 times slower, measured).
		`create index stock_movements_balance on stock_movements (company_id, product_id, unit, on_date, quantity, kind)`,
		`create unique index stock_movements_undoes on stock_movements (undoes) where undoes is not null`,
	],
};
