import type { Migration } from './migration';

/**
 * Received invoices. Bytes are there once under their hash. One file, or one place of it, belongs to one intake until a
 * void releases it, and one invoice is there once by issuer, type, series, number and year, unless a person said that it
 * is another one (twin): what two executions take in at the same moment is one intake.
 */
export const intakes: Migration = {
	version: 7,
	name: 'intakes',
	statements: [
		`create table received_files (
			sha256 text primary key,
			size bigint not null,
			content text not null,
			received_at text not null
		)`,
		`create table intakes (
			id text primary key,
			company_id text references masters (id),
			state text not null,
			source text not null,
			direction text not null,
			kind text not null,
			issuer text,
			series text not null,
			number text,
			year text,
			twin bigint not null,
			party_id text references masters (id),
			issue_date text,
			due_date text,
			currency text,
			gross bigint,
			document_id text references documents (id),
			as_read text not null,
			corrected text,
			details text not null,
			actor text not null,
			created_at text not null,
			updated_at text not null,
			check (state <> 'confirmed' or (company_id is not null and number is not null))
		)`,
		`create unique index intakes_number on intakes (issuer, kind, series, number, year, twin)
			where state not in ('voided', 'rejected')
			and issuer is not null and number is not null and year is not null`,
		`create index intakes_state on intakes (state, id)`,
		`create index intakes_alike on intakes (gross, currency, issue_date) where gross is not null`,
		`create index intakes_document on intakes (document_id) where document_id is not null`,
		`create table intake_files (
			id text primary key,
			intake_id text not null references intakes (id),
			sha256 text not null references received_files (sha256),
			place bigint not null,
			role text not null,
			name text not null,
			mime_type text not null,
			size bigint not null,
			source text not null,
			mail text,
			as_read text,
			actor text not null,
			received_at text not null
		)`,
		`create unique index intake_files_content on intake_files (sha256, place) where role <> 'released'`,
		`create index intake_files_intake on intake_files (intake_id)`,
	],
};
