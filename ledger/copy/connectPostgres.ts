import { Client } from 'pg';
import { clientConfig, type PostgresSettings } from '../postgres/settings';
import { postgresSide } from './postgresSide';
import type { CopySide } from './side';

/** A connection of its own, for work on the whole of the books. It is closed at the end; what is not committed is gone. */
export async function withPostgres<T>(
	settings: PostgresSettings,
	use: (side: CopySide) => Promise<T>,
): Promise<T> {
	const client = new Client(clientConfig(settings));
	// A connection that the server ends must not end the process: whoever uses it gets the error from the query.
	client.on('error', () => undefined);
	await client.connect();
	try {
		return await use(postgresSide(client));
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** Copies take longer than a write ever should, and wait for the other side meanwhile. */
export const PATIENT =
	"set local statement_timeout = 0; set local lock_timeout = '30s'; set local idle_in_transaction_session_timeout = '15min'";
