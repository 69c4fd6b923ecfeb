import { z } from 'zod/v4';
import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import type { Token } from '../../session/session';
import { isMembers, wholeNumber } from '../answers/members';
import { readAnswer } from '../answers/readAnswer';
import { readError } from '../errors/readError';
import { ownError } from '../errors/ownErrors';
import type { Account } from './account';
import { send } from './send';

/** Where neither the answer nor the token tells how long it holds, in s. */
const SHORTEST_LIFE = 300;
/** It travels in a header: nothing may end the header early. */
const TOKEN = /^[\w.~+/=-]{8,8192}$/;

const answered = z.object({ access_token: z.string().regex(TOKEN), expires_in: wholeNumber });

/**
 * Asks for a token. A wrong password and an address that is not registered are both told by HTTP 500.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function login({ settings, addresses, http, now, conceal }: Account): Promise<Token> {
	const { username, password, loginTimeoutMs } = settings;
	const asked = now();
	const sent = await send(http, {
		url: addresses.login,
		json: { username, password },
		timeoutMs: loginTimeoutMs,
	});
	if ('failure' in sent) throw new ProviderUnreachable(sent.failure);
	const reading = readAnswer(sent.answer);
	if (reading.says === 'unknown') throw new ProviderUnreachable(conceal(reading.error));
	if (reading.says !== 'done') {
		const { message } = reading.error;
		throw new ProviderRefusal(conceal(readError('LOGIN_FAILED', { message })));
	}
	const { body } = reading;
	const wrapped = isMembers(body) && isMembers(body['result']) ? body['result'] : body;
	const read = answered.safeParse(wrapped);
	if (!read.success) throw new ProviderUnreachable(ownError('BAD_REPLY', 'The login brought no token.'));
	const { access_token: text, expires_in: seconds } = read.data;
	const life = seconds !== null && seconds > 0 ? seconds : undefined;
	const expiresAt = life !== undefined ? asked + life * 1000 : (endOf(text) ?? asked + SHORTEST_LIFE * 1000);
	return { text, expiresAt };
}

/** `exp` of a JWT, in ms. */
function endOf(token: string): number | undefined {
	try {
		const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
		const end = isMembers(claims) ? claims['exp'] : undefined;
		return typeof end === 'number' && Number.isSafeInteger(end) ? end * 1000 : undefined;
	} catch {
		return undefined;
	}
}
