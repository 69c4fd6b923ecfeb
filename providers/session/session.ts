/** A token as a login gives it. */
export interface Token {
	readonly text: string;
	/** When it ends, in ms since 1970. */
	readonly expiresAt: number;
}

/** The login of one account, shared by all its clients in this process. */
export interface Session {
	/**
	 * A token that holds for a minute at least; logs in where there is none, once for all who wait.
	 *
	 * @throws whatever the login throws, to all who wait for it; the next call logs in again
	 */
	token(): Promise<string>;
	/** The provider says that this token is dead. One that came meanwhile stays. */
	drop(dead: string): void;
}

export interface SessionRequest {
	/** All that tells this login from others: provider, host, user, password. It is kept as a hash. */
	readonly credential: readonly string[];
	readonly login: () => Promise<Token>;
	/** Clock, in ms since 1970. */
	readonly now: () => number;
}

/** A token is renewed so long before it ends, in ms: a call that starts with it must also arrive with it. */
export const RENEW_EARLY = 60_000;
