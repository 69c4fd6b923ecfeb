import { sql, type Kysely } from 'kysely';
import type { BillingDocument } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import { decodeSum } from '../amounts';
import { decodeDocument } from '../codec';
import type { DocumentFigures, DocumentFilter, Reading } from '../port';
import type { LedgerTables } from '../schema';
import { checkColumns } from './checkColumns';
import { compiledOnce } from './compiledOnce';
import { filtered } from './filterDocuments';
import { inPages } from './inPages';
import { listParties } from './listParties';
import { notesToInvoice } from './notesToInvoice';
import { readOutstanding } from './outstanding';

type Db = Kysely<LedgerTables>;

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
		checkColumns: (ids) => checkColumns(db, ids),
		outstanding: (filter) => readOutstanding(db, filter),
		parties: (filter) => listParties(db, filter),
		notesToInvoice: (query) => notesToInvoice(db, query),
	};
}

/**
 * Ids rise with age within a kind; several kinds are put in order by the instant of their making. The page is found by
 * its ids first: what has to be sorted is then a few bytes a document, not all its texts.
 */
function onePage(db: Db, filter: DocumentFilter): Promise<Array<LedgerTables['documents']>> {
	const { after, newestFirst, limit } = filter;
	const direction = newestFirst ? 'desc' : 'asc';
	const ids = filtered(db, filter).select('id').limit(limit);
	const rows = db.selectFrom('documents').selectAll();
	if (filter.kinds?.length === 1) {
		const page = ids
			.$if(after !== undefined, (query) => query.where('id', newestFirst ? '<' : '>', after ?? ''))
			.orderBy('id', direction);
		return rows.where('id', 'in', page).orderBy('id', direction).execute();
	}
	const last = sql`(select last.created_at, last.id from documents as last where last.id = ${after ?? ''})`;
	const beyond = newestFirst
		? sql<boolean>`(created_at, id) < ${last}`
		: sql<boolean>`(created_at, id) > ${last}`;
	const page = ids
		.$if(after !== undefined, (query) => query.where(beyond))
		.orderBy('created_at', direction)
		.orderBy('id', direction);
	return rows.where('id', 'in', page).orderBy('created_at', direction).orderBy('id', direction).execute();
}

/** As text: a sum may be larger than any amount, and both databases would fail on it in their own ways. */
function sumAsText(column: 'net' | 'tax' | 'gross') {
	return sql<string>`cast(sum(${sql.ref(column)}) as text)`;
}

export async function readByIds(db: Db, ids: readonly string[]): Promise<BillingDocument[]> {
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
