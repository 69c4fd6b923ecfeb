import type { Kysely } from 'kysely';
import type { TransmissionChannel, TransmissionState } from '../../domain/documents/transmission';
import { newId } from '../newId';
import type { Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;

export function readFacts(db: Db): Reading['facts'] {
	return {
		async ofDocuments(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				db.selectFrom('document_facts').selectAll().where('document_id', 'in', page).orderBy('id').execute(),
			);
			return rows.map((row) => ({
				id: row.id,
				documentId: row.document_id,
				kind: row.kind,
				onDate: row.on_date,
				at: row.at,
				actor: row.actor,
				data: JSON.parse(row.data) as Record<string, unknown>,
			}));
		},
	};
}

export function writeFacts(db: Db, now: string): Writing['facts'] {
	return {
		async add({ documentId, kind, onDate, actor, data }) {
			await db
				.insertInto('document_facts')
				.values({
					id: newId('fct', now),
					document_id: documentId,
					kind,
					on_date: onDate,
					at: now,
					actor,
					data: JSON.stringify(data),
				})
				.execute();
		},
	};
}

export function readTransmissions(db: Db): Reading['transmissions'] {
	return {
		async ofDocuments(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				db.selectFrom('transmissions').selectAll().where('document_id', 'in', page).orderBy('id').execute(),
			);
			return rows.map((row) => ({
				id: row.id,
				documentId: row.document_id,
				channel: row.channel as TransmissionChannel,
				state: row.state as TransmissionState,
				onDate: row.on_date,
				at: row.at,
				actor: row.actor,
				data: JSON.parse(row.data) as Record<string, unknown>,
			}));
		},
	};
}

export function writeTransmissions(db: Db, now: string): Writing['transmissions'] {
	return {
		async add({ documentId, channel, state, onDate, actor, data }) {
			await db
				.insertInto('transmissions')
				.values({
					id: newId('trm', now),
					document_id: documentId,
					channel,
					state,
					on_date: onDate,
					at: now,
					actor,
					data: JSON.stringify(data),
				})
				.execute();
		},
	};
}
