import { sql, type Kysely } from 'kysely';
import type { BillingDocument } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import type { State } from '../../domain/documents/transitions';
import { refuse } from '../../domain/refusal';
import { decodeSum } from '../amounts';
import { decodeDocument, encodeDocument, encodeLine } from '../codec';
import type { DocumentFigures, DocumentFilter, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { likePatterns } from '../searchText';
import { compiledOnce } from './compiledOnce';
import { inPages } from './inPages';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;

/** SQLite takes at most 32,766 parameters in a statement; a page of lines stays far below. */
const LINES_AT_ONCE = 200;
/** Documents whose lines are read in one statement. */
const DOCUMENTS_AT_ONCE = 100;

export function readDocuments(db: Db): Reading['documents'] {
	return {
		async get(id) {
			return (await readByIds(db, [id]))[0];
		},
		getMany: (ids) => readByIds(db, ids),
		async find(filter) {
			const rows = await onePage(db, filter);
			return withLines(db, rows);
		},
		async figures(filter) {
			const month = sql<string>`substr(issue_date, 1, 7)`;
			const rows = await filtered(db, filter)
				.select(['kind', 'currency', month.as('month')])
				.select(({ fn }) => [
					fn.countAll().as('count'),
					sumAsText('net').as('net'),
					sumAsText('tax').as('tax'),
					sumAsText('gross').as('gross'),
				])
				.groupBy(['kind', 'currency', month])
				.orderBy('month')
				.orderBy('kind')
				.execute();
			return rows.map((row): DocumentFigures => ({
				kind: row.kind as Kind,
				currency: row.currency,
				month: row.month,
				count: Number(row.count),
				net: decodeSum(row.net),
				tax: decodeSum(row.tax),
				gross: decodeSum(row.gross),
			}));
		},
	};
}

export function writeDocuments(db: Db, rowLocks: boolean): Writing['documents'] {
	return {
		async lock(ids) {
			const sorted = [...new Set(ids)].sort();
			if (rowLocks) {
				await inPages(sorted, (page) =>
					db.selectFrom('documents').select('id').where('id', 'in', page).orderBy('id').forUpdate().execute(),
				);
			}
			return readByIds(db, sorted);
		},
		async insert(document) {
			await db
				.insertInto('documents')
				.values(encodeDocument(document, await partyName(db, document)))
				.execute();
			await insertLines(db, document);
		},
		async saveDraft(document) {
			const { id, created_at, created_by, ...row } = encodeDocument(document, await partyName(db, document));
			await updateUnlocked(db, document, row);
			await db.deleteFrom('document_lines').where('document_id', '=', document.id).execute();
			await insertLines(db, document);
		},
		async fix(document) {
			const { id, created_at, created_by, ...row } = encodeDocument(document, document.buyer?.name ?? '');
			try {
				await updateUnlocked(db, document, row);
			} catch (error) {
				if (isUniqueViolation(error, 'documents')) refuseTaken(document);
				throw error;
			}
		},
		async setState(id, state: State) {
			const result = await db.updateTable('documents').set({ state }).where('id', '=', id).executeTakeFirst();
			if (result.numUpdatedRows !== 1n) throw new Error(`Document ${id} is not there to change its state`);
		},
	};
}

/** The lock of invariant 4 stands here, on a fact that nothing clears: a validated row is not found. */
async function updateUnlocked(
	db: Db,
	document: BillingDocument,
	row: Omit<LedgerTables['documents'], 'id' | 'created_at' | 'created_by'>,
): Promise<void> {
	const result = await db
		.updateTable('documents')
		.set(row)
		.where('id', '=', document.id)
		.where('validated_at', 'is', null)
		.executeTakeFirst();
	if (result.numUpdatedRows !== 1n) {
		refuse({
			rule: 'document.locked',
			document: document.number ?? document.id,
			message: `Document ${document.number ?? document.id} is validated; it never changes.`,
			fix: 'Correct it by a credit note or a replacement. Notes, labels and payments can still be added.',
		});
	}
}

/** The counter never gives a number twice; a changed pattern can write an old one again. */
function refuseTaken(document: BillingDocument): never {
	const number = document.number ?? document.internalReference ?? '';
	refuse({
		rule: 'number.taken',
		document: document.id,
		message: `The number ${number} is taken already in its series.`,
		fix: 'Give the series a pattern that no earlier number fits, then validate again.',
	});
}

async function partyName(db: Db, document: BillingDocument): Promise<string> {
	if (document.buyer) return document.buyer.name;
	const party = await db
		.selectFrom('masters')
		.select('name')
		.where('id', '=', document.partyId)
		.executeTakeFirst();
	return party?.name ?? '';
}

async function insertLines(db: Db, document: BillingDocument): Promise<void> {
	for (let start = 0; start < document.lines.length; start += LINES_AT_ONCE) {
		const page = document.lines.slice(start, start + LINES_AT_ONCE);
		await db
			.insertInto('document_lines')
			.values(page.map((line) => encodeLine(document.id, line)))
			.execute();
	}
}

/** Ids rise with age within a kind; several kinds are put in order by the instant of their making. */
function onePage(db: Db, filter: DocumentFilter): Promise<Array<LedgerTables['documents']>> {
	const { after, newestFirst, limit } = filter;
	const direction = newestFirst ? 'desc' : 'asc';
	const query = filtered(db, filter).selectAll().limit(limit);
	if (filter.kinds?.length === 1) {
		return query
			.$if(after !== undefined, (page) => page.where('id', newestFirst ? '<' : '>', after ?? ''))
			.orderBy('id', direction)
			.execute();
	}
	const last = sql`(select last.created_at, last.id from documents as last where last.id = ${after ?? ''})`;
	const beyond = newestFirst
		? sql<boolean>`(created_at, id) < ${last}`
		: sql<boolean>`(created_at, id) > ${last}`;
	return query
		.$if(after !== undefined, (page) => page.where(beyond))
		.orderBy('created_at', direction)
		.orderBy('id', direction)
		.execute();
}

/** As text: a sum may be larger than any amount, and both databases would fail on it in their own ways. */
function sumAsText(column: 'net' | 'tax' | 'gross') {
	return sql<string>`cast(sum(${sql.ref(column)}) as text)`;
}

function filtered(db: Db, filter: Omit<DocumentFilter, 'limit'>) {
	const {
		companyId,
		kinds,
		side,
		invoiceType,
		states,
		partyId,
		owner,
		number,
		issuedFrom,
		issuedTo,
		search,
	} = filter;
	let query = db.selectFrom('documents');
	// PostgreSQL has no empty list.
	if (kinds?.length === 0 || states?.length === 0) return query.where(sql<boolean>`1 = 0`);
	if (companyId !== undefined) query = query.where('company_id', '=', companyId);
	if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
	if (side !== undefined) query = query.where('side', '=', side);
	if (invoiceType !== undefined) query = query.where('invoice_type', '=', invoiceType);
	if (states !== undefined) query = query.where('state', 'in', [...states]);
	if (partyId !== undefined) query = query.where('party_id', '=', partyId);
	if (owner !== undefined) query = query.where('owner', '=', owner);
	if (number !== undefined)
		query = query.where(({ or, eb }) =>
			or([eb('number', '=', number), eb('internal_reference', '=', number)]),
		);
	if (issuedFrom !== undefined) query = query.where('issue_date', '>=', issuedFrom);
	if (issuedTo !== undefined) query = query.where('issue_date', '<=', issuedTo);
	for (const pattern of likePatterns(search ?? '')) {
		query = query.where(sql<boolean>`search like ${pattern} escape '\\'`);
	}
	return query;
}

async function readByIds(db: Db, ids: readonly string[]): Promise<BillingDocument[]> {
	const [id] = ids;
	if (id !== undefined && ids.length === 1) return readOne(db, id);
	const rows = await inPages([...ids].sort(), (page) =>
		db.selectFrom('documents').selectAll().where('id', 'in', page).orderBy('id').execute(),
	);
	return withLines(db, rows);
}

async function readOne(db: Db, id: string): Promise<BillingDocument[]> {
	const [row] = await compiledOnce(db, 'documents.one', [id], () =>
		db.selectFrom('documents').selectAll().where('id', '=', id),
	);
	if (!row) return [];
	const lines = await compiledOnce(db, 'documents.lines', [id], () =>
		db.selectFrom('document_lines').selectAll().where('document_id', '=', id).orderBy('position'),
	);
	return [decodeDocument(row, lines)];
}

async function withLines(db: Db, rows: ReadonlyArray<LedgerTables['documents']>): Promise<BillingDocument[]> {
	const documents: BillingDocument[] = [];
	for (let start = 0; start < rows.length; start += DOCUMENTS_AT_ONCE) {
		const page = rows.slice(start, start + DOCUMENTS_AT_ONCE);
		const lines = await db
			.selectFrom('document_lines')
			.selectAll()
			.where(
				'document_id',
				'in',
				page.map((row) => row.id),
			)
			.orderBy('document_id')
			.orderBy('position')
			.execute();
		const byDocument = Map.groupBy(lines, (line) => line.document_id);
		documents.push(...page.map((row) => decodeDocument(row, byDocument.get(row.id) ?? [])));
	}
	return documents;
}
