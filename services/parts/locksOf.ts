import type { BillingDocument } from '../../domain/documents/document';
import { findLocks, type Lock } from '../../domain/documents/locks';
import type { Master } from '../../domain/masters/schemas';
import type { Reading } from '../../ledger/port';
import { sinceUnlock } from './sinceUnlock';

/** What locks a saved document at this moment (cadenas). */
export async function locksOf(
	read: Pick<Reading, 'facts' | 'transmissions' | 'payments'>,
	document: BillingDocument,
	company: Master<'company'>,
): Promise<Lock[]> {
	const lockOn = company.content.lockOn ?? [];
	if (lockOn.length === 0) return document.validatedAt === null ? [] : ['validated'];
	const facts = await read.facts.ofDocuments([document.id]);
	const records = await read.transmissions.ofDocuments([document.id]);
	return findLocks(
		{
			validated: document.validatedAt !== null,
			sent: sinceUnlock(records, facts).length > 0,
			printed: sinceUnlock(facts, facts).some((fact) => fact.kind === 'printed'),
			paid:
				(await read.payments.matchesOf([document.id])).length > 0 ||
				(await read.payments.attachedTo([document.id])).length > 0,
		},
		lockOn,
	);
}
