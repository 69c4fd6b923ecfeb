import { z } from 'zod/v4';
import type { BillingDocument } from '../domain/documents/document';
import { KIND_RULES } from '../domain/documents/kinds';
import { nameOf } from '../domain/documents/nameOf';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { id, text } from '../domain/schemas/fields';
import { headerOf } from '../ledger/codec';
import type { LedgerTx } from '../ledger/port';
import { todayOf } from './parts/assembleHeader';
import { assertNothingHangsOn } from './parts/assertNothingHangsOn';
import type { DocumentView } from './parts/documentView';
import { undoStock } from './parts/moveStock';
import { onDocument } from './parts/onDocument';
import { openDocument } from './parts/openDocument';
import { getDocument, resolveMaster } from './parts/resolve';
import { usePrivilege } from './parts/rights';
import { auditDocument } from './parts/writeDocument';
import type { WorkContext } from './context';
import type { UseCase } from './useCase';

const schema = z.object({ ...envelope, id, reason: text(500).optional() });

/**
 * Deletes a document (suppression): it leaves every list and gives back the quantities that it had taken; its rows,
 * its history and its number stay on record. A draft is deleted freely; a numbered document by privilege and with a
 * reason, and its number is burned. A posted document is never deleted.
 */
export const deleteDocument: UseCase<typeof schema, DocumentView> = {
	operation: 'document.delete',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const found = await getDocument(tx, input.id);
		if (found.deletedAt !== null) return { ids: [found.id], reused: true };
		const document = await openDocument(tx, input.id, context);
		if (KIND_RULES[document.kind].accounting && document.numbering !== null) refusePosted(document);
		await assertNothingHangsOn(tx, document, 'deleted');
		if (document.numbering !== null) await burnNumber(tx, document, input.reason, context);
		const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
		await tx.documents.markDeleted(document.id);
		await undoStock(tx, document, context);
		await tx.facts.add({
			documentId: document.id,
			kind: 'deleted',
			onDate: todayOf(company, context.now),
			actor: context.actor,
			data: { reason: input.reason },
		});
		auditDocument(tx, context, 'delete', document, {
			reason: input.reason,
			before: {
				state: document.state,
				header: headerOf(document),
				lines: document.lines,
				totals: document.totals,
			},
		});
		return { ids: [document.id] };
	},
};

async function burnNumber(
	tx: LedgerTx,
	document: BillingDocument,
	reason: string | undefined,
	context: WorkContext,
): Promise<void> {
	const { companyId, id: documentId, numbering } = document;
	await usePrivilege(
		tx,
		{ privilege: 'deleteDocument', companyId, document: nameOf(document), documentId, reason },
		context,
	);
	if (numbering === null) return;
	await tx.series.burn({
		...numbering,
		number: nameOf(document),
		documentId,
		reason: reason ?? '',
		actor: context.actor,
	});
}

function refusePosted(document: BillingDocument): never {
	const title = KIND_RULES[document.kind].title;
	refuse({
		rule: 'delete.posted',
		document: nameOf(document),
		message: `${title} ${nameOf(document)} is posted; it cannot be deleted, or its series would have a hole.`,
		fix:
			document.kind === 'invoice'
				? "Cancel it: its credit note is made. One that never left the house can be cancelled in place by privilege ('Cancel in Place'); its number stays."
				: 'Correct it by a new document.',
	});
}
