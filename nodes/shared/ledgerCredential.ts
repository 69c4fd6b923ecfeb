import type { INodeCredentialDescription } from 'n8n-workflow';
import { LEDGER_CREDENTIAL } from './ledgerHandle';

/** Optional: without it the node writes to the embedded ledger in the n8n folder. */
export const ledgerCredential: INodeCredentialDescription = {
	name: LEDGER_CREDENTIAL,
	required: false,
	testedBy: 'ledgerConnectionTest',
};
