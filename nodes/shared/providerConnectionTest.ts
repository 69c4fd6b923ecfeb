import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import type { EInvoiceProviderName } from '../../providers/eInvoiceProvider';
import { detailsOf } from './failure';
import { httpTransport, type HelperResponse } from './httpTransport';
import { openAccount } from './providerAccount';

type Test = (
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
) => Promise<INodeCredentialTestResult>;

/** Nobody waits for a button as long as for an invoice. */
const PATIENCE_S = 30;

/** The Test button of a credential: logs in and lists the templates. Nothing is stored anywhere. */
function testing(name: EInvoiceProviderName): Test {
	return async function (credential) {
		try {
			const data = credential.data ?? {};
			const timeout = Math.min(Number(data['timeout'] ?? PATIENCE_S), PATIENCE_S);
			const provider = openAccount(name, { ...data, timeout }, httpTransport(askAsOf(this)));
			await provider.test();
			const templates = await provider.listTemplates();
			return { status: 'OK', message: told(templates) };
		} catch (error) {
			return { status: 'Error', message: wordsOf(error) };
		}
	};
}

function told(templates: ReadonlyArray<{ active: boolean; cannotIssue: string | null }>): string {
	const active = templates.filter((template) => template.active);
	const stuck = active.filter(({ cannotIssue }) => cannotIssue !== null);
	if (active.length === 0)
		return 'Connected, but the account has no template in use: register one on the portal of the provider';
	const count = `${active.length} ${active.length === 1 ? 'template' : 'templates'}`;
	if (stuck.length === 0) return `Connected; ${count}`;
	return `Connected; ${count}, of which ${stuck.length} cannot issue from here: ${stuck[0]?.cannotIssue}`;
}

export function wordsOf(error: unknown): string {
	const { rule, message, fix } = detailsOf(error);
	return rule === 'unexpected' ? message : `${message}. ${fix}`.replace('..', '.');
}

/** Where credentials are tested n8n offers its older helper alone; the same proxy and filter stand behind it. */
export function askAsOf({ helpers }: ICredentialTestFunctions) {
	return async ({ url, method, headers, body, timeout }: IHttpRequestOptions): Promise<HelperResponse> =>
		(await helpers.request({
			uri: url,
			method,
			headers,
			body,
			timeout,
			encoding: null,
			simple: false,
			followRedirect: false,
			resolveWithFullResponse: true,
		})) as HelperResponse;
}

export const providerConnectionTests = {
	misaConnectionTest: testing('misa'),
	sInvoiceConnectionTest: testing('sinvoice'),
};
