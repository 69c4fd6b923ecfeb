import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { MATCH_SOURCES } from '../../domain/payments/payment';
import { standingMatches } from '../../domain/payments/standingMatches';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { id, reference } from '../../domain/schemas/fields';
import { todayOf } from '../parts/assembleHeader';
import type { DocumentView } from '../parts/documentView';
import { onDocument } from '../parts/onDocument';
import { openDocument } from '../parts/openDocument';
import { resolveMaster } from '../parts/resolve';
import type { UseCase } from '../useCase';
import { idsOfNamed } from './openInvoices';
import { undoMatches } from './undoMatches';

const schema = z.object({
	...envelope,
	id,
	/** Only what came from this: a payment or a match by id, a credit note by id or number. */
	source: reference.optional(),
	/** Only matches of this kind. */
	sourceKind: z.enum(MATCH_SOURCES, `must be one of ${MATCH_SOURCES.join(', ')}`).optional(),
});

/**
 * Takes off an invoice what it was settled by: money, credit notes, write-offs, cash discounts; all of it, or what is
 * named. The invoice is open again, and the money and credits can be used anew.
 */
export const unmatchInvoice: UseCase<typeof schema, DocumentView> = {
	operation: 'invoice.unmatch',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const invoice = await openDocument(tx, input.id, context);
		const { source, sourceKind } = input;
		// What another e-invoice replaced or lowered is no money that could be used anew.
		const all = standingMatches(await tx.payments.matchesOf([invoice.id])).filter(
			(match) => match.sourceKind !== 'correction',
		);
		const ownNote = all.some((match) => match.sourceId === source || match.id === source);
		const [sourceId] =
			source === undefined || ownNote
				? [source]
				: await idsOfNamed(tx, [source], invoice.companyId, 'creditNote');
		const chosen = all.filter(
			(match) =>
				(sourceId === undefined || match.sourceId === sourceId || match.id === sourceId) &&
				(sourceKind === undefined || match.sourceKind === sourceKind),
		);
		if (chosen.length === 0) {
			if (source === undefined) return { ids: [invoice.id], reused: true };
			refuse({
				rule: 'payment.notMatched',
				field: 'source',
				document: nameOf(invoice),
				message: `Nothing of ${source} stands against ${nameOf(invoice)}.`,
				fix: "Leave 'source' out to take everything off, or choose one of what settles the invoice.",
			});
		}
		const moneyIds = chosen.flatMap((match) => (match.sourceKind === 'payment' ? match.sourceId : []));
		await tx.payments.lock(moneyIds);
		const company = await resolveMaster(tx, 'company', invoice.companyId, undefined, 'company');
		await undoMatches(tx, chosen, todayOf(company, context.now), context);
		return { ids: [invoice.id] };
	},
};
