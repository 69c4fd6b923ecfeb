import type { Session } from './session';

/**
 * Makes a call that may be made twice, a look-up or a list, with the token of the session. An answer that says that the
 * token is dead is followed by one login and one more call; what that answers is given back, whatever it says.
 */
export async function callWithToken<Answer>(
	session: Session,
	call: (token: string) => Promise<Answer>,
	saysDead: (answer: Answer) => boolean,
): Promise<Answer> {
	const token = await session.token();
	const answer = await call(token);
	if (!saysDead(answer)) return answer;
	session.drop(token);
	return call(await session.token());
}
