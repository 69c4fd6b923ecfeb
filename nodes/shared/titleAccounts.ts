import type { INodeTypeDescription } from 'n8n-workflow';

/** What each account is called in a panel that asks for two: n8n calls every one of them "Credential". */
const TITLES: Readonly<Record<string, string>> = {
	misaApi: 'MISA Account',
	orderToCashLedgerApi: 'Ledger (Optional)',
	sInvoiceApi: 'S-Invoice Account',
	stripeDebitApi: 'Stripe Account',
};

/** Set where the class is made: the linter takes a title that it finds in the class for that of the node. */
export function titleAccounts({ credentials = [] }: INodeTypeDescription): void {
	for (const credential of credentials) credential.displayName = TITLES[credential.name];
}
