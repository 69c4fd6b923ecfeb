import type { AxiosInstance } from 'axios';
import { ProviderUnreachable } from '../../providerErrors';
import type { Token } from '../../session/session';
import { isMembers, member, numberOf, textOf, unfold } from '../answers/members';
import { readEnvelope } from '../answers/readEnvelope';
import { ownError } from '../errors/ownErrors';
import type { MisaSettings } from '../settings';
import { GENERATIONS } from './generations';
import { send } from './send';
import { tokenExpiry } from './tokenExpiry';

/** `api` issues and looks up; `web` is the web app with its drafts. Each has tokens of its own. */
export type Door = 'api' | 'web';

interface LoginRequest {
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Readonly<Record<string, string>>;
}

/**
 * Asks MISA for a token.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function logIn(
	{
		http,
		settings,
		base,
		now,
	}: { http: AxiosInstance; settings: MisaSettings; base: string; now: () => number },
	door: Door,
): Promise<Token> {
	const { path, headers, body } = loginRequest(settings, door);
	const timeoutMs = settings.timeoutMs;
	const answer = await send(http, { method: 'POST', url: `${base}${path}`, headers, body, timeoutMs });
	const data = unfold(member(readEnvelope(answer), 'data'));
	const token = typeof data === 'string' ? data.trim() : textOf(data, 'access_token', 'token');
	if (token === null || token === '')
		throw new ProviderUnreachable(ownError('BAD_REPLY', 'MISA answered the login without a token.'));
	const expiresIn = isMembers(data) ? numberOf(data, 'expires_in') : null;
	return { text: token, expiresAt: tokenExpiry(token, now(), expiresIn) };
}

/** The same three words each time, spelt as each door wants them. */
function loginRequest(settings: MisaSettings, door: Door): LoginRequest {
	const { username, password, taxCode, clientId = '', clientSecret = '', appId = '' } = settings;
	const { paths } = GENERATIONS[settings.generation];
	const small = { taxcode: taxCode, username, password };
	if (settings.generation === 'integration')
		return door === 'api'
			? { path: paths.login, headers: {}, body: { appid: appId, ...small } }
			: { path: `${paths.web}/token`, headers: {}, body: small };
	const headers = { ClientID: clientId, ClientSecret: clientSecret };
	return door === 'api'
		? { path: paths.login, headers, body: small }
		: {
				path: `${paths.web}/token`,
				headers,
				body: { TaxCode: taxCode, UserName: username, Password: password },
			};
}
