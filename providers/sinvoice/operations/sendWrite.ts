import { ProviderUnreachable } from '../../providerErrors';
import type { Reading } from '../answers/readAnswer';
import { ask } from '../http/ask';
import type { Call, Client } from '../http/client';
import { templatesOf } from './listTemplates';

/** A token that was taken so long ago, in ms, is tried on a call that changes nothing before it carries an invoice. */
const TRUSTED_FOR = 60_000;

/**
 * Sends a call that makes invoices. It goes out once; a second time only with a new token, where 401 or 403 prove that the
 * first was turned away before any work. HTTP 500 with GENERAL proves nothing, although an expired token brings it too:
 * the token is dropped, and the invoice is to be looked up.
 *
 * @throws ProviderRefusal, ProviderUnreachable before anything is sent
 */
export async function sendWrite(client: Client, call: Call): Promise<Reading> {
	await assertAlive(client);
	const token = await client.session.token();
	const reading = await client.sendOnce(call, token);
	if (reading.says !== 'deadToken') return reading;
	client.session.drop(token);
	if (!reading.certain || client.account.settings.auth === 'basic') return concluded(reading);
	const fresh = await client.session.token().catch(() => undefined);
	return concluded(fresh === undefined ? reading : await client.sendOnce(call, fresh));
}

async function assertAlive(client: Client): Promise<void> {
	if (client.account.now() - client.aliveAt() <= TRUSTED_FOR) return;
	const reading = await ask(client, templatesOf(client));
	if (reading.says === 'unknown' || reading.says === 'deadToken')
		throw new ProviderUnreachable(reading.error);
}

/** Turned away for certain is a refusal, anything else is not known. */
function concluded(reading: Reading): Reading {
	if (reading.says !== 'deadToken') return reading;
	return { says: reading.certain ? 'refused' : 'unknown', error: reading.error };
}
