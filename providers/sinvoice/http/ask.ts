import { ProviderRefusal, ProviderUnreachable } from '../../providerErrors';
import { callWithToken } from '../../session/callWithToken';
import type { Members } from '../answers/members';
import { isMembers } from '../answers/members';
import type { Reading } from '../answers/readAnswer';
import type { Call, Client } from './client';

/** Pauses between two tries, in ms. A time-out is not tried again: it has cost a minute and a half already. */
const PAUSES = [500, 2_000];
const WORTH_ANOTHER_TRY = new Set(['CONNECTION', 'HTTP_502', 'HTTP_503', 'HTTP_504']);

/** Makes a call that changes nothing, or the same thing twice: with a new token, and again after a hiccup of the network. */
export async function ask(client: Client, call: Call): Promise<Reading> {
	for (let tries = 0; ; tries += 1) {
		const reading = await callWithToken(
			client.session,
			(token) => client.sendOnce(call, token),
			({ says }) => says === 'deadToken' && client.account.settings.auth !== 'basic',
		);
		const pause = PAUSES[tries];
		if (reading.says !== 'unknown' || pause === undefined || !WORTH_ANOTHER_TRY.has(reading.error.code))
			return reading;
		await client.account.sleep(pause);
	}
}

/**
 * The body of an answer that went well.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export function bodyOf(reading: Reading): Members | readonly unknown[] {
	if (reading.says === 'done') return reading.body;
	const refuses = reading.says === 'refused' || (reading.says === 'deadToken' && reading.certain);
	throw refuses ? new ProviderRefusal(reading.error) : new ProviderUnreachable(reading.error);
}

export function membersOf(reading: Reading): Members {
	const body = bodyOf(reading);
	return isMembers(body) ? body : { result: body };
}
