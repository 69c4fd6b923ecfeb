import type { Kysely } from 'kysely';
import { decodeDocument, encodeDocument } from '../codec';
import type { DocumentColumns } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

/**
 * Columns by which documents are listed, filtered and summed, and which stand in the content as well. What the
 * content itself is kept in, and the words of the search, are left out.
 */
const TWICE = [
	'company_id',
	'side',
	'invoice_type',
	'party_id',
	'party_name',
	'owner',
	'currency',
	'issue_date',
	'due_date',
	'valid_until',
	'net',
	'tax',
	'gross',
	'origin',
] as const satisfies ReadonlyArray<keyof LedgerTables['documents']>;

/** Compares each row's columns with its own content; lines are not read. */
export async function checkColumns(
	db: Kysely<LedgerTables>,
	ids: readonly string[],
): Promise<DocumentColumns[]> {
	const rows = await inPages(ids, (page) =>
		db.selectFrom('documents').selectAll().where('id', 'in', page).orderBy('id').execute(),
	);
	return rows.map((row) => {
		const document = decodeDocument(row, []);
		const written = encodeDocument(document, document.buyer?.name ?? row.party_name);
		return {
			documentId: row.id,
			differing: TWICE.filter((column) => (written[column] ?? null) !== row[column]),
		};
	});
}
