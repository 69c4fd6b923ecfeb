import type { Migration } from './migration';

/**
 * Register of Vietnamese e-invoices: those of our documents, one a rate, and those that the provider has and nobody here
 * made (document_id is null). A number is there once in its series, and a key once at all. A lease says who issues in a
 * series at the moment: providers want one call after the other.
 */
export const eInvoices: Migration = {
	version: 6,
	name: 'e-invoices',
	statements: [
		`create table einvoices (
			id text primary key,
			company_id text not null references masters (id),
			document_id text references documents (id),
			place bigint not null,
			rate text,
			key text,
			draft_key text,
			state text not null,
			provider text,
			account text,
			template_code text,
			series text,
			number text,
			sequence bigint,
			issue_date text,
			currency text,
			net bigint,
			tax bigint,
			gross bigint,
			corrects text references einvoices (id),
			method text,
			intent_key text,
			resends bigint not null,
			details text not null,
			created_at text not null,
			updated_at text not null,
			check (document_id is null or (key is not null and gross is not null)),
			check ((state = 'issued') = (number is not null)),
			check (number is null or (sequence is not null and series is not null and account is not null)),
			check ((corrects is null) = (method is null))
		)`,
		`create unique index einvoices_document on einvoices (document_id, place) where document_id is not null`,
		`create unique index einvoices_key on einvoices (key) where key is not null`,
		`create unique index einvoices_draft on einvoices (draft_key) where draft_key is not null`,
		`create unique index einvoices_number on einvoices (account, series, sequence) where sequence is not null`,
		`create index einvoices_state on einvoices (state, id)`,
		`create index einvoices_series on einvoices (account, series, issue_date)`,
		`create index einvoices_corrects on einvoices (corrects) where corrects is not null`,
		`create table einvoice_leases (
			account text not null,
			series text not null,
			holder text not null,
			until_at text not null,
			primary key (account, series)
		)`,
	],
};
