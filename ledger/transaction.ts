import type { Kysely } from 'kysely';
import type { Instant } from '../domain/dates/calendarDate';
import { newId } from './newId';
import type { AuditDraft, LedgerTx, Reading } from './port';
import type { LedgerTables } from './schema';
import { readAttachments, writeAttachments } from './stores/attachments';
import { readAudit, sealDraft } from './stores/audit';
import { readDocuments } from './stores/readDocuments';
import { readFacts, readTransmissions, writeFacts, writeTransmissions } from './stores/facts';
import { writeIdempotency } from './stores/idempotency';
import { readIntents, writeIntents } from './stores/intents';
import { readLinks, writeLinks } from './stores/links';
import { readMasters, writeMasters } from './stores/masters';
import { readPayments, writePayments } from './stores/payments';
import { readSeries, writeSeries } from './stores/series';
import { writeDocuments } from './stores/writeDocuments';

/** Everything that can be asked, on one connection or pool. */
export function reading(db: Kysely<LedgerTables>): Reading {
	return {
		documents: readDocuments(db),
		links: readLinks(db),
		facts: readFacts(db),
		transmissions: readTransmissions(db),
		payments: readPayments(db),
		series: readSeries(db),
		attachments: readAttachments(db),
		masters: readMasters(db),
		audit: readAudit(db),
		intents: readIntents(db),
	};
}

/** The handle that `work` gets. Audit entries go to `audit`, to be appended when the chunk ends. */
export function transaction(
	db: Kysely<LedgerTables>,
	ledgerId: string,
	now: Instant,
	rowLocks: boolean,
	audit: AuditDraft[],
): LedgerTx {
	const read = reading(db);
	return {
		ledgerId,
		now,
		newId: (prefix) => newId(prefix, now),
		documents: { ...read.documents, ...writeDocuments(db, now, rowLocks) },
		links: { ...read.links, ...writeLinks(db, now) },
		facts: { ...read.facts, ...writeFacts(db, now) },
		transmissions: { ...read.transmissions, ...writeTransmissions(db, now) },
		payments: { ...read.payments, ...writePayments(db, now) },
		masters: { ...read.masters, ...writeMasters(db, now, rowLocks) },
		series: { ...read.series, ...writeSeries(db, now, rowLocks) },
		attachments: { ...read.attachments, ...writeAttachments(db, now) },
		audit: { ...read.audit, add: (entry) => void audit.push(sealDraft(entry)) },
		idempotency: writeIdempotency(db, now),
		intents: { ...read.intents, ...writeIntents(db, now) },
	};
}
