import { sql, type Kysely } from 'kysely';
import type { BillingDocument } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import type { State } from '../../domain/documents/transitions';
import { refuse } from '../../domain/refusal';
import { decodeDocument, encodeDocument, encodeLine } from '../codec';
import type { DocumentFigures, DocumentFilter, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { likePatterns } from '../searchText';

type Db = Kysely<LedgerTables>;

/** SQLite takes at most 32,766 parameters in a statement; a page of lines stays far below. */
const LINES_AT_ONCE = 200;

export function readDocuments(db: Db): Reading['documents'] {
	return {
		async get(id) {
			return (await readByIds(db, [id]))[0];
		},
		getMany: (ids) => readByIds(db, ids),
		async find(filter) {
			const rows = await filtered(db, filter)
				.selectAll()
				.$if(filter.after !== undefined, (query) => query.where('id', filter.newestFirst ? '<' : '>', filter.after ?? ''))
				.orderBy('id', filter.newestFirst ? 'desc' : 'asc')
				.limit(filter.limit)
				.execute();
			return withLines(db, rows);
		},
		async figures(filter) {
			const month = sql<string>`substr(issue_date, 1, 7)`;
			const rows = await filtered(db, filter)
				.select(['kind', 'currency', month.as('month')])
				.select(({ fn }) => [
					fn.countAll().as('count'),
					fn.sum('net').as('net'),
					fn.sum('tax').as('tax'),
					fn.sum('gross').as('gross'),
				])
				.groupBy(['kind', 'currency', month])
				.orderBy('month')
				.orderBy('kind')
				.execute();
			return rows.map(
				(row): DocumentFigures => ({
					kind: row.kind as Kind,
					currency: row.currency,
					month: row.month,
					count: Number(row.count),
					net: Number(row.net),
					tax: Number(row.tax),
					gross: Number(row.gross),
				}),
			);
		},
	};
}

export function writeDocuments(db: Db, rowLocks: boolean): Writing['documents'] {
	return {
		async lock(ids) {
			if (rowLocks) {
				await db.selectFrom('documents').select('id').where('id', 'in', [...ids]).orderBy('id').forUpdate().execute();
			}
			return readByIds(db, ids);
		},
		async insert(document) {
			await db.insertInto('documents').values(encodeDocument(document, await partyName(db, document))).execute();
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
			await updateUnlocked(db, document, row);
		},
		async setState(id, state: State) {
			await db.updateTable('documents').set({ state }).where('id', '=', id).execute();
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

async function partyName(db: Db, document: BillingDocument): Promise<string> {
	if (document.buyer) return document.buyer.name;
	const party = await db.selectFrom('masters').select('name').where('id', '=', document.partyId).executeTakeFirst();
	return party?.name ?? '';
}

async function insertLines(db: Db, document: BillingDocument): Promise<void> {
	for (let start = 0; start < document.lines.length; start += LINES_AT_ONCE) {
		const page = document.lines.slice(start, start + LINES_AT_ONCE);
		await db.insertInto('document_lines').values(page.map((line) => encodeLine(document.id, line))).execute();
	}
}

function filtered(db: Db, filter: Omit<DocumentFilter, 'limit'>) {
	const { companyId, kinds, side, invoiceType, states, partyId, owner, number, issuedFrom, issuedTo, search } = filter;
	let query = db.selectFrom('documents');
	if (companyId !== undefined) query = query.where('company_id', '=', companyId);
	if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
	if (side !== undefined) query = query.where('side', '=', side);
	if (invoiceType !== undefined) query = query.where('invoice_type', '=', invoiceType);
	if (states !== undefined) query = query.where('state', 'in', [...states]);
	if (partyId !== undefined) query = query.where('party_id', '=', partyId);
	if (owner !== undefined) query = query.where('owner', '=', owner);
	if (number !== undefined) query = query.where(({ or, eb }) => or([eb('number', '=', number), eb('internal_reference', '=', number)]));
	if (issuedFrom !== undefined) query = query.where('issue_date', '>=', issuedFrom);
	if (issuedTo !== undefined) query = query.where('issue_date', '<=', issuedTo);
	for (const pattern of likePatterns(search ?? '')) {
		query = query.where(sql<boolean>`search like ${pattern} escape '\\'`);
	}
	return query;
}

async function readByIds(db: Db, ids: readonly string[]): Promise<BillingDocument[]> {
	if (ids.length === 0) return [];
	const rows = await db.selectFrom('documents').selectAll().where('id', 'in', [...new Set(ids)]).orderBy('id').execute();
	return withLines(db, rows);
}

async function withLines(db: Db, rows: ReadonlyArray<LedgerTables['documents']>): Promise<BillingDocument[]> {
	if (rows.length === 0) return [];
	const lines = await db
		.selectFrom('document_lines')
		.selectAll()
		.where('document_id', 'in', rows.map((row) => row.id))
		.orderBy('document_id')
		.orderBy('position')
		.execute();
	const byDocument = Map.groupBy(lines, (line) => line.document_id);
	return rows.map((row) => decodeDocument(row, byDocument.get(row.id) ?? []));
}
