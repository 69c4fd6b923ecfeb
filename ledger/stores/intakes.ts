import { sql, type Kysely } from 'kysely';
import type { IntakeFilter, IntakeRecord, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { KeyTaken } from '../unit/KeyTaken';
import { inPages } from './inPages';
import { columnsOf, decodeFile, decodeIntake, encodeFile, encodeIntake } from './intakeRows';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;

/** Neither rejected nor voided. */
const GONE = ['voided', 'rejected'];

export function readIntakes(db: Db): Reading['intakes'] {
	const rows = () => db.selectFrom('intakes').selectAll();
	const live = () => rows().where('state', 'not in', GONE).orderBy('id');
	return {
		async get(id) {
			const row = await rows().where('id', '=', id).executeTakeFirst();
			return row && decodeIntake(row);
		},
		find: (filter) => findIntakes(db, filter),
		async sameNumber({ issuer, kind, series, number, year }) {
			if (issuer === null || number === null || year === null) return [];
			const found = await live()
				.where('issuer', '=', issuer)
				.where('kind', '=', kind)
				.where('series', '=', series)
				.where('number', '=', number)
				.where('year', '=', year)
				.execute();
			return found.map(decodeIntake);
		},
		async alike({ currency, gross, issuedFrom, issuedTo }) {
			const found = await live()
				.where('gross', '=', gross)
				.where('currency', '=', currency)
				.where('issue_date', '>=', issuedFrom)
				.where('issue_date', '<=', issuedTo)
				.limit(100)
				.execute();
			return found.map(decodeIntake);
		},
		async fileOf(sha256, place) {
			const row = await db
				.selectFrom('intake_files')
				.selectAll()
				.where('sha256', '=', sha256)
				.where('place', '=', place)
				.where('role', '<>', 'released')
				.executeTakeFirst();
			return row && decodeFile(row);
		},
		async filesOf(intakeIds) {
			const found = await inPages(intakeIds, (page) =>
				db.selectFrom('intake_files').selectAll().where('intake_id', 'in', page).orderBy('id').execute(),
			);
			return found.map(decodeFile);
		},
		async content(sha256) {
			const row = await db
				.selectFrom('received_files')
				.select('content')
				.where('sha256', '=', sha256)
				.executeTakeFirst();
			return row?.content;
		},
		async ofDocuments(documentIds) {
			const found = await inPages(documentIds, (page) =>
				rows().where('document_id', 'in', page).orderBy('id').execute(),
			);
			return found.map(decodeIntake);
		},
	};
}

async function findIntakes(db: Db, filter: IntakeFilter): Promise<IntakeRecord[]> {
	const { companyId, states, direction, kind, source, partyId, number, after, newestFirst } = filter;
	let query = db.selectFrom('intakes').selectAll();
	if (companyId !== undefined) query = query.where('company_id', '=', companyId);
	if (states !== undefined && states.length > 0) query = query.where('state', 'in', [...states]);
	if (direction !== undefined) query = query.where('direction', '=', direction);
	if (kind !== undefined) query = query.where('kind', '=', kind);
	if (source !== undefined) query = query.where('source', '=', source);
	if (partyId !== undefined) query = query.where('party_id', '=', partyId);
	if (number !== undefined) query = query.where('number', '=', number);
	if (filter.issuedFrom !== undefined) query = query.where('issue_date', '>=', filter.issuedFrom);
	if (filter.issuedTo !== undefined) query = query.where('issue_date', '<=', filter.issuedTo);
	if (filter.receivedFrom !== undefined) query = query.where('created_at', '>=', filter.receivedFrom);
	if (filter.receivedTo !== undefined) query = query.where('created_at', '<=', filter.receivedTo);
	if (filter.filesWait === true)
		query = query.where(
			sql<boolean>`exists (select 1 from intake_files where intake_id = intakes.id and role = 'waiting')`,
		);
	if (after !== undefined) query = query.where('id', newestFirst === true ? '<' : '>', after);
	const found = await query
		.orderBy('id', newestFirst === true ? 'desc' : 'asc')
		.limit(filter.limit)
		.execute();
	return found.map(decodeIntake);
}

export function writeIntakes(db: Db, now: string, rowLocks: boolean): Writing['intakes'] {
	const read = async (id: string) =>
		decodeIntake(await db.selectFrom('intakes').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
	return {
		async lock(id) {
			const query = db.selectFrom('intakes').selectAll().where('id', '=', id);
			const row = await (rowLocks ? query.forUpdate() : query).executeTakeFirst();
			return row && decodeIntake(row);
		},
		async add(record) {
			const row = encodeIntake(record, now);
			await orTaken('intakes', db.insertInto('intakes').values(row).execute());
			return decodeIntake(row);
		},
		async change(id, change) {
			const { details } = change;
			const merged =
				details === undefined ? {} : { details: JSON.stringify({ ...(await read(id)).details, ...details }) };
			const values = { ...columnsOf(change), ...merged, updated_at: now };
			await orTaken('intakes', db.updateTable('intakes').set(values).where('id', '=', id).execute());
			return read(id);
		},
		async addFile(file) {
			const row = encodeFile(file, now);
			await orTaken('intake_files', db.insertInto('intake_files').values(row).execute());
			return decodeFile(row);
		},
		async changeFile(id, { role, intakeId }) {
			const values = {
				...(role === undefined ? {} : { role }),
				...(intakeId === undefined ? {} : { intake_id: intakeId }),
			};
			await orTaken(
				'intake_files',
				db.updateTable('intake_files').set(values).where('id', '=', id).execute(),
			);
		},
		async keep(sha256, size, content) {
			await db
				.insertInto('received_files')
				.values({ sha256, size, content, received_at: now })
				.onConflict((conflict) => conflict.column('sha256').doNothing())
				.execute();
		},
	};
}

/** Another execution has written the same meanwhile: the chunk runs again and finds it. */
async function orTaken<T>(table: string, statement: Promise<T>): Promise<T> {
	try {
		return await statement;
	} catch (error) {
		throw isUniqueViolation(error, table) ? new KeyTaken() : error;
	}
}
