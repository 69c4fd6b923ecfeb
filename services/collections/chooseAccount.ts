import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { Reading } from '../../ledger/port';

type Accounts = ReadonlyArray<Master<'bankAccount'>>;

const MOST = 1000;

/** Accounts of a company that can collect: in use, and with a creditor identifier. */
export async function collectingAccounts(
	{ masters }: Pick<Reading, 'masters'>,
	companyId: string,
): Promise<Accounts> {
	const all = await masters.list({ kind: 'bankAccount', companyId, onlyActive: true, limit: MOST });
	return all.filter(({ content }) => content.creditorIdentifier !== undefined);
}

/**
 * The account that collects an invoice: the one to which its seller profile collects (RIB), else the default one of the
 * company, else the only one. Undefined where that is not clear.
 */
export async function chooseAccount(
	{ masters }: Pick<Reading, 'masters'>,
	{ sellerProfileId }: Pick<BillingDocument, 'sellerProfileId'>,
	accounts: Accounts,
): Promise<Master<'bankAccount'> | undefined> {
	const profile = sellerProfileId === null ? undefined : await masters.get('sellerProfile', sellerProfileId);
	const wanted = profile?.content.ibanCollectedTo;
	if (wanted !== undefined) return accounts.find(({ content }) => content.iban === wanted);
	const byDefault = accounts.filter(({ content }) => content.isDefault === true);
	const [only, another] = byDefault.length > 0 ? byDefault : accounts;
	return another ? undefined : only;
}
