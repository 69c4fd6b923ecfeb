import type { z } from 'zod/v4';
import { listShape, mandateShape, paymentMethodShape, setupIntentShape } from '../answers/shapes';
import type { StripeAccount } from '../http/account';
import { ask } from './call';

/** A bank account of a debtor that can be debited, with the mandate that allows it. */
export interface DebtorAccount {
	/** `pm_…` */
	readonly paymentMethod: string;
	readonly last4: string | null;
	readonly country: string | null;
	readonly bankCode: string | null;
	/** The same for the same account. */
	readonly fingerprint: string | null;
	readonly holder: string | null;
	readonly email: string | null;
	/** Seconds since 1970. */
	readonly createdAt: number;
	readonly mandate: DebtorMandate | null;
}

export interface DebtorMandate {
	/** `mandate_…` */
	readonly id: string;
	/** `active`, `pending`, `inactive` */
	readonly status: string;
	/** The reference of the mandate (RUM), as the debtor's bank sees it. */
	readonly reference: string | null;
	/** Seconds since 1970. */
	readonly acceptedAt: number | null;
}

const PAGE = 100;
const methods = listShape(paymentMethodShape);
const setups = listShape(setupIntentShape);

/** The bank accounts of a debtor, newest first; their number is what the button of the source shows. */
export async function listBankAccounts(account: StripeAccount, customer: string): Promise<DebtorAccount[]> {
	const { data } = await ask(account, methods, (sdk, options) =>
		sdk.customers.listPaymentMethods(customer, { type: 'sepa_debit', limit: PAGE }, options),
	);
	if (data.length === 0) return [];
	const mandates = await mandatesOf(account, customer);
	const accounts: DebtorAccount[] = [];
	for (const method of data)
		accounts.push(accountOf(method, await readMandate(account, mandates.get(method.id))));
	return accounts.toSorted((a, b) => b.createdAt - a.createdAt);
}

/** Stripe lists mandates by the set-ups in which they were accepted; newest first, so that the newest is kept. */
async function mandatesOf(account: StripeAccount, customer: string): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (let after: string | undefined; ;) {
		const page = await ask(account, setups, (sdk, options) =>
			sdk.setupIntents.list(
				{ customer, limit: PAGE, ...(after === undefined ? {} : { starting_after: after }) },
				options,
			),
		);
		for (const { status, payment_method: method, mandate } of page.data)
			if (status === 'succeeded' && method !== null && mandate !== null && !found.has(method))
				found.set(method, mandate);
		after = page.data.at(-1)?.id;
		if (!page.has_more || after === undefined) return found;
	}
}

export async function readMandate(
	account: StripeAccount,
	id: string | undefined,
): Promise<DebtorMandate | null> {
	if (id === undefined) return null;
	const mandate = await ask(account, mandateShape, (sdk, options) => sdk.mandates.retrieve(id, {}, options));
	return {
		id: mandate.id,
		status: mandate.status,
		reference: mandate.payment_method_details.sepa_debit?.reference ?? null,
		acceptedAt: mandate.customer_acceptance.accepted_at,
	};
}

function accountOf(
	{ id, sepa_debit: sepa, billing_details: billing, created }: z.output<typeof paymentMethodShape>,
	mandate: DebtorMandate | null,
): DebtorAccount {
	return {
		paymentMethod: id,
		last4: sepa?.last4 ?? null,
		country: sepa?.country ?? null,
		bankCode: sepa?.bank_code ?? null,
		fingerprint: sepa?.fingerprint ?? null,
		holder: billing?.name ?? null,
		email: billing?.email ?? null,
		createdAt: created,
		mandate,
	};
}
