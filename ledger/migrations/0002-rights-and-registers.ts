import type { Migration } from './migration';

/**
 * Registers that outlive their documents (burned numbers), deletion as a mark, attachments, and what lists ask for.
 * `header` holds JSON, in which a quote inside a text is escaped: the patterns below meet the member alone.
 */
export const rightsAndRegisters: Migration = {
	version: 2,
	name: 'rights and registers',
	statements: [
		`alter table documents add column deleted_at text`,
		`alter table documents add column origin text not null default 'sale'`,
		`update documents set origin = 'contract' where header like '%"origin":"contract"%'`,
		`update documents set origin = 'counter' where header like '%"origin":"counter"%'`,
		`create index documents_dates on documents (company_id, issue_date)`,
		// Pickers ask who had such a document lately; people ask for a number without saying of which series.
		`drop index documents_party`,
		`create index documents_party on documents (party_id, kind, issue_date)`,
		`create index documents_by_number on documents (number) where number is not null`,
		`create index documents_by_reference on documents (internal_reference) where internal_reference is not null`,
		`alter table series_counters add column first_sequence bigint not null default 1`,
		`create table burned_numbers (
			series_id text not null references masters (id),
			period text not null,
			sequence bigint not null,
			number text not null,
			document_id text not null references documents (id),
			reason text not null,
			actor text not null,
			burned_at text not null,
			primary key (series_id, period, sequence)
		)`,
		`create table attachments (
			id text primary key,
			document_id text not null references documents (id),
			name text not null,
			mime_type text not null,
			size bigint not null,
			sha256 text not null,
			content text not null,
			actor text not null,
			attached_at text not null
		)`,
		`create unique index attachments_content on attachments (document_id, sha256, name)`,
	],
};
