import type { LedgerTx } from '../port';
import type { LedgerTables } from '../schema';
import { decodeLineLink, decodeLink, encodeLineLink, encodeLink } from '../stores/links';
import { answerFor, pendingRows } from './keepRows';
import type { UnitOfWork } from './UnitOfWork';

type LineLinkRow = LedgerTables['line_links'];

/** Links that start or end at a document which is born in this chunk. */
export function keepLinks(unit: UnitOfWork, tables: LedgerTx['links'], now: string): LedgerTx['links'] {
	const isPending = (from: string, to: string) => (unit.born(from) ?? unit.born(to)) !== undefined;
	const lineLinks = (belongs: (row: LineLinkRow) => boolean) =>
		pendingRows(unit, 'lineLinks').filter(belongs);
	return {
		ofDocuments(ids) {
			const wanted = new Set(ids);
			const pending = pendingRows(unit, 'links').filter(
				(row) => wanted.has(row.from_document_id) || wanted.has(row.to_document_id),
			);
			return answerFor(
				unit,
				ids,
				pending,
				(rows) => rows.toSorted((a, b) => compare(a.to_document_id, b.to_document_id)).map(decodeLink),
				() => tables.ofDocuments(ids),
			);
		},
		async linesFrom(documentId) {
			// Whether a link counts depends on the state of the document where it ends.
			const pending = lineLinks((row) => row.from_document_id === documentId);
			if (pending.length > 0) await unit.flush();
			return unit.born(documentId) ? [] : tables.linesFrom(documentId);
		},
		linesTo(documentId) {
			return answerFor(
				unit,
				[documentId],
				lineLinks((row) => row.to_document_id === documentId),
				(rows) =>
					rows
						.toSorted(
							(a, b) =>
								compare(a.from_document_id, b.from_document_id) || compare(a.to_line_id, b.to_line_id),
						)
						.map(decodeLineLink),
				() => tables.linesTo(documentId),
			);
		},
		async linesFromAll(ids) {
			const wanted = new Set(ids);
			if (lineLinks((row) => wanted.has(row.from_document_id)).length > 0) await unit.flush();
			return tables.linesFromAll(ids);
		},
		async linesToAll(ids) {
			const wanted = new Set(ids);
			if (lineLinks((row) => wanted.has(row.to_document_id)).length > 0) await unit.flush();
			return tables.linesToAll(ids);
		},
		async add(link) {
			const { fromDocumentId: from, toDocumentId: to, relation } = link;
			if (!isPending(from, to)) {
				await unit.beforeWrite();
				return tables.add(link);
			}
			const isThere = pendingRows(unit, 'links').some(
				(row) => row.from_document_id === from && row.to_document_id === to && row.relation === relation,
			);
			if (!isThere) unit.own.links.push(encodeLink(link, now));
			return unit.kept();
		},
		async addLines(links) {
			if (links.length === 0) return;
			if (links.every((link) => isPending(link.fromDocumentId, link.toDocumentId))) {
				unit.own.lineLinks.push(...links.map(encodeLineLink));
				return unit.kept();
			}
			await unit.beforeWrite();
			await tables.addLines(links);
		},
		async removeLinesTo(documentId) {
			await unit.beforeWrite();
			await tables.removeLinesTo(documentId);
		},
	};
}

/** By code unit, as the ids and the databases' binary order compare. */
function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
