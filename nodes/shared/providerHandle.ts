import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import type { EInvoiceProvider, EInvoiceProviderName } from '../../providers/eInvoiceProvider';
import { reasonOf } from './failure';
import { httpTransport, type HelperResponse } from './httpTransport';
import { openAccount, PROVIDER_CREDENTIALS } from './providerAccount';

type Functions = IExecuteFunctions | ILoadOptionsFunctions;

/** What the provider is called where people read it. */
export const PROVIDER_TITLES = { misa: 'MISA meInvoice', sinvoice: 'S-Invoice' } as const satisfies Record<
	EInvoiceProviderName,
	string
>;

/** The provider that the panel names, with the account of its credential; its calls go through n8n. */
export async function openProvider(
	functions: Functions,
	name: EInvoiceProviderName,
	cancelled?: AbortSignal,
): Promise<EInvoiceProvider> {
	const credential = await credentialOf(functions, name);
	const http = httpTransport(
		async (request) => (await functions.helpers.httpRequest(request)) as HelperResponse,
		cancelled,
	);
	return openAccount(name, credential, http);
}

async function credentialOf(functions: Functions, name: EInvoiceProviderName): Promise<IDataObject> {
	try {
		return await functions.getCredentials<IDataObject>(PROVIDER_CREDENTIALS[name]);
	} catch (error) {
		throw new NodeOperationError(
			functions.getNode(),
			`The ${PROVIDER_TITLES[name]} account cannot be opened: ${reasonOf(error)}`,
			{
				description: `Select a ${PROVIDER_TITLES[name]} credential in this node. Nothing was sent and nothing was written.`,
			},
		);
	}
}
