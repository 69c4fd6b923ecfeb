import { createHash } from 'node:crypto';
import { refuse } from '../domain/refusal';
import type { ServiceContext } from './context';
import { getDocumentView } from './findDocuments';
import { bytesOf } from './intake/getIntakeFile';

export interface AttachedFile {
	readonly view: {
		readonly id: string;
		readonly ledger: string;
		readonly documentId: string;
		readonly documentNumber: string | null;
		readonly name: string;
		readonly mimeType: string;
		readonly size: number;
		readonly sha256: string;
		readonly actor: string;
		readonly attachedAt: string;
	};
	readonly content: Buffer;
}

/**
 * The files of a document with their content, the oldest first.
 *
 * @throws Refusal `attachment.changed` when a content no longer fits the hash under which it was attached.
 */
export async function getAttachments(context: ServiceContext, reference: string): Promise<AttachedFile[]> {
	const { read, id: ledger } = context.ledger;
	const document = await getDocumentView(context, reference);
	const files: AttachedFile[] = [];
	for (const file of await read.attachments.ofDocuments([document.id])) {
		const content = Buffer.from((await read.attachments.content(file.id)) ?? '', 'base64');
		if (createHash('sha256').update(content).digest('hex') !== file.sha256) {
			refuse({
				rule: 'attachment.changed',
				document: document.number ?? document.id,
				message: `The file '${file.name}' of ${document.number ?? document.id} was changed after it was attached.`,
				fix: 'Somebody has written past the ledger: run Verify, and restore the file from a backup.',
			});
		}
		files.push({ view: { ...file, ledger, documentNumber: document.number }, content });
	}
	return [...files, ...(await receivedFiles(context, document))];
}

/** The files by which the document was taken in, or that were linked to it then. */
async function receivedFiles(
	{ ledger }: ServiceContext,
	{ id: documentId, number }: { readonly id: string; readonly number: string | null },
): Promise<AttachedFile[]> {
	const intakes = await ledger.read.intakes.ofDocuments([documentId]);
	const ids = intakes.filter(({ state }) => state !== 'voided').map(({ id }) => id);
	const files: AttachedFile[] = [];
	for (const file of await ledger.read.intakes.filesOf(ids)) {
		if (file.role === 'waiting') continue;
		const { id, name, mimeType, size, sha256, actor, receivedAt: attachedAt } = file;
		const view = { ledger: ledger.id, documentId, documentNumber: number, id, name, mimeType, size };
		files.push({ view: { ...view, sha256, actor, attachedAt }, content: await bytesOf(ledger.read, file) });
	}
	return files;
}
