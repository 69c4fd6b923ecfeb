import { hashCredential } from './hashCredential';
import { RENEW_EARLY, type Session, type SessionRequest } from './session';
import { sessionStore, type StoredSession } from './sessionStore';

/** The login of an account. Opening asks nothing of the provider; the first token does. */
export function openSession({ credential, login, now }: SessionRequest): Session {
	const key = hashCredential(credential);

	async function logIn(): Promise<string> {
		const { text, expiresAt } = await login();
		sessionStore().set(key, { token: () => text, expiresAt });
		return text;
	}

	return {
		async token() {
			const store = sessionStore();
			const stored = store.get(key);
			if (stored?.login) return stored.login;
			if (stored?.token && stored.expiresAt - RENEW_EARLY > now()) return stored.token();
			dropEnded(store, now());
			const under = logIn();
			store.set(key, { expiresAt: 0, login: under });
			// Whoever waits gets the failure; the next one tries again.
			under.catch(() => {
				if (store.get(key)?.login === under) store.delete(key);
			});
			return under;
		},
		drop(dead) {
			const store = sessionStore();
			if (store.get(key)?.token?.() === dead) store.delete(key);
		},
	};
}

/** Accounts that nobody asks for any more do not stay for ever. */
function dropEnded(store: Map<string, StoredSession>, now: number): void {
	for (const [key, { login, expiresAt }] of store) if (!login && expiresAt <= now) store.delete(key);
}
