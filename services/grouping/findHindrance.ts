import type { BillingDocument } from '../../domain/documents/document';
import type { Hindrance } from '../../domain/grouping/grouping';
import { nameOf } from '../../domain/documents/nameOf';
import type { NoteRun } from './noteRun';
import type { Surroundings } from './noteSurroundings';
import type { LineAmounts } from './noteAmounts';

/** Why a note cannot be invoiced, whatever the run; the words follow its number and say what to do. */
export function findHindrance(
	run: NoteRun,
	note: BillingDocument,
	around: Surroundings,
	{ unpriced }: LineAmounts,
): Hindrance | undefined {
	if (note.state === 'draft')
		return { rule: 'note.draft', reason: 'is a draft; validate it, then it can be invoiced' };
	if (note.state === 'cancelled')
		return { rule: 'note.cancelled', reason: 'is cancelled; there is nothing to invoice' };
	if (!around.portions.has(note.id)) return whyNothingIsLeft(run, note, around);
	const [line] = unpriced;
	if (!line) return undefined;
	return {
		rule: 'note.noPrice',
		reason: `has no price for line ${line.position} (${line.description}): it comes from no order, and its product has none in ${note.currency}; give the product a unit price, or deliver from an order`,
	};
}

function whyNothingIsLeft(run: NoteRun, note: BillingDocument, { links }: Surroundings): Hindrance {
	const lines = note.lines.filter(({ kind }) => kind !== 'note');
	const own = lines.flatMap(({ id }) => links.from(id));
	const names = (ids: readonly string[]) =>
		[...new Set(ids)].flatMap((id) => run.carried.get(id)?.name ?? []).sort();
	const invoices = names(
		own.filter(({ flow }) => flow === 'invoice').map(({ toDocumentId }) => toDocumentId),
	);
	if (invoices.length > 0)
		return { rule: 'note.invoiced', reason: `is invoiced already on ${invoices.join(', ')}` };
	const behind = lines.flatMap(({ id }) => links.to(id));
	const delivered = behind.flatMap(({ fromDocumentId }) => {
		const source = links.behind.get(fromDocumentId);
		return source?.kind === 'invoice' ? [nameOf(source)] : [];
	});
	if (delivered.length > 0)
		return {
			rule: 'note.invoicedBefore',
			reason: `delivers what was invoiced before, on ${[...new Set(delivered)].sort().join(', ')}`,
		};
	const ordered = names(
		behind
			.flatMap(({ fromLineId }) => links.from(fromLineId))
			.filter(({ flow }) => flow === 'invoice')
			.map(({ toDocumentId }) => toDocumentId),
	);
	if (ordered.length > 0)
		return {
			rule: 'note.orderInvoiced',
			reason: `has nothing left to invoice: its order is invoiced already on ${ordered.join(', ')}`,
		};
	return {
		rule: 'note.nothingLeft',
		reason: 'has nothing left to invoice: it came back, was given free, or the rest of its order was closed',
	};
}
