import { assertDate } from '../../domain/grouping/assertRun';
import type { GroupableNote, Hindrance, KeyValue, Periodicity } from '../../domain/grouping/grouping';
import { refuse } from '../../domain/refusal';
import { findField, findKeyName, ownName, PASSED_OVER } from './fieldNames';
import { READ_WHERE_MISSING, readKeyValue } from './readKeyValue';
import { fold, readMode, readPeriodicity } from './words';

/** A JSON object as somebody wrote it. */
export type Given = Readonly<Record<string, unknown>>;

/** The fields of a note by our names, and those that we do not know by theirs. */
export interface RawNote {
	readonly fields: ReadonlyMap<string, unknown>;
	readonly own: ReadonlyMap<string, unknown>;
}

export function isGiven(value: unknown): value is Given {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names what an object holds; later objects win over earlier ones, member by member. */
export function nameFields(...objects: readonly Given[]): RawNote {
	const fields = new Map<string, unknown>();
	const own = new Map<string, unknown>();
	for (const [name, value] of objects.flatMap((object) => Object.entries(object))) {
		const field = findField(name);
		if (field === 'keys' && isGiven(value)) {
			const inner = nameFields(value);
			for (const [key, held] of inner.fields) fields.set(key, held);
			for (const [key, held] of inner.own) own.set(key.replace(/^own_/, ''), held);
		} else if (field !== undefined) {
			// A customer whom nobody groups gets an invoice an order.
			fields.set(field, fold(name) === 'customergrouping' && !value ? 'none' : value);
		} else if (!PASSED_OVER.has(fold(name))) own.set(ownName(name), value);
	}
	return { fields, own };
}

/** What a note is given where it says nothing itself. */
export interface NoteDefaults {
	readonly position: number;
	readonly date: string;
	readonly periodicity: Periodicity;
	readonly calendarMonth: boolean;
	/** Names of the own fields of all notes: they may be keys. */
	readonly ownFields: ReadonlySet<string>;
}

const ITSELF = new Set([
	'id',
	'name',
	'date',
	'company',
	'country',
	'customer',
	'orderIds',
	'mode',
	'periodicity',
]);

/**
 * Reads one delivery note.
 *
 * @throws Refusal `grouping.mode`, `grouping.periodicity`, `grouping.date`, `grouping.value`
 */
export function readNote({ fields, own }: RawNote, defaults: NoteDefaults): GroupableNote {
	const at = `notes[${defaults.position - 1}]`;
	const [id, name] = [textOf(fields.get('id')), textOf(fields.get('name'))];
	const date = textOf(fields.get('date')) ?? defaults.date;
	assertDate(date, `${at}.date`);
	const keys: Record<string, KeyValue> = {};
	for (const key of READ_WHERE_MISSING) keys[key] = readKeyValue(key, null, at);
	for (const [key, value] of fields)
		if (!ITSELF.has(key)) keys[key] = readKeyValue(key, value, `${at}.${key}`);
	for (const [key, value] of own) keys[`own.${key}`] = readKeyValue(key, value, `${at}.${key}`);
	const given = (field: string) => fields.get(field) ?? undefined;
	const company = fields.get('company');
	const country = textOf(isGiven(company) ? company['country'] : undefined) ?? textOf(fields.get('country'));
	const calendarMonth = fields.get('calendarMonth');
	return {
		id: id ?? name ?? `n${defaults.position}`,
		name: name ?? id ?? `n${defaults.position}`,
		date,
		companyId: nameOfMaster(company) ?? 'company',
		partyId: nameOfMaster(fields.get('customer')) ?? 'customer',
		orderIds: [
			...new Set([fields.get('orderIds')].flat().flatMap((order) => nameOfMaster(order) ?? [])),
		].sort(),
		mode: given('mode') === undefined ? 'grouped' : readMode(given('mode'), `${at}.mode`),
		periodicity:
			given('periodicity') === undefined
				? defaults.periodicity
				: readPeriodicity(given('periodicity'), `${at}.periodicity`),
		keys,
		extraKeys: [fields.get('extraKeys')]
			.flat()
			.flatMap((key) => (typeof key === 'string' ? findKeyName(key, defaults.ownFields) : [])),
		calendarMonth:
			typeof calendarMonth === 'boolean'
				? calendarMonth
				: country === undefined
					? defaults.calendarMonth
					: country.toUpperCase() === 'FR',
		hindrance: findHindrance(fields),
	};
}

/** Code, number or name of a customer, company or order that may be written as an object. */
export function nameOfMaster(value: unknown): string | undefined {
	if (!isGiven(value)) return textOf(value);
	return ['code', 'id', 'number', 'name'].map((member) => textOf(value[member])).find(Boolean);
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	if (value.length <= 200) return value.trim();
	return refuse({
		rule: 'grouping.value',
		message: `'${value.slice(0, 40)}…' is longer than 200 characters.`,
		fix: 'Give numbers, codes and names of at most 200 characters.',
	});
}

const STATES: Readonly<Record<string, Hindrance>> = {
	draft: { rule: 'grouping.draft', reason: 'is a draft; validate it first' },
	cancelled: { rule: 'grouping.cancelled', reason: 'is cancelled' },
	invoiced: { rule: 'grouping.invoiced', reason: 'is invoiced already' },
};
const STATE_WORDS: Readonly<Record<string, keyof typeof STATES>> = {
	draft: 'draft',
	brouillon: 'draft',
	cancel: 'cancelled',
	cancelled: 'cancelled',
	canceled: 'cancelled',
	annule: 'cancelled',
	annulee: 'cancelled',
	invoiced: 'invoiced',
	billed: 'invoiced',
	facture: 'invoiced',
	facturee: 'invoiced',
};

function findHindrance(fields: RawNote['fields']): Hindrance | undefined {
	const stated = textOf(fields.get('hindrance'));
	if (stated !== undefined) return { rule: 'grouping.hindrance', reason: stated };
	const state = STATE_WORDS[fold(String(fields.get('state') ?? ''))];
	if (state !== undefined) return STATES[state];
	if (fields.get('cancelled') === true) return STATES['cancelled'];
	const invoiced = fields.get('invoiced');
	if (invoiced === true) return STATES['invoiced'];
	const number = nameOfMaster(invoiced);
	if (number !== undefined) return { rule: 'grouping.invoiced', reason: `is invoiced already on ${number}` };
	const priced = fields.get('price');
	if (fields.has('price') && (priced === null || priced === false))
		return {
			rule: 'grouping.noPrice',
			reason: 'has no price; give its products one, or deliver it from an order',
		};
	return undefined;
}
