import type { LedgerTables } from '../schema';

/** Every table but that of the migrations, of which each ledger keeps its own. */
export type CopiedTable = Exclude<keyof LedgerTables, 'schema_migrations'>;

interface TablePlan {
	/** Its primary key: the order in which both databases give its rows. */
	readonly key: readonly string[];
	/** Rows that are read and written at once: some milliseconds of work, and about a megabyte at most. */
	readonly page: number;
}

const rows = (...key: string[]): TablePlan => ({ key, page: 200 });

/** Parents stand before the tables that refer to them. A table of the schema that is missing here does not compile. */
export const TABLE_PLANS: Readonly<Record<CopiedTable, TablePlan>> = {
	ledger_info: rows('name'),
	masters: rows('id'),
	documents: rows('id'),
	document_lines: rows('id'),
	document_links: rows('from_document_id', 'to_document_id', 'relation'),
	line_links: rows('from_line_id', 'to_line_id', 'flow'),
	document_facts: rows('id'),
	transmissions: rows('id'),
	payments: rows('id'),
	settlement_matches: rows('id'),
	collections: rows('id'),
	collection_claims: rows('id'),
	debit_batches: rows('id'),
	sepa_debits: rows('id'),
	stripe_debits: rows('id'),
	stripe_events: rows('event_id'),
	dunning_steps: rows('id'),
	dunning_holds: rows('id'),
	stock_movements: rows('id'),
	einvoices: rows('id'),
	einvoice_leases: rows('account', 'series'),
	// A row holds a whole file.
	received_files: { key: ['sha256'], page: 1 },
	intakes: rows('id'),
	intake_files: rows('id'),
	series_counters: rows('series_id', 'period'),
	burned_numbers: rows('series_id', 'period', 'sequence'),
	// A row holds a whole file.
	attachments: { key: ['id'], page: 4 },
	audit_entries: rows('chain', 'sequence'),
	audit_heads: rows('chain'),
	idempotency_records: rows('key'),
	intents: rows('key'),
};

export const COPIED_TABLES = Object.keys(TABLE_PLANS) as readonly CopiedTable[];

/** What a seal closes: everything but the notes that a ledger keeps about itself. */
export const SEALED_TABLES = COPIED_TABLES.filter((table) => table !== 'ledger_info');
