/**
 * The logins of this process. They lie under a global symbol, so that two versions of this package in one n8n share
 * them: a second login may end the token of the first. A change of shape needs a new symbol.
 */
const SESSIONS = Symbol.for('n8n-nodes-order-to-cash.sessions.1');

export interface StoredSession {
	/** Functions, so that nothing that prints or serialises the store shows a token. */
	readonly token?: () => string;
	readonly expiresAt: number;
	/** The login that is under way. */
	readonly login?: Promise<string>;
}

export function sessionStore(): Map<string, StoredSession> {
	const host = globalThis as { [SESSIONS]?: Map<string, StoredSession> };
	const existing = host[SESSIONS];
	if (existing) return existing;
	const store = new Map<string, StoredSession>();
	Object.defineProperty(host, SESSIONS, { value: store, enumerable: false });
	return store;
}
