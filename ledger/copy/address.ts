import type { PostgresSettings } from '../postgres/settings';

/** Where a ledger lies: what a second connection needs to reach the same books. */
export type BooksAddress =
	| { readonly database: 'sqlite'; readonly path: string }
	| { readonly database: 'postgres'; readonly settings: PostgresSettings };

/** The place in words, without the password. */
export function describePlace({
	host,
	port,
	database,
	schema,
}: Pick<PostgresSettings, 'host' | 'port' | 'database' | 'schema'>): string {
	return `PostgreSQL ${host}:${port}, database ${database}, schema ${schema}`;
}
