import { callWithToken } from '../../session/callWithToken';
import { hideSecrets } from '../../session/hideSecrets';
import type { ProviderError } from '../../eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import type { MisaAccount } from '../account';
import { readEnvelope, type Answer, type Envelope } from '../answers/readEnvelope';
import { findErrorRule } from '../errors/findErrorRule';
import type { Door } from './logIn';
import { send, type Request } from './send';

export type Call = Omit<Request, 'url' | 'headers' | 'timeoutMs'> & {
	/** Below the base address. */
	readonly path: string;
	/** Default: that of the settings. */
	readonly timeoutMs?: number;
};

/**
 * Makes a call with the token of the account. An answer that the token is dead proves that nothing was done, so that one
 * more call may follow it, whatever the call does.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function ask(account: MisaAccount, door: Door, call: Call): Promise<Envelope> {
	const used: string[] = [];
	try {
		const answer = await callWithToken(
			account.sessions[door],
			(token) => {
				used.push(token);
				return sendWithToken(account, door, call, token);
			},
			saysDead,
		);
		// A token is long enough to be taken out of the whole answer; a password may be any word of it.
		return readEnvelope({ ...answer, text: hideSecrets(answer.text, used) });
	} catch (error) {
		throw withoutSecrets(error, account, used);
	}
}

function sendWithToken(
	account: MisaAccount,
	door: Door,
	{ path, ...call }: Call,
	token: string,
): Promise<Answer> {
	const { settings, base, http } = account;
	return send(http, {
		timeoutMs: settings.timeoutMs,
		...call,
		url: `${base}${path}`,
		headers: {
			Authorization: `Bearer ${token}`,
			...(settings.generation === 'gateway' ? { ClientID: settings.clientId ?? '' } : {}),
			...(door === 'web' ? { TaxCode: settings.taxCode } : {}),
		},
	});
}

function saysDead(answer: Answer): boolean {
	try {
		readEnvelope(answer);
		return false;
	} catch (error) {
		return error instanceof ProviderRefusal && findErrorRule(error.error.code).means === 'login';
	}
}

/** The same error without anything that the provider was told in confidence. */
export function withoutSecrets(
	error: unknown,
	account: MisaAccount,
	tokens: readonly string[] = [],
): unknown {
	if (error instanceof ProviderRefusal) return new ProviderRefusal(hideIn(error.error, account, tokens));
	if (error instanceof ProviderUnreachable)
		return new ProviderUnreachable(hideIn(error.error, account, tokens));
	return error;
}

export function hideIn(
	error: ProviderError,
	{ settings }: Pick<MisaAccount, 'settings'>,
	tokens: readonly string[] = [],
): ProviderError {
	const secrets = [settings.password, settings.clientSecret, settings.appId, ...tokens];
	return { ...error, code: hideSecrets(error.code, secrets), message: hideSecrets(error.message, secrets) };
}
