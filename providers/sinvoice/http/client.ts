import { hashCredential } from '../../session/hashCredential';
import { openSession } from '../../session/openSession';
import type { ProviderError } from '../../eInvoiceProvider';
import type { Session } from '../../session/session';
import type { Reading } from '../answers/readAnswer';
import { readAnswer } from '../answers/readAnswer';
import type { Account } from './account';
import { login } from './login';
import type { CallName } from './paths';
import { send, type Request } from './send';

/** One call of S-Invoice. */
export interface Call extends Pick<Request, 'json' | 'form'> {
	readonly name: CallName;
	/** Absent: that of the settings. */
	readonly timeoutMs?: number;
}

/** An account and its login: what every operation works with. */
export interface Client {
	readonly account: Account;
	readonly session: Session;
	/** When a token of this client was last taken, in ms since 1970. */
	readonly aliveAt: () => number;
	/** Takes the secrets of the account, and every token that this client has sent, out of what S-Invoice said. */
	readonly conceal: (error: ProviderError) => ProviderError;
	/** Sends a call once with the given token. It never throws. */
	readonly sendOnce: (call: Call, token: string) => Promise<Reading>;
}

export function openClient(account: Account): Client {
	const { settings, addresses, http, now, conceal } = account;
	const { username, password, auth } = settings;
	const credential = ['sinvoice', addresses.login, username, password];
	const session =
		auth === 'basic' ? WITHOUT_LOGIN : openSession({ credential, login: () => login(account), now });
	const headersOf = (token: string): Record<string, string> => {
		if (auth === 'cookie') return { Cookie: `access_token=${token}` };
		if (auth === 'bearer') return { Authorization: `Bearer ${token}` };
		return { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
	};
	let aliveAt = 0;
	const tokens = new Set<string>();
	const concealed = (error: ProviderError) => conceal(error, tokens);
	return {
		account,
		session,
		aliveAt: () => aliveAt,
		conceal: concealed,
		sendOnce: async ({ name, timeoutMs, ...content }, token) => {
			tokens.add(token);
			const sent = await send(http, {
				url: addresses.of(name),
				headers: headersOf(token),
				timeoutMs: timeoutMs ?? settings.timeoutMs,
				...content,
			});
			if ('failure' in sent) return { says: 'unknown', error: concealed(sent.failure) };
			const reading = readAnswer(sent.answer);
			if (reading.says === 'done' || reading.says === 'refused') aliveAt = now();
			return reading.says === 'done' ? reading : { ...reading, error: concealed(reading.error) };
		},
	};
}

/** User and password go with every call: there is no token that could end. */
const WITHOUT_LOGIN: Session = { token: async () => '', drop: () => undefined };

/** Which account it is, for whoever compares: provider, address and tax code, and no secret. */
export function nameAccount({ addresses, settings }: Account): string {
	return hashCredential(['sinvoice', addresses.login, settings.taxCode]);
}
