import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { id, text } from '../domain/schemas/fields';
import { todayOf } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { openDocument } from './parts/openDocument';
import { resolveMaster } from './parts/resolve';
import { auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

/** Attachments are proofs beside an invoice, not an archive: what is larger belongs into a store of its own. */
export const LARGEST_ATTACHMENT = 10 * 1024 * 1024;
const BASE64_OF_LARGEST = Math.ceil(LARGEST_ATTACHMENT / 3) * 4;

const schema = z.object({
	...envelope,
	id,
	/** A name, never a path. */
	name: text(255).refine((name) => !/[/\\]/.test(name), 'must be a file name without folders'),
	mimeType: text(120),
	/** Bytes of the file as base64. */
	content: z
		.string('must be base64')
		.max(BASE64_OF_LARGEST, `must not be larger than ${LARGEST_ATTACHMENT / 1024 / 1024} MB`)
		// Looks for what is not base64: matching millions of characters one by one would exhaust the stack.
		.refine((text) => !/[^A-Za-z0-9+/=]/.test(text), 'must be base64'),
});

/**
 * Attaches a file of any type to a document in any state (pièce jointe). The file lies in the ledger, so that every
 * worker sees it. The same file under the same name is attached once.
 */
export const attachFile: UseCase<typeof schema, DocumentView> = {
	operation: 'document.attachFile',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const document = await openDocument(tx, input.id, context);
		const bytes = Buffer.from(input.content, 'base64');
		if (bytes.length === 0) {
			refuse({
				rule: 'attachment.empty',
				field: 'content',
				document: document.id,
				message: `The file '${input.name}' is empty.`,
				fix: 'Attach a file that has content.',
			});
		}
		const { name, mimeType } = input;
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const there = await tx.attachments.ofDocuments([document.id]);
		if (there.some((file) => file.sha256 === sha256 && file.name === name))
			return { ids: [document.id], reused: true };
		const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
		const file = { name, mimeType, size: bytes.length, sha256 };
		await tx.attachments.add({
			...file,
			documentId: document.id,
			actor: context.actor,
			content: bytes.toString('base64'),
		});
		await tx.facts.add({
			documentId: document.id,
			kind: 'attached',
			onDate: todayOf(company, context.now),
			actor: context.actor,
			data: file,
		});
		auditDocument(tx, context, 'attachFile', document, file);
		return { ids: [document.id] };
	},
};
