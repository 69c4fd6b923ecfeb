import { numberOf, unfold } from '../answers/members';

/** Tokens hold for 14 days; where one does not tell its end, half of that is trusted. */
const HALF_LIFE = 7 * 24 * 60 * 60 * 1000;

/** When a token ends, in ms since 1970: what it says itself (JWT `exp`), else the `expires_in` of the answer in seconds. */
export function tokenExpiry(token: string, now: number, expiresIn: number | null = null): number {
	const exp = numberOf(claimsOf(token), 'exp');
	if (exp !== null) return exp * 1000;
	return expiresIn !== null && expiresIn > 0 ? now + expiresIn * 1000 : now + HALF_LIFE;
}

function claimsOf(token: string): unknown {
	return unfold(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
