import type { DocumentView } from '../../parts/documentView';
import { viewDocuments } from '../../parts/documentView';
import type { Outcome } from '../../useCase';
import { write } from '../../calls/write';
import type { EInvoiceContext } from '../operation';
import { beginDocument } from './begin';
import type { Planned } from './plan';

/** The same work up to the call, rolled back: what would be sent, and everything that would be refused. */
export async function rehearse(
	context: EInvoiceContext,
	_series: string,
	planned: readonly Planned[],
	hints: readonly string[][],
): Promise<Map<number, Outcome<DocumentView>>> {
	const outcomes = new Map<number, Outcome<DocumentView>>();
	for (const one of planned) {
		try {
			const views = await write(context, async (tx, at) => {
				const { documentId } = await beginDocument(tx, one, context.provider, {
					...at,
					hint: () => undefined,
				});
				return viewDocuments(tx, tx.ledgerId, [documentId], at.now);
			});
			const said = [...(hints[one.index] ?? []), 'Dry run: nothing was sent to the provider.'];
			outcomes.set(one.index, { ok: true, value: { views, reused: false, hints: said } });
		} catch (error) {
			outcomes.set(one.index, { ok: false, error });
		}
	}
	return outcomes;
}
