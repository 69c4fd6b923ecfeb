import { types as pgTypes, type ClientConfig } from 'pg';

export interface PostgresSettings {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
	/** `disable`, `require` (encrypted, not verified), `verify-full` (certificate and host name). */
	readonly ssl: 'disable' | 'require' | 'verify-full';
	readonly caCertificate?: string;
	/** Schema that holds the ledger's tables. */
	readonly schema: string;
	readonly maxConnections?: number;
	/** After this long without an answer the server counts as gone; a good minute where it is left out. */
	readonly answerWithinMilliseconds?: number;
}

const INT8 = 20;
const NUMERIC = 1700;

/** How one connection is made, for the pool and for the connection test. */
export function clientConfig(settings: PostgresSettings): ClientConfig {
	const { host, port, database, user, password, ssl, caCertificate, schema } = settings;
	return {
		host,
		port,
		database,
		user,
		password,
		ssl:
			ssl === 'disable'
				? false
				: { rejectUnauthorized: ssl === 'verify-full', ca: caCertificate || undefined },
		connectionTimeoutMillis: 10_000,
		application_name: 'n8n-nodes-order-to-cash',
		keepAlive: true,
		keepAliveInitialDelayMillis: 10_000,
		// A process that hangs or vanishes in a transaction must not hold the locks of its series for hours.
		options: `-c search_path=${schema} -c lock_timeout=10s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s -c timezone=UTC`,
		types: { getTypeParser },
	};
}

/** Integers of 64 bits come as text from the driver; the ledger holds only those that a number keeps exactly. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
	if (oid === INT8 || oid === NUMERIC) return parseSafeInteger;
	return pgTypes.getTypeParser(oid, format as 'text');
}) as typeof pgTypes.getTypeParser;

function parseSafeInteger(text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value))
		throw new RangeError(`The ledger holds an integer that is too large: ${text}`);
	return value;
}

/** The name goes into a statement and a connection option, where no parameter can stand. */
export function assertSchemaName(schema: string): void {
	if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
		throw new RangeError(`'${schema}' is not a schema name: use lower-case letters, digits and _`);
	}
}
