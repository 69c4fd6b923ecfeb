import { readFileSync } from 'node:fs';
import { refuse } from '../domain/refusal';
import type { PostgresSettings } from '../ledger/postgres/openPostgres';

export const URL_VARIABLE = 'O2C_POSTGRES_URL';
export const CA_VARIABLE = 'O2C_POSTGRES_CA_FILE';

const SSL_MODES = ['disable', 'require', 'verify-full'] as const;

/**
 * The PostgreSQL ledger, as the credential of the nodes has it. It comes from the environment alone: every user of the
 * machine can read the arguments of a running command, and shells keep them in their history.
 *
 * @throws Refusal `cli.postgres`.
 */
export function postgresFromEnvironment(env: NodeJS.ProcessEnv = process.env): PostgresSettings {
	const text = env[URL_VARIABLE];
	if (!text) return refuseUrl(`The variable ${URL_VARIABLE} is not set.`);
	if (!URL.canParse(text)) return refuseUrl(`The variable ${URL_VARIABLE} is not a URL.`);
	const url = new URL(text);
	if (!/^postgres(ql)?:$/.test(url.protocol))
		return refuseUrl(`${URL_VARIABLE} begins with ${url.protocol}//.`);
	const ssl = SSL_MODES.find((mode) => mode === (url.searchParams.get('sslmode') ?? 'disable'));
	if (!ssl) return refuseUrl(`${URL_VARIABLE} has an sslmode that is none of ${SSL_MODES.join(', ')}.`);
	const caFile = env[CA_VARIABLE];
	return {
		host: url.hostname || 'localhost',
		port: Number(url.port || 5432),
		database: decodeURIComponent(url.pathname.slice(1)) || 'order_to_cash',
		user: decodeURIComponent(url.username) || 'postgres',
		password: decodeURIComponent(url.password),
		ssl,
		caCertificate: caFile ? readFileSync(caFile, 'utf8') : undefined,
		schema: url.searchParams.get('schema') ?? 'order_to_cash',
		maxConnections: 4,
	};
}

function refuseUrl(message: string): never {
	refuse({
		rule: 'cli.postgres',
		message,
		fix: `Set ${URL_VARIABLE} to postgres://user:password@host:5432/database?schema=order_to_cash&sslmode=disable, with what the credential has. It is read from the environment only, since arguments can be read by every user of the machine.`,
	});
}
