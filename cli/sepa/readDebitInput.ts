import { debitOptions } from '../../domain/sepa/debitBatch';
import { DEBIT_VERSION_NAMES } from '../../domain/sepa/debitVersions';
import { fold } from '../grouping/words';
import { FIELD_NAMES, INNER, SHORT_FORMS, type Level } from './fieldNames';

type Given = Record<string, unknown>;

/** A batch by our names, and the fields that nobody here knows. */
export interface DebitInput {
	readonly batch: Given;
	readonly unknown: readonly string[];
}

const NAMES = Object.fromEntries(
	Object.entries(FIELD_NAMES).map(([level, fields]) => [level, namesOf(fields)]),
) as Record<Level, ReadonlyMap<string, string>>;

function namesOf(fields: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
	const others = Object.entries(fields).flatMap(([name, all]) => all.map((other) => [other, name] as const));
	const own = Object.keys(fields).filter((name) => !name.includes('.'));
	return new Map([...others, ...own.map((name) => [fold(name), name] as const)]);
}

const OPTIONS: ReadonlyMap<string, string> = new Map(
	Object.keys(debitOptions.shape).map((name) => [fold(name), name]),
);

/**
 * Brings a batch that somebody wrote by the names of another system to ours. A list alone is a list of collections.
 * Values are not judged here, and nothing that is missing is made up.
 */
export function readDebitInput(given: unknown): DebitInput {
	const unknown = new Set<string>();
	const batch = rename(Array.isArray(given) ? { collections: given } : given, 'batch', '', unknown);
	return { batch: isObject(batch) ? batch : { collections: batch }, unknown: [...unknown] };
}

function rename(given: unknown, level: Level, path: string, unknown: Set<string>): unknown {
	if (Array.isArray(given)) return given.map((one) => rename(one, level, path, unknown));
	if (!isObject(given)) return given;
	const renamed: Given = {};
	for (const [theirs, value] of Object.entries(given)) {
		if (value === null || value === undefined || value === '') continue;
		const name = NAMES[level].get(fold(theirs));
		const option = level === 'batch' ? OPTIONS.get(fold(theirs)) : undefined;
		const line = level === 'address' && /^(address)?line\d?$/.test(fold(theirs));
		if (line) put(renamed, 'lines', [...((renamed['lines'] as unknown[]) ?? []), ...[value].flat()]);
		else if (name !== undefined) putField(renamed, name, value, path, unknown);
		else if (option !== undefined) put(renamed, `options.${option}`, value);
		else unknown.add(`${path}${theirs}`.slice(0, 100));
	}
	return renamed;
}

function putField(into: Given, name: string, value: unknown, path: string, unknown: Set<string>): void {
	const inner = INNER[name.split('.').at(-1) ?? ''];
	const short = SHORT_FORMS[name];
	const object = short !== undefined && typeof value !== 'object' ? { [short]: value } : value;
	const read =
		inner === undefined ? readValue(name, object) : rename(object, inner, `${path}${name}.`, unknown);
	put(into, name, read);
}

/** Sets a field, also in an object that other fields have begun; what was given as an object stays the base. */
function put(into: Given, name: string, value: unknown): void {
	const [outer = '', rest] = name.split('.', 2);
	const held = into[outer];
	if (rest === undefined) into[outer] = isObject(value) && isObject(held) ? { ...held, ...value } : value;
	else if (held === undefined || isObject(held)) into[outer] = { [rest]: value, ...held };
}

const ONE_OFF = new Set(['oneoff', 'ooff', 'ponctuel', 'single', 'once']);
const RECURRENT = new Set(['recurrent', 'recurring', 'rcur', 'frst', 'recurrente', 'true']);

/** Values that have several ways to be written. */
function readValue(name: string, value: unknown): unknown {
	if (name === 'version' && typeof value === 'string')
		return (
			DEBIT_VERSION_NAMES.find((version) => version === value || version === `pain.008.${value}`) ?? value
		);
	if (name.endsWith('recurrence')) {
		const word = fold(String(value));
		return ONE_OFF.has(word) ? 'oneOff' : RECURRENT.has(word) ? 'recurrent' : value;
	}
	if ((name === 'scheme' || name === 'sequenceType') && typeof value === 'string') return value.toUpperCase();
	return value;
}

function isObject(value: unknown): value is Given {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
