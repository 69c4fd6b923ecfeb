import { z } from 'zod/v4';
import { canonicalJson } from '../domain/canonicalJson';
import type { BillingDocument } from '../domain/documents/document';
import { envelope } from '../domain/schemas/documentInput';
import { id } from '../domain/schemas/fields';
import type { LedgerTx } from '../ledger/port';
import type { WorkContext } from './context';
import { boundLines } from './parts/boundLines';
import { changeLines, lineChange, touchesAmounts, type LineChange } from './parts/changeLines';
import type { DocumentView } from './parts/documentView';
import { chosenBreaks } from './parts/layout';
import { onDocument } from './parts/onDocument';
import { openDraft } from './parts/openDraft';
import { saveChangedDraft } from './parts/saveChangedDraft';
import { auditDocument } from './parts/writeDocument';
import { setPageBreaks } from './setPageBreaks';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	changes: z
		.array(lineChange, 'must be a list of changes, each with a line')
		.min(1, 'must name at least one line')
		.max(2000),
});

/**
 * Changes lines of a draft one by one (liste des produits): words, quantity, price, discount, other taxes, page break
 * and availability; moves them, or takes them out. Totals and instalments follow. Where amounts stay, the document keeps
 * its totals to the cent.
 */
export const editLines: UseCase<typeof schema, DocumentView> = {
	operation: 'document.editLines',
	schema,
	...onDocument,
	// By number, a line that was moved or taken out has another line in its place when the work comes again.
	withoutKey: ({ changes }) => (changes.some(shiftsNumbers) ? 'refuse' : 'safe'),
	async work(tx, input, context) {
		const { draft } = await openDraft(tx, input.id, context);
		const lines = changeLines(draft, input.changes, await boundLines(tx, draft));
		const isSame = canonicalJson(lines) === canonicalJson(draft.lines);
		const laidOut = await moveLayout(tx, draft, input.changes, context);
		if (isSame) return { ids: [draft.id], reused: !laidOut };
		const edited = { ...draft, lines };
		if (input.changes.some(touchesAmounts)) await saveChangedDraft(tx, edited, context);
		else await tx.documents.saveDraft(edited);
		auditDocument(tx, context, 'editLines', draft, { changes: input.changes });
		return { ids: [draft.id] };
	},
};

const shiftsNumbers = ({ line, remove, moveTo }: LineChange): boolean =>
	typeof line === 'number' && (remove === true || moveTo !== undefined);

/** A page break that was set beside the document would hide the one that is set on the line now. */
async function moveLayout(
	tx: LedgerTx,
	draft: BillingDocument,
	changes: readonly LineChange[],
	context: WorkContext,
): Promise<boolean> {
	const beside = chosenBreaks(await tx.facts.ofDocuments([draft.id]));
	const pageBreaks = changes.flatMap(({ line, pageBreak, remove }) => {
		const { id: lineId = '' } = draft.lines.find((one) => line === one.position || line === one.id) ?? {};
		return pageBreak !== undefined && remove !== true && beside.has(lineId)
			? [{ line: lineId, pageBreak }]
			: [];
	});
	if (pageBreaks.length === 0) return false;
	return (await setPageBreaks.work(tx, { id: draft.id, pageBreaks }, context)).reused !== true;
}
