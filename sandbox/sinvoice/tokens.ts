import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { GENERAL, type Reply } from './reply';
import type { SInvoiceWorld } from './world';

/** A new token, in the shape of a JWT. */
export function giveToken({ tokens, now, rules }: SInvoiceWorld): { token: string; seconds: number } {
	const seconds = Math.floor(rules.tokenLife / 1000);
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const head = part({ alg: 'RS256', typ: 'JWT' });
	const claims = part({ exp: Math.floor(now() / 1000) + seconds, jti: randomUUID() });
	const token = `${head}.${claims}.${part({ signature: randomUUID() })}`;
	tokens.set(token, now() + rules.tokenLife);
	return { token, seconds };
}

/** The token of a request, from its cookie or its header. */
export function tokenOf({ cookie, authorization }: IncomingHttpHeaders): string | undefined {
	const inCookie = cookie
		?.split(';')
		.map((one) => one.trim())
		.find((one) => one.startsWith('access_token='))
		?.slice('access_token='.length);
	return inCookie ?? (/^Bearer (.+)$/.exec(authorization ?? '') ?? [])[1];
}

/** Undefined where the request may pass. */
export function refuseCaller(world: SInvoiceWorld, headers: IncomingHttpHeaders): Reply | undefined {
	const { account, rules, tokens, now } = world;
	if (!rules.addressRegistered) return GENERAL;
	const basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`;
	if (rules.auth.includes('basic') && headers.authorization === basic) return undefined;
	const form = headers.cookie?.includes('access_token=') ? 'cookie' : 'bearer';
	const end = tokens.get(tokenOf(headers) ?? '');
	if (rules.auth.includes(form) && end !== undefined && end > now()) return undefined;
	return rules.expiredAnswer === 'general500'
		? GENERAL
		: { status: 401, body: { error: 'invalid_token', error_description: 'Token was not recognised' } };
}
