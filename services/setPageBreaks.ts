import { z } from 'zod/v4';
import { envelope } from '../domain/schemas/documentInput';
import { date, id } from '../domain/schemas/fields';
import { todayOf } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { LAYOUT_FACT, PAGE_BREAK_CHOICES, withLayout, type LayoutData } from './parts/layout';
import { lineName, lineNamed } from './parts/lineNamed';
import { onDocument } from './parts/onDocument';
import { openDocument } from './parts/openDocument';
import { resolveMaster } from './parts/resolve';
import { auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	/** Where pages end: before or after a line, or nowhere at it. Lines that are not named stay as they are. */
	pageBreaks: z
		.array(
			z.strictObject({
				line: lineName,
				pageBreak: z.enum(PAGE_BREAK_CHOICES, `must be one of ${PAGE_BREAK_CHOICES.join(', ')}`),
			}),
		)
		.min(1, 'must name at least one line')
		.max(2000),
	onDate: date.optional(),
});

/**
 * Sets page breaks (saut de page) of a document whatever its state, also once it is validated: they stand beside it and
 * touch neither its content nor its hash. Breaks that are there already are left as they are.
 *
 * @throws Refusal `line.unknown`
 */
export const setPageBreaks: UseCase<typeof schema, DocumentView> = {
	operation: 'document.setPageBreaks',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const document = await openDocument(tx, input.id, context);
		const shown = withLayout(document, await tx.facts.ofDocuments([document.id]));
		const pageBreaks = input.pageBreaks
			.map(({ line, pageBreak }, index) => ({
				line: lineNamed(shown, line, `pageBreaks[${index}].line`),
				pageBreak,
			}))
			.filter(({ line, pageBreak }) => (line.pageBreak ?? 'none') !== pageBreak)
			.map(({ line, pageBreak }) => ({ line: line.position, lineId: line.id, pageBreak }));
		if (pageBreaks.length === 0) return { ids: [document.id], reused: true };
		const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
		const data: LayoutData = { pageBreaks };
		await tx.facts.add({
			documentId: document.id,
			kind: LAYOUT_FACT,
			onDate: input.onDate ?? todayOf(company, context.now),
			actor: context.actor,
			data: { ...data },
		});
		auditDocument(tx, context, 'setPageBreaks', document, data);
		return { ids: [document.id] };
	},
};
