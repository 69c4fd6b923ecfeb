import { createHash } from 'node:crypto';
import { refuse } from '../domain/refusal';
import type { ServiceContext } from './context';
import { getDocumentView } from './findDocuments';

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
	return files;
}
