import { sql, type Kysely } from 'kysely';
import { canonicalJson } from '../../domain/canonicalJson';
import { MASTER_KINDS, type Master, type MasterKind } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { decodeMaster, masterPrefix } from '../codec';
import { newId } from '../newId';
import type { MasterFilter, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { likePatterns, searchText } from '../searchText';
import { compiledOnce } from './compiledOnce';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;

export function readMasters(db: Db): Reading['masters'] {
	return {
		async get<K extends MasterKind>(kind: K, id: string) {
			const [row] = await compiledOnce(db, 'masters.get', [kind, id], () =>
				db.selectFrom('masters').selectAll().where('kind', '=', kind).where('id', '=', id),
			);
			return row && decodeMaster<K>(row);
		},
		async find<K extends MasterKind>(kind: K, reference: string, companyId?: string) {
			const [row, another] = inOrder(await rowsNamed(db, kind, reference, companyId));
			if (row && another && companyId === undefined) refuseAmbiguous(kind, reference);
			return row && decodeMaster<K>(row);
		},
		async findMany<K extends MasterKind>(kind: K, references: readonly string[], companyId: string) {
			const rows = await inPages(references, (page) => rowsNamedOneOf(db, kind, page, companyId));
			const found = new Map<string, Master<K>>();
			for (const reference of references) {
				const [row] = inOrder(rows.filter(({ id, code }) => id === reference || code === reference));
				if (row) found.set(reference, decodeMaster<K>(row));
			}
			return found;
		},
		async list<K extends MasterKind>(filter: MasterFilter & { kind: K }) {
			let query = db.selectFrom('masters').selectAll().where('kind', '=', filter.kind);
			if (filter.companyId !== undefined) query = query.where('company_id', 'in', ['', filter.companyId]);
			if (filter.onlyActive) query = query.where('active', '=', 1);
			if (filter.after !== undefined) query = query.where('id', '>', filter.after);
			for (const pattern of likePatterns(filter.search ?? '')) {
				query = query.where(sql<boolean>`search like ${pattern} escape '\\'`);
			}
			const rows = await query.orderBy('id').limit(filter.limit).execute();
			return rows.map((row) => decodeMaster<K>(row));
		},
	};
}

type Row = LedgerTables['masters'];

/**
 * By id and by code apart: with both in one condition, SQLite would look at every master of the kind. Without a
 * company the code of any company fits.
 */
function rowsNamed(
	db: Db,
	kind: MasterKind,
	reference: string,
	companyId: string | undefined,
): Promise<Row[]> {
	const named = db.selectFrom('masters').selectAll().where('kind', '=', kind);
	const byId = named.where('id', '=', reference);
	const byCode = named.where('code', '=', reference);
	return companyId === undefined
		? compiledOnce(db, 'masters.anyNamed', [kind, reference, kind, reference], () => byId.unionAll(byCode))
		: compiledOnce(db, 'masters.named', [kind, reference, kind, reference, '', companyId], () =>
				byId.unionAll(byCode.where('company_id', 'in', ['', companyId])),
			);
}

async function rowsNamedOneOf(db: Db, kind: MasterKind, page: string[], companyId: string): Promise<Row[]> {
	const named = db.selectFrom('masters').selectAll().where('kind', '=', kind);
	const byCode = named.where('code', 'in', page).where('company_id', 'in', ['', companyId]);
	return named.where('id', 'in', page).unionAll(byCode).execute();
}

/** The company's own first, then the shared one; each once, although its id may be its code. */
function inOrder(rows: readonly Row[]): Row[] {
	const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
	return unique.sort((a, b) => (a.company_id > b.company_id ? -1 : a.company_id < b.company_id ? 1 : 0));
}

function refuseAmbiguous(kind: MasterKind, reference: string): never {
	refuse({
		rule: `${kind}.ambiguous`,
		message: `Several companies have a ${MASTER_KINDS[kind].title.toLowerCase()} '${reference}'.`,
		fix: "Name the company too ('company'), or give the id.",
	});
}

export function writeMasters(db: Db, now: string, rowLocks: boolean): Writing['masters'] {
	return {
		async save<K extends MasterKind>(master: Omit<Master<K>, 'id' | 'version'> & { id?: string }) {
			const row: LedgerTables['masters'] = {
				id: master.id ?? newId(masterPrefix(master.kind), now),
				kind: master.kind,
				company_id: master.companyId ?? '',
				code: master.code,
				name: master.name,
				active: master.active ? 1 : 0,
				search: searchText([master.code, master.name, ...searchableFields(master.content)]),
				content: canonicalJson(master.content),
				version: 1,
				created_at: now,
				updated_at: now,
			};
			const inserted = await db
				.insertInto('masters')
				.values(row)
				.onConflict((conflict) => conflict.columns(['kind', 'company_id', 'code']).doNothing())
				.executeTakeFirst();
			if (inserted.numInsertedOrUpdatedRows === 1n)
				return { master: decodeMaster<K>(row), change: 'created' as const };
			return replace<K>(db, row, now, rowLocks);
		},
	};
}

async function replace<K extends MasterKind>(
	db: Db,
	row: LedgerTables['masters'],
	now: string,
	rowLocks: boolean,
) {
	const key = { kind: row.kind, company_id: row.company_id, code: row.code };
	const current = await db
		.selectFrom('masters')
		.selectAll()
		.where((where) => where.and(key))
		.$if(rowLocks, (query) => query.forUpdate())
		.executeTakeFirstOrThrow();
	if (current.content === row.content && current.name === row.name && current.active === row.active) {
		return { master: decodeMaster<K>(current), change: 'unchanged' as const };
	}
	const next = {
		...row,
		id: current.id,
		created_at: current.created_at,
		version: current.version + 1,
		updated_at: now,
	};
	await db.updateTable('masters').set(next).where('id', '=', current.id).execute();
	return { master: decodeMaster<K>(next), change: 'updated' as const };
}

function searchableFields(content: object): string[] {
	const fields = content as Record<string, unknown>;
	return ['vatNumber', 'registrationNumber', 'email']
		.map((name) => fields[name])
		.filter((value) => typeof value === 'string');
}
