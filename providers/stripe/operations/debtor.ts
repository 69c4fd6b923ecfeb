import type { z } from 'zod/v4';
import { ProviderRefusal } from '../../providerErrors';
import { customerShape, listShape } from '../answers/shapes';
import type { StripeAccount } from '../http/account';
import { ask, keyOf, write, type Written } from './call';
import { METADATA } from './metadata';

/** Who is debited. At Stripe it is a customer; the source calls it bénéficiaire. */
export interface DebtorIdentity {
	readonly ledger: string;
	/** Id in the ledger. */
	readonly party: string;
	readonly name: string;
	readonly email: string;
	readonly address?: DebtorAddress | undefined;
}

export interface DebtorAddress {
	readonly line1?: string | undefined;
	readonly line2?: string | undefined;
	readonly city?: string | undefined;
	readonly postalCode?: string | undefined;
	/** Two letters. */
	readonly country?: string | undefined;
}

export interface DebtorRow {
	/** `cus_…` */
	readonly id: string;
	readonly name: string | null;
	readonly email: string | null;
	readonly ledger: string | null;
	readonly party: string | null;
}

const PAGE = 100;
const customers = listShape(customerShape);

/**
 * The debtor of a customer of the ledger: first by the e-mail address, which Stripe knows at once, then by the id, which
 * its search knows some moments later. The oldest, where a person has made several.
 */
export async function findDebtor(
	account: StripeAccount,
	{
		ledger,
		party,
		email,
	}: Pick<DebtorIdentity, 'ledger' | 'party'> & { readonly email?: string | undefined },
): Promise<DebtorRow | undefined> {
	const isOurs = (row: DebtorRow) => row.ledger === ledger && row.party === party;
	if (email !== undefined) {
		const { data } = await ask(account, customers, (sdk, options) =>
			sdk.customers.list({ email, limit: PAGE }, options),
		);
		const found = data.map(rowOf).filter(isOurs).at(-1);
		if (found) return found;
	}
	const query = `metadata['${METADATA.party}']:'${party}' AND metadata['${METADATA.ledger}']:'${ledger}'`;
	const data = await search(account, query);
	return data.map(rowOf).filter(isOurs).at(-1);
}

/** Not every account may search; a debtor that is not found is made under its own key, which gives the same one again. */
async function search(account: StripeAccount, query: string) {
	try {
		const { data } = await ask(account, customers, (sdk, options) =>
			sdk.customers.search({ query, limit: PAGE }, options),
		);
		return data;
	} catch (error) {
		if (error instanceof ProviderRefusal && error.error.code !== 'HTTP_401') return [];
		throw error;
	}
}

export async function createDebtor(
	account: StripeAccount,
	{ ledger, party, name, email, address }: DebtorIdentity,
): Promise<Written<DebtorRow>> {
	const written = await write(
		account,
		{ key: keyOf('customer', `${ledger}-${party}`), shape: customerShape },
		(sdk, options) =>
			sdk.customers.create(
				{
					name,
					email,
					...(address === undefined ? {} : { address: addressOf(address) }),
					metadata: { [METADATA.ledger]: ledger, [METADATA.party]: party },
				},
				options,
			),
	);
	return written.state === 'done' ? { state: 'done', value: rowOf(written.value) } : written;
}

/** Debtors that bear the mark of a ledger, page by page. */
export async function listDebtors(
	account: StripeAccount,
	{ ledger, limit }: { readonly ledger: string; readonly limit: number },
): Promise<DebtorRow[]> {
	const found: DebtorRow[] = [];
	for (let after: string | undefined; ;) {
		const page = await ask(account, customers, (sdk, options) =>
			sdk.customers.list({ limit: PAGE, ...(after === undefined ? {} : { starting_after: after }) }, options),
		);
		found.push(...page.data.map(rowOf).filter((row) => row.ledger === ledger));
		after = page.data.at(-1)?.id;
		if (!page.has_more || after === undefined || found.length >= limit) return found.slice(0, limit);
	}
}

export function addressOf({
	line1,
	line2,
	city,
	postalCode,
	country,
}: DebtorAddress): Record<string, string> {
	const members = { line1, line2, city, postal_code: postalCode, country };
	return Object.fromEntries(
		Object.entries(members).filter((pair): pair is [string, string] => Boolean(pair[1])),
	);
}

function rowOf({ id, name, email, metadata }: z.output<typeof customerShape>): DebtorRow {
	return {
		id,
		name,
		email,
		ledger: metadata[METADATA.ledger] ?? null,
		party: metadata[METADATA.party] ?? null,
	};
}
