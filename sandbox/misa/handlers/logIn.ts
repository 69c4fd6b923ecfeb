import { objectIn, type Call } from '../call';
import { failure, success, type Reply } from '../reply';
import { giveToken } from '../tokens';
import type { Json } from '../world';

/** Names of members in any capitals, as MISA reads them. */
const read = (of: Json, name: string) =>
	Object.entries(of).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

export function logIn(call: Call): Reply {
	const { world, generation } = call;
	const body = objectIn(call);
	if (generation === 'integration' && read(body, 'appid') !== world.account.appId)
		return failure('InvalidAppID', 'AppID không đúng');
	const refused = refuseClient(call, true) ?? refuseUser(call);
	// The whole answer is a word here, and not an object.
	return refused ?? success({ data: giveToken(world, 'api') });
}

export function webLogIn(call: Call): Reply {
	const refused = refuseClient(call, true) ?? refuseUser(call);
	if (refused) return refused;
	const { world } = call;
	return success({
		data: {
			access_token: giveToken(world, 'web'),
			token_type: 'bearer',
			expires_in: 0,
			UserID: '0f0c5a52-1111-4000-8000-000000000001',
			OrganizationUnitID: '0f0c5a52-1111-4000-8000-000000000002',
			UserName: world.account.username,
			CompanyID: 4211,
		},
	});
}

export function refuseUser(call: Call): Reply | undefined {
	const { account } = call.world;
	const body = objectIn(call);
	const fits =
		read(body, 'taxcode') === account.taxCode &&
		read(body, 'username') === account.username &&
		read(body, 'password') === account.password;
	return fits ? undefined : failure('UnAuthorize', 'Tên đăng nhập hoặc mật khẩu không đúng');
}

/** The gateway wants its client named on each call, and its secret at the login. */
export function refuseClient({ world, generation, headers }: Call, withSecret: boolean): Reply | undefined {
	if (generation === 'integration') return undefined;
	const { clientId, clientSecret } = world.account;
	const fits = headers['clientid'] === clientId && (!withSecret || headers['clientsecret'] === clientSecret);
	return fits ? undefined : failure('InvalidAppID', 'ClientID hoặc ClientSecret không đúng', 401);
}
