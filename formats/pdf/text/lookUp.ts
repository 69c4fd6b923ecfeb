/** A key that comes from data finds only what a template says, not what every object inherits. */
export function lookUp<Value>(
	record: Readonly<Record<string, Value>>,
	key: string | undefined,
): Value | undefined {
	return key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
