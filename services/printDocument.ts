import type { ServiceContext } from './context';
import { markPrinted } from './noteDocument';
import { renderDocument, type RenderedDocument } from './renderDocument';
import { runUseCase } from './useCase';

/**
 * Prints a document and, for a final print, sets its printed flag. The flag is written before the file is handed out:
 * a print that nobody knows of would be a document that seems never to have left the house.
 */
export async function printDocument(context: ServiceContext, input: unknown): Promise<RenderedDocument> {
	const rendered = await renderDocument(context, input);
	if (rendered.mode === 'draft') return rendered;
	const [outcome] = await runUseCase(markPrinted, context, [{ id: rendered.view.id }]);
	if (!outcome?.ok) throw outcome?.error;
	const [view = rendered.view] = outcome.value.views;
	return { ...rendered, view };
}
