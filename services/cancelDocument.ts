import { z } from 'zod/v4';
import { KIND_RULES } from '../domain/documents/kinds';
import { nextState } from '../domain/documents/transitions';
import { envelope } from '../domain/schemas/documentInput';
import { id, text } from '../domain/schemas/fields';
import { createCreditNote } from './createCreditNote';
import { assertNothingHangsOn } from './parts/assertNothingHangsOn';
import { cancelInPlace } from './parts/cancelInPlace';
import { undoStock } from './parts/moveStock';
import { noteCancellation } from './parts/noteCancellation';

import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { nameOf } from '../domain/documents/nameOf';
import { openDocument } from './parts/openDocument';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	reason: text(500).optional(),
	/** A validated invoice that never left the house becomes a cancelled record, by privilege and with a reason. */
	inPlace: z.boolean().optional(),
});

/**
 * Cancels a document while nothing hangs on it. A validated invoice is not touched: its full credit note is made,
 * validated and given back (in Viet Nam, where there is none, the way to a replacement is named). By privilege, an
 * invoice that nobody has seen yet is cancelled in place.
 */
export const cancelDocument: UseCase<typeof schema, DocumentView> = {
	operation: 'document.cancel',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const document = await openDocument(tx, input.id, context);
		if (document.state === 'cancelled') return { ids: [document.id], reused: true };
		if (input.inPlace === true && document.numbering !== null && KIND_RULES[document.kind].accounting)
			return cancelInPlace(tx, document, input.reason, context);
		if (document.kind === 'invoice' && document.validatedAt !== null) {
			const reason = input.reason ?? 'Cancellation';
			return createCreditNote.work(tx, { id: document.id, reason, validate: true, reinvoice: true }, context);
		}
		const state = nextState(document.kind, document.state, 'cancel', nameOf(document));
		await assertNothingHangsOn(tx, document, 'cancelled');
		await tx.documents.setState(document.id, state);
		await undoStock(tx, document, context);
		await noteCancellation(tx, document, input.reason, context);
		return { ids: [document.id] };
	},
};
