import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import { getDocument } from './resolve';

const MAX_DEPTH = 100;

/** Ties a document to another one without taking quantities from it. @throws Refusal `parent.circular` */
export async function tieToParent(tx: LedgerTx, documentId: string, parentId: string): Promise<void> {
	await getDocument(tx, parentId);
	await assertNotBelow(tx, documentId, parentId);
	await tx.links.add({ fromDocumentId: parentId, toDocumentId: documentId, relation: 'tiedTo' });
}

/** Walks up from the parent: meeting the document itself would close a circle. */
async function assertNotBelow(tx: LedgerTx, documentId: string, parentId: string): Promise<void> {
	const seen = new Set<string>();
	let level = [parentId];
	for (let depth = 0; level.length > 0 && depth < MAX_DEPTH; depth += 1) {
		if (level.includes(documentId)) {
			refuse({
				rule: 'parent.circular',
				field: 'parentDocument',
				document: documentId,
				message: `Document ${parentId} already stands below ${documentId}; it cannot be its parent too.`,
				fix: 'Choose a document that does not descend from this one.',
			});
		}
		level.forEach((id) => seen.add(id));
		const links = await tx.links.ofDocuments(level);
		level = [
			...new Set(
				links.filter((link) => level.includes(link.toDocumentId)).map((link) => link.fromDocumentId),
			),
		];
		level = level.filter((id) => !seen.has(id));
	}
}
