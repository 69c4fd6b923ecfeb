import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { Reading } from '../answers/readAnswer';
import type { Call, Client } from '../http/client';
import { proveUnprocessed } from './proveUnprocessed';

/**
 * Sends a call that makes invoices. It goes out once; a second time only with a new token, where the first answer proves
 * that it was turned away before any work. Nothing else is ever tried again.
 *
 * @throws ProviderRefusal, ProviderUnreachable where the login fails, before anything is sent
 */
export async function sendWrite(client: Client, call: Call, invoices: readonly EInvoice[]): Promise<Reading> {
	const token = await client.session.token();
	const reading = await client.sendOnce(call, token);
	if (reading.says !== 'deadToken') return reading;
	if (client.account.settings.auth === 'basic') return concluded(reading);
	if (!reading.certain) {
		const fresh = await proveUnprocessed(client, token, invoices);
		return fresh === undefined ? concluded(reading) : concluded(await client.sendOnce(call, fresh));
	}
	client.session.drop(token);
	const fresh = await client.session.token().catch(() => undefined);
	return concluded(fresh === undefined ? reading : await client.sendOnce(call, fresh));
}

/** No further login is tried: turned away for certain is a refusal, anything else is not known. */
function concluded(reading: Reading): Reading {
	if (reading.says !== 'deadToken') return reading;
	return { says: reading.certain ? 'refused' : 'unknown', error: reading.error };
}
