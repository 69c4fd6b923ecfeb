import type { Migration } from './migration';

/**
 * Dunning: every step that was claimed and what became of it, and what holds the chase back.
 *
 * Under one stage an instalment has one step that stands, claimed or sent, whatever the version of the policy, and the
 * database itself sees to that: two runs at one time cannot both have it. A step that failed or was withdrawn is
 * history, and the stage can be claimed again. A hold is not deleted but lifted; of each type one stands on a target.
 */
export const dunning: Migration = {
	version: 9,
	name: 'dunning',
	statements: [
		`create table dunning_steps (
			id text primary key,
			company_id text not null references masters (id),
			party_id text not null references masters (id),
			document_id text not null references documents (id),
			instalment bigint not null,
			stage bigint not null,
			policy text not null,
			policy_version bigint not null,
			row_key text not null,
			letter_id text not null,
			label text not null,
			channel text not null,
			recipient text,
			subject text,
			state text not null,
			reason text,
			currency text not null,
			open_amount bigint not null,
			interest bigint not null,
			fee bigint not null,
			indemnity bigint not null,
			indemnity_currency text,
			days_late bigint,
			claimed_on text not null,
			closed_on text,
			details text not null,
			created_at text not null,
			updated_at text not null,
			actor text not null,
			check (instalment > 0 and stage > 0),
			check ((state = 'claimed') = (closed_on is null))
		)`,
		`create unique index dunning_steps_standing on dunning_steps (document_id, instalment, stage) where state in ('claimed', 'sent')`,
		`create index dunning_steps_document on dunning_steps (document_id, id)`,
		`create index dunning_steps_letter on dunning_steps (letter_id, id)`,
		`create index dunning_steps_run on dunning_steps (company_id, claimed_on)`,
		`create index dunning_steps_state on dunning_steps (state, id)`,
		`create table dunning_holds (
			id text primary key,
			company_id text not null references masters (id),
			type text not null,
			party_id text references masters (id),
			document_id text references documents (id),
			instalment bigint,
			since text not null,
			until_on text,
			reason text,
			lifted_on text,
			lifted_by text,
			lift_reason text,
			created_at text not null,
			actor text not null,
			check (party_id is null or document_id is null),
			check (instalment is null or document_id is not null),
			check (type <> 'promise' or until_on is not null)
		)`,
		`create unique index dunning_holds_standing on dunning_holds (company_id, type, coalesce(party_id, ''), coalesce(document_id, ''), coalesce(instalment, 0)) where lifted_on is null`,
		`create index dunning_holds_document on dunning_holds (document_id, id) where document_id is not null`,
		`create index dunning_holds_party on dunning_holds (party_id, id) where party_id is not null`,
	],
};
