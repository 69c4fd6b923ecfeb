import type { Kysely } from 'kysely';
import type { Flow, Relation } from '../../domain/documents/conversions';
import type { LineLink } from '../../domain/documents/remaining';
import { decodeQuantity, encodeQuantity } from '../amounts';
import type { DocumentLink, Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;

export function readLinks(db: Db): Reading['links'] {
	return {
		async ofDocuments(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				db
					.selectFrom('document_links')
					.selectAll()
					.where(({ or, eb }) => or([eb('from_document_id', 'in', page), eb('to_document_id', 'in', page)]))
					.orderBy('created_at')
					.orderBy('to_document_id')
					.execute(),
			);
			// A link between documents of two pages is found by both.
			const known = new Map(
				rows.map((row) => [`${row.from_document_id}|${row.to_document_id}|${row.relation}`, row]),
			);
			return [...known.values()].map(decodeLink);
		},
		async linesFrom(documentId) {
			const rows = await db
				.selectFrom('line_links')
				.innerJoin('documents', 'documents.id', 'line_links.to_document_id')
				.selectAll('line_links')
				.where('line_links.from_document_id', '=', documentId)
				// A cancelled or rejected document gives its quantities back; a draft holds them.
				.where('documents.state', 'not in', ['cancelled', 'rejected'])
				.orderBy('line_links.to_document_id')
				.orderBy('line_links.to_line_id')
				.execute();
			return rows.map(decodeLineLink);
		},
		async linesTo(documentId) {
			const rows = await db
				.selectFrom('line_links')
				.selectAll()
				.where('to_document_id', '=', documentId)
				.orderBy('from_document_id')
				.orderBy('to_line_id')
				.execute();
			return rows.map(decodeLineLink);
		},
		async linesFromAll(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				db
					.selectFrom('line_links')
					.innerJoin('documents', 'documents.id', 'line_links.to_document_id')
					.selectAll('line_links')
					.where('line_links.from_document_id', 'in', page)
					.where('documents.state', 'not in', ['cancelled', 'rejected'])
					.orderBy('line_links.to_document_id')
					.orderBy('line_links.to_line_id')
					.execute(),
			);
			return rows.map(decodeLineLink);
		},
		async linesToAll(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				db
					.selectFrom('line_links')
					.selectAll()
					.where('to_document_id', 'in', page)
					.orderBy('from_document_id')
					.orderBy('to_line_id')
					.execute(),
			);
			return rows.map(decodeLineLink);
		},
	};
}

export function writeLinks(db: Db, now: string): Writing['links'] {
	return {
		async add(link) {
			await db
				.insertInto('document_links')
				.values(encodeLink(link, now))
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		},
		async addLines(links) {
			for (let start = 0; start < links.length; start += 500) {
				await db
					.insertInto('line_links')
					.values(links.slice(start, start + 500).map(encodeLineLink))
					.execute();
			}
		},
		async removeLinesTo(documentId) {
			await db.deleteFrom('line_links').where('to_document_id', '=', documentId).execute();
		},
	};
}

export function encodeLink(
	{ fromDocumentId, toDocumentId, relation }: DocumentLink,
	now: string,
): LedgerTables['document_links'] {
	return { from_document_id: fromDocumentId, to_document_id: toDocumentId, relation, created_at: now };
}

export function decodeLink(row: LedgerTables['document_links']): DocumentLink {
	return {
		fromDocumentId: row.from_document_id,
		toDocumentId: row.to_document_id,
		relation: row.relation as Relation,
	};
}

export function encodeLineLink(link: LineLink): LedgerTables['line_links'] {
	return {
		from_document_id: link.fromDocumentId,
		from_line_id: link.fromLineId,
		to_document_id: link.toDocumentId,
		to_line_id: link.toLineId,
		flow: link.flow,
		quantity: encodeQuantity(link.quantity),
	};
}

export function decodeLineLink(row: LedgerTables['line_links']): LineLink {
	return {
		fromDocumentId: row.from_document_id,
		fromLineId: row.from_line_id,
		toDocumentId: row.to_document_id,
		toLineId: row.to_line_id,
		flow: row.flow as Flow,
		quantity: decodeQuantity(row.quantity),
	};
}
