import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { LedgerTables } from '../schema';

/** Text of a query for each database that is open; a handle's adapter is the same for all its connections. */
const KNOWN = new WeakMap<object, Map<string, CompiledQuery>>();

/**
 * Runs a hot query without building it anew: its text depends on nothing but its name.
 *
 * @param parameters in the order in which the query has them.
 */
export async function compiledOnce<R>(
	db: Kysely<LedgerTables>,
	name: string,
	parameters: readonly unknown[],
	build: () => Compilable<R>,
): Promise<R[]> {
	return (await run<R>(db, name, parameters, build)).rows;
}

/** The same for a statement that changes rows. @returns how many */
export async function changedOnce(
	db: Kysely<LedgerTables>,
	name: string,
	parameters: readonly unknown[],
	build: () => Compilable<unknown>,
): Promise<number> {
	return Number((await run(db, name, parameters, build)).numAffectedRows ?? 0);
}

function run<R>(
	db: Kysely<LedgerTables>,
	name: string,
	parameters: readonly unknown[],
	build: () => Compilable<R>,
): Promise<QueryResult<R>> {
	const { adapter } = db.getExecutor();
	const known = KNOWN.get(adapter) ?? new Map<string, CompiledQuery>();
	KNOWN.set(adapter, known);
	const query = known.get(name) ?? build().compile();
	if (!known.has(name)) {
		if (
			query.parameters.some((value, index) => value !== parameters[index]) ||
			query.parameters.length !== parameters.length
		) {
			throw new Error(`The hot query ${name} has its parameters in another order`);
		}
		known.set(name, query);
	}
	return db.executeQuery<R>({ ...query, parameters } as CompiledQuery<R>);
}
