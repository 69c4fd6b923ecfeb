import type { Kysely } from 'kysely';
import { newId } from '../newId';
import type { Reading, Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';

type Db = Kysely<LedgerTables>;

const METADATA = [
	'id',
	'document_id',
	'name',
	'mime_type',
	'size',
	'sha256',
	'actor',
	'attached_at',
] as const;

export function readAttachments(db: Db): Reading['attachments'] {
	return {
		async ofDocuments(documentIds) {
			const rows = await inPages(documentIds, (page) =>
				db
					.selectFrom('attachments')
					.select(METADATA)
					.where('document_id', 'in', page)
					.orderBy('id')
					.execute(),
			);
			return rows.map((row) => ({
				id: row.id,
				documentId: row.document_id,
				name: row.name,
				mimeType: row.mime_type,
				size: row.size,
				sha256: row.sha256,
				actor: row.actor,
				attachedAt: row.attached_at,
			}));
		},
		async content(id) {
			const row = await db
				.selectFrom('attachments')
				.select('content')
				.where('id', '=', id)
				.executeTakeFirst();
			return row?.content;
		},
	};
}

export function writeAttachments(db: Db, now: string): Writing['attachments'] {
	return {
		async add({ documentId, name, mimeType, size, sha256, actor, content }) {
			const id = newId('att', now);
			await db
				.insertInto('attachments')
				.values({
					id,
					document_id: documentId,
					name,
					mime_type: mimeType,
					size,
					sha256,
					content,
					actor,
					attached_at: now,
				})
				.onConflict((conflict) => conflict.columns(['document_id', 'sha256', 'name']).doNothing())
				.execute();
			const row = await db
				.selectFrom('attachments')
				.select('id')
				.where('document_id', '=', documentId)
				.where('sha256', '=', sha256)
				.where('name', '=', name)
				.executeTakeFirstOrThrow();
			return row.id;
		},
	};
}
