import type { Migration } from './migration';

/**
 * Money in both directions, money before its invoice, and settlement that can be taken back. A match that is undone stays,
 * and a counter-match of the opposite sign stands beside it: what counts is the sum. SQLite cannot change a check, so the
 * table of matches is made anew with its rows.
 */
export const payments: Migration = {
	version: 3,
	name: 'payments',
	statements: [
		`alter table payments add column kind text not null default 'receipt'`,
		`alter table payments add column document_id text references documents (id)`,
		`alter table payments add column external_reference text`,
		`alter table payments add column reverses text references payments (id)`,
		`alter table payments add column reason text`,
		`update payments set kind = 'disbursement' where id in (
			select settlement_matches.source_id from settlement_matches
			inner join documents on documents.id = settlement_matches.document_id
			where settlement_matches.source_kind = 'payment' and documents.side = 'purchase'
		)`,
		// The same line of a bank statement is one payment, and a payment bounces once.
		`create unique index payments_external on payments (company_id, external_reference) where external_reference is not null`,
		`create unique index payments_reverses on payments (reverses) where reverses is not null`,
		`create index payments_document on payments (document_id) where document_id is not null`,
		`create index payments_party on payments (party_id, id)`,
		`create index payments_company on payments (company_id, id)`,
		`create table settlement_matches_3 (
			id text primary key,
			document_id text references documents (id),
			refund_id text references payments (id),
			source_kind text not null,
			source_id text not null,
			amount bigint not null check (amount <> 0),
			on_date text not null,
			undoes text references settlement_matches_3 (id),
			reason text,
			created_at text not null,
			check ((document_id is null) <> (refund_id is null)),
			check ((amount < 0) = (undoes is not null))
		)`,
		`insert into settlement_matches_3 (id, document_id, source_kind, source_id, amount, on_date, created_at)
			select id, document_id, source_kind, source_id, amount, on_date, created_at from settlement_matches`,
		`drop table settlement_matches`,
		`alter table settlement_matches_3 rename to settlement_matches`,
		`create index settlement_matches_document on settlement_matches (document_id)`,
		`create index settlement_matches_source on settlement_matches (source_id)`,
		`create index settlement_matches_refund on settlement_matches (refund_id) where refund_id is not null`,
		`create unique index settlement_matches_undoes on settlement_matches (undoes) where undoes is not null`,
		`create table collections (
			id text primary key,
			document_id text not null references documents (id),
			amount bigint not null check (amount > 0),
			method text not null,
			reference text,
			state text not null,
			submitted_on text not null,
			closed_on text,
			payment_id text references payments (id),
			created_at text not null,
			actor text not null
		)`,
		`create index collections_document on collections (document_id)`,
	],
};
