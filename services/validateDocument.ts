import { z } from 'zod/v4';
import { envelope } from '../domain/schemas/documentInput';
import { date, id, text } from '../domain/schemas/fields';
import { applySchedule } from '../domain/terms/applySchedule';
import { moveDates } from './parts/assembleHeader';
import { checkTermCaps } from './parts/checkTermCaps';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { openDocument } from './parts/openDocument';
import { resolveMaster } from './parts/resolve';
import { assertDateMayMove } from './parts/dateMayMove';
import { validateDraft } from './parts/validateDraft';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	/** Moves the draft to another document date before it takes its number. */
	issueDate: date.optional(),
	/** Takes this sequence of the series: into a hole or above the last number, by privilege and with a reason. */
	forceSequence: z.int('must be a whole number').min(1).max(999_999_999).optional(),
	reason: text(500).optional(),
	/** Responder of the approval, where the author's documents need a second person. */
	approvedBy: text(120).optional(),
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
		const document = await openDocument(tx, input.id, context);
		if (document.validatedAt !== null && document.state !== 'cancelled')
			return { ids: [document.id], reused: true };
		const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
		let draft = document;
		if (input.issueDate !== undefined && input.issueDate !== document.issueDate) {
			assertDateMayMove(document);
			draft = applySchedule({ ...document, ...moveDates(document, input.issueDate) });
			await checkTermCaps(tx, draft, context);
			await tx.documents.saveDraft(draft);
		}
		await validateDraft(tx, draft, company, context, input);
		return { ids: [draft.id] };
	},
};
