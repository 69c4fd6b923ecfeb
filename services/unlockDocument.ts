import { z } from 'zod/v4';
import { KIND_RULES } from '../domain/documents/kinds';
import { nameOf } from '../domain/documents/nameOf';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { id, text } from '../domain/schemas/fields';
import { headerOf } from '../ledger/codec';
import { assertNothingHangsOn } from './parts/assertNothingHangsOn';
import { todayOf } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { undoStock } from './parts/moveStock';
import { onDocument } from './parts/onDocument';
import { openDocument } from './parts/openDocument';
import { resolveMaster } from './parts/resolve';
import { usePrivilege } from './parts/rights';
import { auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({ ...envelope, id, reason: text(500).optional() });

/**
 * Opens a validated document for changes (déverrouillage): by privilege, with a reason, and only kinds that are no
 * accounting records. It keeps its number; its contractual date and its sent mark no longer count. The content as it
 * was stays in the audit trail.
 */
export const unlockDocument: UseCase<typeof schema, DocumentView> = {
	operation: 'document.unlock',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const document = await openDocument(tx, input.id, context);
		const name = nameOf(document);
		if (document.state === 'draft') return { ids: [document.id], reused: true };
		if (KIND_RULES[document.kind].accounting) {
			refuse({
				rule: 'unlock.accounting',
				document: name,
				message: `${KIND_RULES[document.kind].title} ${name} is posted; no privilege opens it again.`,
				fix: 'Correct it by a credit note or a replacement.',
			});
		}
		if (document.state === 'cancelled' || document.state === 'rejected') {
			refuse({
				rule: 'unlock.state',
				document: name,
				message: `${name} is ${document.state}; it is not opened again.`,
				fix: 'Duplicate it to go on with its content.',
			});
		}
		const { companyId } = document;
		await assertNothingHangsOn(tx, document, 'unlocked');
		await usePrivilege(
			tx,
			{
				privilege: 'unlockDocument',
				companyId,
				document: name,
				documentId: document.id,
				reason: input.reason,
			},
			context,
		);
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		await tx.documents.unlock(document.id);
		await undoStock(tx, document, context);
		await tx.facts.add({
			documentId: document.id,
			kind: 'unlocked',
			onDate: todayOf(company, context.now),
			actor: context.actor,
			data: { reason: input.reason },
		});
		auditDocument(tx, context, 'unlock', document, {
			reason: input.reason,
			before: {
				state: document.state,
				contentHash: document.contentHash,
				header: headerOf(document),
				lines: document.lines,
				totals: document.totals,
			},
		});
		return { ids: [document.id] };
	},
};
