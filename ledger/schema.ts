/**
 * Tables as Kysely sees them, the same on both databases. Money and quantities are integers, prices and rates
 * are decimal text, dates and instants are text, JSON is text.
 */
export interface LedgerTables {
	ledger_info: { name: string; value: string };
	schema_migrations: { version: number; name: string; applied_at: string };
	masters: {
		id: string;
		kind: string;
		/** '' for masters that all companies share: a unique index ignores nulls. */
		company_id: string;
		code: string;
		name: string;
		active: number;
		search: string;
		content: string;
		version: number;
		created_at: string;
		updated_at: string;
	};
	documents: {
		id: string;
		company_id: string;
		kind: string;
		side: string;
		invoice_type: string | null;
		state: string;
		number: string | null;
		internal_reference: string | null;
		series_id: string | null;
		period: string | null;
		sequence: number | null;
		party_id: string;
		party_name: string;
		owner: string | null;
		currency: string;
		issue_date: string;
		due_date: string | null;
		valid_until: string | null;
		net: number;
		tax: number;
		gross: number;
		header: string;
		totals: string;
		snapshots: string;
		search: string;
		created_at: string;
		created_by: string;
		validated_at: string | null;
		content_hash: string | null;
		deleted_at: string | null;
		origin: string;
	};
	document_lines: {
		id: string;
		document_id: string;
		position: number;
		kind: string;
		product_id: string | null;
		quantity: number;
		unit: string;
		unit_price: string | null;
		discount_percent: string;
		tax_category: string;
		tax_rate: string;
		operation_code: string | null;
		net: number;
		content: string;
	};
	document_links: {
		from_document_id: string;
		to_document_id: string;
		relation: string;
		created_at: string;
	};
	line_links: {
		from_document_id: string;
		from_line_id: string;
		to_document_id: string;
		to_line_id: string;
		flow: string;
		quantity: number;
	};
	document_facts: {
		id: string;
		document_id: string;
		kind: string;
		on_date: string;
		at: string;
		actor: string;
		data: string;
	};
	transmissions: {
		id: string;
		document_id: string;
		channel: string;
		state: string;
		on_date: string;
		at: string;
		actor: string;
		data: string;
	};
	payments: {
		id: string;
		company_id: string;
		party_id: string;
		currency: string;
		amount: number;
		received_on: string;
		method: string | null;
		reference: string | null;
		created_at: string;
		actor: string;
		kind: string;
		document_id: string | null;
		external_reference: string | null;
		reverses: string | null;
		reason: string | null;
	};
	settlement_matches: {
		id: string;
		/** The document that is being settled; null where money goes back by a refund. */
		document_id: string | null;
		refund_id: string | null;
		source_kind: string;
		source_id: string;
		/** Negative where another match is undone. */
		amount: number;
		on_date: string;
		undoes: string | null;
		reason: string | null;
		created_at: string;
	};
	collections: {
		id: string;
		document_id: string;
		amount: number;
		method: string;
		reference: string | null;
		state: string;
		submitted_on: string;
		closed_on: string | null;
		payment_id: string | null;
		created_at: string;
		actor: string;
	};
	collection_claims: {
		id: string;
		company_id: string;
		document_id: string;
		instalment: number;
		amount: number;
		channel: string;
		holder: string;
		collection_id: string;
		state: string;
		reason: string | null;
		payment_id: string | null;
		created_at: string;
		closed_at: string | null;
		actor: string;
	};
	debit_batches: {
		id: string;
		company_id: string;
		account_id: string;
		message_id: string;
		state: string;
		/** What stands above the debits in the file. */
		head: string;
		file_hash: string;
		debit_count: number;
		amount: number;
		collect_on: string;
		uploaded_on: string | null;
		closed_on: string | null;
		reason: string | null;
		details: string;
		created_at: string;
		updated_at: string;
		actor: string;
	};
	sepa_debits: {
		id: string;
		batch_id: string;
		position: number;
		document_id: string;
		instalment: number;
		claim_id: string;
		mandate_id: string;
		amount: number;
		due_on: string;
		sequence: string;
		outcome: string;
		end_to_end_id: string;
		reason_code: string | null;
		reason_text: string | null;
		closed_on: string | null;
		/** The debit as it stands in the file. */
		debit_plan: string;
		created_at: string;
		updated_at: string;
	};
	stripe_debits: {
		id: string;
		company_id: string;
		document_id: string;
		instalment: number;
		attempt: number;
		claim_id: string | null;
		idempotency_key: string;
		payment_intent_id: string | null;
		customer_id: string | null;
		payment_method_id: string | null;
		mandate_reference: string | null;
		status: string;
		amount: number;
		currency: string;
		failure_code: string | null;
		details: string;
		created_at: string;
		updated_at: string;
		actor: string;
	};
	stripe_events: {
		event_id: string;
		type: string;
		object_id: string;
		occurred_at: string;
		received_at: string;
		company_id: string;
	};
	dunning_steps: {
		id: string;
		company_id: string;
		party_id: string;
		document_id: string;
		instalment: number;
		stage: number;
		policy: string;
		policy_version: number;
		row_key: string;
		letter_id: string;
		label: string;
		channel: string;
		recipient: string | null;
		subject: string | null;
		state: string;
		reason: string | null;
		currency: string;
		open_amount: number;
		interest: number;
		fee: number;
		indemnity: number;
		indemnity_currency: string | null;
		days_late: number | null;
		claimed_on: string;
		closed_on: string | null;
		details: string;
		created_at: string;
		updated_at: string;
		actor: string;
	};
	dunning_holds: {
		id: string;
		company_id: string;
		type: string;
		/** Both null where everything of the company is held. */
		party_id: string | null;
		document_id: string | null;
		instalment: number | null;
		since: string;
		until_on: string | null;
		reason: string | null;
		lifted_on: string | null;
		lifted_by: string | null;
		lift_reason: string | null;
		created_at: string;
		actor: string;
	};
	stock_movements: {
		id: string;
		company_id: string;
		document_id: string;
		line_id: string;
		product_id: string;
		/** In 10⁻⁶ of the unit; less than zero out of stock. */
		quantity: number;
		unit: string;
		kind: string;
		operation_code: string | null;
		on_date: string;
		undoes: string | null;
		created_at: string;
		actor: string;
	};
	series_counters: {
		series_id: string;
		period: string;
		last_sequence: number;
		last_date: string;
		first_sequence: number;
	};
	audit_entries: {
		chain: string;
		sequence: number;
		at: string;
		actor: string;
		action: string;
		subject_kind: string;
		subject_id: string;
		data: string;
		previous_hash: string;
		hash: string;
	};
	audit_heads: { chain: string; sequence: number; hash: string };
	burned_numbers: {
		series_id: string;
		period: string;
		sequence: number;
		number: string;
		document_id: string;
		reason: string;
		actor: string;
		burned_at: string;
	};
	attachments: {
		id: string;
		document_id: string;
		name: string;
		mime_type: string;
		size: number;
		sha256: string;
		/** Base64: the same on both databases, and no driver turns it into something else. */
		content: string;
		actor: string;
		attached_at: string;
	};
	einvoices: {
		id: string;
		company_id: string;
		/** Null for an invoice that the provider has and nobody here made. */
		document_id: string | null;
		place: number;
		rate: string | null;
		key: string | null;
		draft_key: string | null;
		state: string;
		provider: string | null;
		account: string | null;
		template_code: string | null;
		series: string | null;
		number: string | null;
		sequence: number | null;
		issue_date: string | null;
		currency: string | null;
		net: number | null;
		tax: number | null;
		gross: number | null;
		corrects: string | null;
		method: string | null;
		intent_key: string | null;
		resends: number;
		details: string;
		created_at: string;
		updated_at: string;
	};
	einvoice_leases: { account: string; series: string; holder: string; until_at: string };
	received_files: {
		/** Of the bytes, in hexadecimal. */
		sha256: string;
		size: number;
		/** Base64, as in `attachments`. */
		content: string;
		received_at: string;
	};
	intakes: {
		id: string;
		company_id: string | null;
		state: string;
		source: string;
		direction: string;
		kind: string;
		/** With kind, series, number and year what makes two invoices one. */
		issuer: string | null;
		series: string;
		number: string | null;
		year: string | null;
		/** Not 0 where a person said that it is another invoice with the same number. */
		twin: number;
		party_id: string | null;
		issue_date: string | null;
		due_date: string | null;
		currency: string | null;
		gross: number | null;
		document_id: string | null;
		as_read: string;
		corrected: string | null;
		details: string;
		actor: string;
		created_at: string;
		updated_at: string;
	};
	intake_files: {
		id: string;
		intake_id: string;
		sha256: string;
		place: number;
		role: string;
		name: string;
		mime_type: string;
		size: number;
		source: string;
		mail: string | null;
		as_read: string | null;
		actor: string;
		received_at: string;
	};
	idempotency_records: {
		key: string;
		operation: string;
		input_hash: string;
		result: string | null;
		created_at: string;
	};
	intents: {
		key: string;
		operation: string;
		subject_id: string;
		payload_hash: string;
		attempt: number;
		state: string;
		opened_at: string;
		times_out_at: string;
		closed_at: string | null;
		outcome: string | null;
	};
}
