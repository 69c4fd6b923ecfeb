import type { Kysely } from 'kysely';
import type { TransmissionChannel, TransmissionState } from '../../domain/documents/transmission';
import { newId } from '../newId';
import type { DocumentFact, Reading, TransmissionRecord, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;

export function readFacts(db: Db): Reading['facts'] {
	return {
		async ofDocuments(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				db.selectFrom('document_facts').selectAll().where('document_id', 'in', page).orderBy('id').execute(),
			);
			return rows.map(decodeFact);
		},
	};
}

export function writeFacts(db: Db, now: string): Writing['facts'] {
	return {
		async add(fact) {
			await db.insertInto('document_facts').values(encodeFact(fact, now)).execute();
		},
	};
}

export function encodeFact(
	{ documentId, kind, onDate, actor, data }: Omit<DocumentFact, 'id' | 'at'>,
	now: string,
): LedgerTables['document_facts'] {
	return {
		id: newId('fct', now),
		document_id: documentId,
		kind,
		on_date: onDate,
		at: now,
		actor,
		data: JSON.stringify(data),
	};
}

export function decodeFact(row: LedgerTables['document_facts']): DocumentFact {
	return {
		id: row.id,
		documentId: row.document_id,
		kind: row.kind,
		onDate: row.on_date,
		at: row.at,
		actor: row.actor,
		data: JSON.parse(row.data) as Record<string, unknown>,
	};
}

export function readTransmissions(db: Db): Reading['transmissions'] {
	return {
		async ofDocuments(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				db.selectFrom('transmissions').selectAll().where('document_id', 'in', page).orderBy('id').execute(),
			);
			return rows.map(decodeTransmission);
		},
	};
}

export function writeTransmissions(db: Db, now: string): Writing['transmissions'] {
	return {
		async add(record) {
			await db.insertInto('transmissions').values(encodeTransmission(record, now)).execute();
		},
	};
}

export function encodeTransmission(
	{ documentId, channel, state, onDate, actor, data }: Omit<TransmissionRecord, 'id' | 'at'>,
	now: string,
): LedgerTables['transmissions'] {
	return {
		id: newId('trm', now),
		document_id: documentId,
		channel,
		state,
		on_date: onDate,
		at: now,
		actor,
		data: JSON.stringify(data),
	};
}

export function decodeTransmission(row: LedgerTables['transmissions']): TransmissionRecord {
	return {
		id: row.id,
		documentId: row.document_id,
		channel: row.channel as TransmissionChannel,
		state: row.state as TransmissionState,
		onDate: row.on_date,
		at: row.at,
		actor: row.actor,
		data: JSON.parse(row.data) as Record<string, unknown>,
	};
}
