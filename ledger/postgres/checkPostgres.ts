import { Client } from 'pg';
import { assertSchemaName, clientConfig, type PostgresSettings } from './settings';

export interface PostgresReport {
	readonly version: string;
	/** The ledger's schema is there already. */
	readonly exists: boolean;
}

/** Connects and asks what is needed, without writing. @throws Error in words that name the missing thing. */
export async function checkPostgres(settings: PostgresSettings): Promise<PostgresReport> {
	assertSchemaName(settings.schema);
	const client = new Client(clientConfig(settings));
	await client.connect();
	try {
		const { rows } = await client.query<{
			version: string;
			schema: boolean;
			may_use: boolean | null;
			may_create: boolean;
		}>(
			`select current_setting('server_version') as version,
				to_regnamespace($1) is not null as schema,
				case when to_regnamespace($1) is null then null
					else has_schema_privilege($1, 'USAGE') and has_schema_privilege($1, 'CREATE') end as may_use,
				has_database_privilege(current_database(), 'CREATE') as may_create`,
			[settings.schema],
		);
		const [row] = rows;
		if (!row) throw new Error('The server gave no answer');
		if (row.schema ? row.may_use !== true : !row.may_create) {
			throw new Error(
				row.schema
					? `User ${settings.user} may not use schema ${settings.schema}: grant usage and create on it`
					: `User ${settings.user} may not create schema ${settings.schema}: grant create on the database, or create the schema`,
			);
		}
		return { version: row.version, exists: row.schema };
	} finally {
		await client.end();
	}
}
