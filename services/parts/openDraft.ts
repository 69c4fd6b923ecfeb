import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { locksOf } from './locksOf';
import { openDocument } from './openDocument';
import { resolveMaster } from './resolve';

export interface OpenDraft {
	readonly draft: BillingDocument;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
}

/**
 * Opens a document whose content is about to change. That of a validated one is refused by the ledger when it is saved.
 *
 * @throws Refusal `state.notAllowed` on a cancelled draft, `document.lockedBy` once sending, print or money locked it
 */
export async function openDraft(tx: LedgerTx, id: string, context: WorkContext): Promise<OpenDraft> {
	const draft = await openDocument(tx, id, context);
	if (draft.state === 'cancelled') refuseCancelled(draft.id);
	const company = await resolveMaster(tx, 'company', draft.companyId, undefined, 'company');
	const party = await resolveMaster(tx, 'party', draft.partyId, undefined, 'party');
	const locks = await locksOf(tx, draft, company);
	if (locks.some((lock) => lock !== 'validated')) refuseLocked(nameOf(draft), locks);
	return { draft, company, party };
}

function refuseLocked(document: string, locks: readonly string[]): never {
	refuse({
		rule: 'document.lockedBy',
		document,
		message: `${document} is locked: it was ${locks.join(' and ')}.`,
		fix: "Cancel it and make a new one, or unlock it by privilege ('Unlock').",
	});
}

function refuseCancelled(document: string): never {
	refuse({
		rule: 'state.notAllowed',
		document,
		message: `Draft ${document} is cancelled; it is not changed any more.`,
		fix: 'Duplicate it to go on with its content.',
	});
}
