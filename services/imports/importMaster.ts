import { z } from 'zod/v4';
import { MASTER_KINDS, type Master, type MasterKind } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { id, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { maskIban } from '../parts/masterView';
import { saveMaster } from '../saveMaster';
import type { UseCase } from '../useCase';
import type { MasterDataset } from './dataset';
import { sameButZeros } from './leadingZeros';
import type { RowValues } from './readRow';
import type { RowView } from './rowView';
import { inFileOrder } from './rowView';
import { unitMeant } from './words';

const schema = z.object({
	company: id,
	code: reference,
	/** Fields that the row fills; the others stay as they are. */
	values: z.record(z.string(), z.unknown()),
});

/**
 * Saves one row as a master: creates it, or fills in what the row has on the one with the same code. A cell that is
 * empty, and a column that is missing, change nothing.
 */
export function importMaster({ kind, name, role }: MasterDataset): UseCase<typeof schema, RowView> {
	const save = saveMaster(kind);
	const full = MASTER_KINDS[kind].schema as z.ZodObject;
	return {
		operation: `import.${name}`,
		schema,
		order: inFileOrder(),
		scope: async (_tx, { company }) => company,
		async work(tx, { company, code, values }, context) {
			const known = await tx.masters.find(kind, code, company);
			const given: RowValues = { ...values, code, ...roleOf(role, known) };
			const content = known ? fillIn(known, given) : { company, ...nameOfNew(kind, refuseMasked(given)) };
			// A contact has no company of its own, but its customer is looked for in this one.
			const input = parseInput(full, kind === 'contact' ? { ...content, company } : content);
			return save.work(tx, input, context);
		},
		async show(tx, done) {
			const master = await tx.masters.get(kind, done.ids[0] ?? '');
			if (!master) return [];
			const change = done.reused ? 'unchanged' : master.version === 1 ? 'created' : 'updated';
			return [{ id: master.id, code: master.code, name: master.name, change }];
		},
	};
}

/** Customers and suppliers are one master with two roles: a new role is added, none is taken away. */
function roleOf(role: MasterDataset['role'], known: Master | undefined): RowValues {
	if (role === undefined) return {};
	const { isCustomer, isSupplier } = (known?.content ?? {}) as { isCustomer?: boolean; isSupplier?: boolean };
	if (role === 'customer') return known && isCustomer !== false ? {} : { isCustomer: true };
	return known ? (isSupplier === true ? {} : { isSupplier: true }) : { isCustomer: false, isSupplier: true };
}

/** A mandate is called by its holder where it has no name of its own. */
function nameOfNew(kind: MasterKind, given: RowValues): RowValues {
	const name = kind === 'mandate' ? (given['name'] ?? given['holder'] ?? given['party']) : given['name'];
	return name === undefined ? given : { ...given, name };
}

const WITHIN = new Set(['address', 'billTo', 'shipTo']);
/** Lists within a master, and what tells their entries apart. */
const LISTS: Readonly<Record<string, string>> = { otherTaxes: 'code', units: 'unit' };

function fillIn(known: Master<MasterKind>, given: RowValues): RowValues {
	const content = known.content as RowValues;
	return { ...content, ...filled(content, given) };
}

function filled(known: RowValues, given: RowValues): RowValues {
	const entries = Object.entries(given).map(([name, value]): [string, unknown] => {
		const before = known[name];
		if (WITHIN.has(name) && before !== undefined)
			return [name, { ...(before as RowValues), ...filled(before as RowValues, value as RowValues) }];
		const key = LISTS[name];
		if (key !== undefined)
			return [name, fillInList((before ?? []) as RowValues[], value as RowValues[], key)];
		return [name, isSame(name, before, value) ? before : value];
	});
	return refuseMasked(Object.fromEntries(entries));
}

/** Entries that the row does not name stay. */
function fillInList(known: readonly RowValues[], given: readonly RowValues[], key: string): RowValues[] {
	const named = new Set(known.map((entry) => entry[key]));
	return [
		...known.map((entry) => ({ ...entry, ...given.find((other) => other[key] === entry[key]) })),
		...given.filter((entry) => !named.has(entry[key])),
	];
}

/**
 * A number that a spreadsheet has stripped of its zeros, an IBAN that an export has masked, and another word for the
 * same unit are no change.
 */
function isSame(name: string, before: unknown, value: unknown): boolean {
	if (typeof before !== 'string' || typeof value !== 'string') return false;
	if (name.startsWith('iban')) return value === maskIban(before);
	if (name === 'unit') return value === unitMeant(before);
	return ['registrationNumber', 'phone', 'postCode'].includes(name) && sameButZeros(before, value);
}

function refuseMasked(values: RowValues): RowValues {
	const field = ['iban', 'ibanBefore'].find((name) => String(values[name] ?? '').includes('…'));
	if (field === undefined) return values;
	return refuse({
		rule: 'import.ibanMasked',
		field,
		message: `'${field}' is masked, and no mandate with this IBAN is known.`,
		fix: "Export the mandates with 'Full IBANs', or fill in the whole number.",
	});
}
