import { randomUUID } from 'node:crypto';
import type { Handler } from '../call';
import { GENERAL } from '../reply';
import { giveToken } from '../tokens';

/** A wrong password and an address that is not registered look the same. */
export const logIn: Handler = ({ world, json }) => {
	const { account, rules } = world;
	const isRight = json['username'] === account.username && json['password'] === account.password;
	if (!isRight || !rules.addressRegistered) return GENERAL;
	const { token, seconds } = giveToken(world);
	const answer = {
		access_token: token,
		token_type: 'bearer',
		refresh_token: `${randomUUID()}.${randomUUID()}`,
		expires_in: seconds,
		scope: 'openid',
		iat: Math.floor(world.now() / 1000),
		invoice_cluster: 'cluster2',
		type: 1,
		jti: randomUUID(),
	};
	return { status: 200, body: rules.loginWrapped ? { code: 200, result: answer } : answer };
};
