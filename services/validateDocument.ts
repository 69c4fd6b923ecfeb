import { z } from 'zod/v4';
import { envelope } from '../domain/schemas/documentInput';
import { date, id } from '../domain/schemas/fields';
import { moveDates } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { resolveMaster, unknownDocument } from './parts/resolve';
import { validateDraft } from './parts/validateDraft';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	/** Moves the draft to another document date before it takes its number. */
	issueDate: date.optional(),
});

/**
 * Validates a draft: number, frozen parties, lock. Validating twice gives the same document back. A batch is worked
 * off in the order of dates, so that numbers and dates rise together.
 */
export const validateDocument: UseCase<typeof schema, DocumentView> = {
	operation: 'document.validate',
	schema,
	...onDocument,
	order: async (input, read) =>
		`${input.issueDate ?? (await read.documents.get(input.id))?.issueDate ?? ''}|${input.id}`,
	async work(tx, input, context) {
		const [document] = await tx.documents.lock([input.id]);
		if (!document) return unknownDocument(input.id);
		if (document.validatedAt !== null && document.state !== 'cancelled')
			return { ids: [document.id], reused: true };
		const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
		let draft = document;
		if (input.issueDate !== undefined && input.issueDate !== document.issueDate) {
			draft = { ...document, ...moveDates(document, input.issueDate) };
			await tx.documents.saveDraft(draft);
		}
		await validateDraft(tx, draft, company, context);
		return { ids: [draft.id] };
	},
};
