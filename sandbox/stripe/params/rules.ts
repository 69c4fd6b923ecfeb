/** What a parameter may be. The service itself says no to what it does not know, and so does the sandbox. */
export type Rule =
	| { readonly is: 'text'; readonly most: number }
	| { readonly is: 'whole' }
	| { readonly is: 'flag' }
	| { readonly is: 'one'; readonly of: readonly string[] }
	| { readonly is: 'list'; readonly each: Rule }
	/** Names of the caller's own, with texts. */
	| { readonly is: 'metadata' }
	| { readonly is: 'group'; readonly of: Rules };

export type Rules = Readonly<Record<string, Rule & { readonly required?: true }>>;

const text = (most = 5000): Rule => ({ is: 'text', most });
const whole: Rule = { is: 'whole' };
const flag: Rule = { is: 'flag' };
const one = (...of: string[]): Rule => ({ is: 'one', of });
const list = (each: Rule): Rule => ({ is: 'list', each });
const group = (of: Rules): Rule => ({ is: 'group', of });
const required = <R extends Rule>(rule: R) => ({ ...rule, required: true as const });
const metadata: Rule = { is: 'metadata' };
const expand: Rules = { expand: list(text()) };

const address = group({
	city: text(),
	country: text(),
	line1: text(),
	line2: text(),
	postal_code: text(),
	state: text(),
});

const mandateData = group({
	customer_acceptance: required(
		group({
			accepted_at: whole,
			offline: group({}),
			online: group({ ip_address: required(text()), user_agent: required(text()) }),
			type: required(one('online', 'offline')),
		}),
	),
});

export const PAGES: Rules = { ...expand, limit: whole, starting_after: text(), ending_before: text() };
const created = group({ gt: whole, gte: whole, lt: whole, lte: whole });

/** Parameters of each call, by method and path. `{id}` is a part of the path. */
export const PARAMETERS: Readonly<Record<string, Rules>> = {
	'GET /v1/account': expand,
	'GET /v1/balance': expand,
	'GET /v1/customers': { ...PAGES, created, email: text(512) },
	'GET /v1/customers/search': { ...expand, query: required(text()), limit: whole, page: text() },
	'POST /v1/customers': {
		...expand,
		address,
		description: text(),
		email: text(512),
		metadata,
		name: text(256),
		phone: text(),
	},
	'GET /v1/customers/{id}': expand,
	'GET /v1/customers/{id}/payment_methods': { ...PAGES, type: text() },
	'GET /v1/payment_methods/{id}': expand,
	'POST /v1/payment_methods/{id}/detach': expand,
	'GET /v1/setup_intents': { ...PAGES, created, customer: text(), payment_method: text() },
	'POST /v1/setup_intents': {
		...expand,
		confirm: flag,
		customer: text(),
		description: text(1000),
		mandate_data: mandateData,
		metadata,
		payment_method: text(),
		payment_method_data: group({
			billing_details: group({ address, email: text(), name: text(), phone: text() }),
			metadata,
			sepa_debit: group({ iban: required(text()) }),
			type: required(one('sepa_debit', 'card')),
		}),
		payment_method_options: group({
			sepa_debit: group({ mandate_options: group({ reference_prefix: text(12) }) }),
		}),
		payment_method_types: list(text()),
		return_url: text(),
		usage: one('off_session', 'on_session'),
	},
	'GET /v1/setup_intents/{id}': expand,
	'POST /v1/checkout/sessions': {
		...expand,
		cancel_url: text(),
		currency: text(3),
		customer: text(),
		mode: required(one('payment', 'setup', 'subscription')),
		payment_method_types: list(text()),
		success_url: text(),
	},
	'GET /v1/mandates/{id}': expand,
	'GET /v1/payment_intents': { ...PAGES, created, customer: text() },
	'POST /v1/payment_intents': {
		...expand,
		amount: required(whole),
		confirm: flag,
		currency: required(text(3)),
		customer: text(),
		description: text(1000),
		mandate: text(),
		metadata,
		off_session: flag,
		payment_method: text(),
		payment_method_options: group({ sepa_debit: group({ target_date: text(10) }) }),
		payment_method_types: list(text()),
		statement_descriptor: text(22),
	},
	'GET /v1/payment_intents/{id}': expand,
	'GET /v1/charges/{id}': expand,
	'GET /v1/disputes': { ...PAGES, charge: text(), created, payment_intent: text() },
	'GET /v1/disputes/{id}': expand,
	'POST /v1/refunds': {
		...expand,
		amount: whole,
		charge: text(),
		metadata,
		payment_intent: text(),
		reason: one('duplicate', 'fraudulent', 'requested_by_customer'),
	},
	'GET /v1/refunds/{id}': expand,
	'GET /v1/events': { ...PAGES, created, type: text(), types: list(text()) },
	'GET /v1/events/{id}': expand,
};
