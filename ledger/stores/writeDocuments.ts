import type { Kysely } from 'kysely';
import type { BillingDocument } from '../../domain/documents/document';
import { KINDS, KIND_RULES } from '../../domain/documents/kinds';
import type { State } from '../../domain/documents/transitions';
import { refuse } from '../../domain/refusal';
import { encodeDocument, encodeLine } from '../codec';
import type { Writing } from '../port';
import type { LedgerTables } from '../schema';
import { inPages } from './inPages';
import { readByIds } from './readDocuments';
import { refuseLocked } from './refuseLocked';
import { isUniqueViolation } from './uniqueViolation';

type Db = Kysely<LedgerTables>;

/** SQLite takes at most 32,766 parameters in a statement; a page of lines stays far below. */
const LINES_AT_ONCE = 200;
/** What was posted stays posted; everything else may be unlocked by right. */
const UNLOCKABLE = KINDS.filter((kind) => !KIND_RULES[kind].accounting);

export function writeDocuments(db: Db, now: string, rowLocks: boolean): Writing['documents'] {
	return {
		async lock(ids) {
			const sorted = [...new Set(ids)].sort();
			if (rowLocks) {
				await inPages(sorted, (page) =>
					db.selectFrom('documents').select('id').where('id', 'in', page).orderBy('id').forUpdate().execute(),
				);
			}
			return readByIds(db, sorted);
		},
		async insert(document) {
			await db
				.insertInto('documents')
				.values(encodeDocument(document, await partyName(db, document)))
				.execute();
			await insertLines(db, document);
		},
		async saveDraft(document) {
			const { id, created_at, created_by, ...row } = encodeDocument(document, await partyName(db, document));
			await updateUnlocked(db, document, row);
			await db.deleteFrom('document_lines').where('document_id', '=', document.id).execute();
			await insertLines(db, document);
		},
		async fix(document) {
			const { id, created_at, created_by, ...row } = encodeDocument(document, document.buyer?.name ?? '');
			try {
				await updateUnlocked(db, document, row);
			} catch (error) {
				if (isUniqueViolation(error, 'documents')) refuseTaken(document);
				throw error;
			}
		},
		async setState(id, state: State) {
			const result = await db.updateTable('documents').set({ state }).where('id', '=', id).executeTakeFirst();
			if (result.numUpdatedRows !== 1n) throw new Error(`Document ${id} is not there to change its state`);
		},
		async unlock(id) {
			const result = await db
				.updateTable('documents')
				.set({ state: 'draft', validated_at: null, content_hash: null })
				.where('id', '=', id)
				.where('kind', 'in', UNLOCKABLE)
				.executeTakeFirst();
			if (result.numUpdatedRows !== 1n) refuseLocked(id);
		},
		async markDeleted(id) {
			await db
				.updateTable('documents')
				.set({ state: 'cancelled', deleted_at: now })
				.where('id', '=', id)
				.execute();
		},
	};
}

/** The lock of invariant 4 stands here, on a fact that nothing clears: a validated row is not found. */
async function updateUnlocked(
	db: Db,
	document: BillingDocument,
	row: Omit<LedgerTables['documents'], 'id' | 'created_at' | 'created_by'>,
): Promise<void> {
	const result = await db
		.updateTable('documents')
		.set(row)
		.where('id', '=', document.id)
		.where('validated_at', 'is', null)
		.executeTakeFirst();
	if (result.numUpdatedRows !== 1n) refuseLocked(document.number ?? document.id);
}

/** The counter never gives a number twice; a changed pattern can write an old one again. */
function refuseTaken(document: BillingDocument): never {
	const number = document.number ?? document.internalReference ?? '';
	refuse({
		rule: 'number.taken',
		document: document.id,
		message: `The number ${number} is taken already in its series.`,
		fix: 'Give the series a pattern that no earlier number fits, then validate again.',
	});
}

async function partyName(db: Db, document: BillingDocument): Promise<string> {
	if (document.buyer) return document.buyer.name;
	const party = await db
		.selectFrom('masters')
		.select('name')
		.where('id', '=', document.partyId)
		.executeTakeFirst();
	return party?.name ?? '';
}

async function insertLines(db: Db, document: BillingDocument): Promise<void> {
	for (let start = 0; start < document.lines.length; start += LINES_AT_ONCE) {
		const page = document.lines.slice(start, start + LINES_AT_ONCE);
		await db
			.insertInto('document_lines')
			.values(page.map((line) => encodeLine(document.id, line)))
			.execute();
	}
}
