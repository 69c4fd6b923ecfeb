const SQLITE_CONSTRAINT_UNIQUE = 2067;
const POSTGRES_UNIQUE_VIOLATION = '23505';

/** True when a unique index of the table refused a row. */
export function isUniqueViolation(error: unknown, table: string): boolean {
	const { errcode, code, message, table: named } = (error ?? {}) as Record<string, unknown>;
	if (code === POSTGRES_UNIQUE_VIOLATION) return named === table;
	return errcode === SQLITE_CONSTRAINT_UNIQUE && String(message).includes(`${table}.`);
}
