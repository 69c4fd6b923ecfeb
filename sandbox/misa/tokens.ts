import { randomUUID } from 'node:crypto';
import { failure, type Reply } from './reply';
import type { MisaWorld, SandboxToken } from './world';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that looks like those of MISA: a JWT that tells its own end. Its signature signs nothing. */
export function giveToken(world: MisaWorld, kind: SandboxToken['kind']): string {
	const expiresAt = world.now() + world.rules.tokenLife;
	const claims = { jti: randomUUID(), taxcode: world.account.taxCode, exp: Math.floor(expiresAt / 1000) };
	const signature = Buffer.from(randomUUID()).toString('base64url');
	const token = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.${signature}`;
	world.tokens.set(token, { kind, expiresAt, revoked: false });
	return token;
}

/** Why a call is not let in; undefined where it is. */
export function refuseToken(
	world: MisaWorld,
	authorization: string | undefined,
	kind: SandboxToken['kind'],
): Reply | undefined {
	const [, text] = /^Bearer (.+)$/.exec(authorization ?? '') ?? [];
	if (text === undefined) return failure('UnAuthorize', 'Không có token', 401);
	const token = world.tokens.get(text);
	if (token === undefined || token.kind !== kind) return failure('UnAuthorize', 'Token không đúng', 401);
	if (token.revoked) return failure('InvalidTokenCode', 'Token không hợp lệ');
	if (token.expiresAt <= world.now()) return failure('TokenExpiredCode', 'Token đã hết hạn');
	return undefined;
}

export function revoke(world: MisaWorld, authorization: string | undefined): void {
	const token = world.tokens.get((authorization ?? '').replace(/^Bearer /, ''));
	if (token) token.revoked = true;
}
