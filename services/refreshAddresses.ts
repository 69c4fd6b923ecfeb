import { z } from 'zod/v4';
import type { BillingDocument } from '../domain/documents/document';
import { nameOf } from '../domain/documents/nameOf';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { id } from '../domain/schemas/fields';
import type { DocumentView } from './parts/documentView';
import { locksOf } from './parts/locksOf';
import { onDocument } from './parts/onDocument';
import { openDocument } from './parts/openDocument';
import { resolveMaster } from './parts/resolve';
import { auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({ ...envelope, id });

/**
 * Takes the addresses of a draft anew from its account (réactualiser l'adresse): the billing and the delivery address
 * of the account, or its main address where it has none of its own, as a new document would. Addresses that somebody
 * typed on the draft go. A draft that has them already is left as it is.
 *
 * @throws Refusal `addresses.fixed` once the document is validated or otherwise locked
 */
export const refreshAddresses: UseCase<typeof schema, DocumentView> = {
	operation: 'document.refreshAddresses',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const draft = await openDocument(tx, input.id, context);
		const company = await resolveMaster(tx, 'company', draft.companyId, undefined, 'company');
		const locks = await locksOf(tx, draft, company);
		if (draft.state !== 'draft' || locks.length > 0) refuseFixed(draft);
		const { content } = await resolveMaster(tx, 'party', draft.partyId, undefined, 'party');
		const before = { billTo: draft.billTo, shipTo: draft.shipTo };
		const after = { billTo: content.billTo ?? null, shipTo: content.shipTo ?? null };
		if (isSame(before.billTo, after.billTo) && isSame(before.shipTo, after.shipTo))
			return { ids: [draft.id], reused: true };
		await tx.documents.saveDraft({ ...draft, ...after });
		auditDocument(tx, context, 'refreshAddresses', draft, { before, after });
		return { ids: [draft.id] };
	},
};

type Address = BillingDocument['billTo'];

function isSame(a: Address, b: Address): boolean {
	if (a === null || b === null) return a === b;
	const members = ['line1', 'line2', 'postCode', 'city', 'subdivision', 'country'] as const;
	return members.every((member) => a[member] === b[member]);
}

function refuseFixed(document: BillingDocument): never {
	refuse({
		rule: 'addresses.fixed',
		document: nameOf(document),
		message: `${nameOf(document)} is ${document.state}; its addresses stay as they were.`,
		fix: 'Refresh the addresses of a draft, before it is validated or sent.',
	});
}
