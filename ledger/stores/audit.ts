import type { Kysely } from 'kysely';
import { canonicalJson } from '../../domain/canonicalJson';
import { hashOf } from '../hash';
import type { AuditDraft, AuditEntry, Reading } from '../port';
import type { LedgerTables } from '../schema';

type Db = Kysely<LedgerTables>;

/** What stands before the first entry of a chain. */
export const GENESIS = '0'.repeat(64);

export function readAudit(db: Db): Reading['audit'] {
	return {
		async ofSubject(subjectId) {
			const rows = await db
				.selectFrom('audit_entries')
				.selectAll()
				.where('subject_id', '=', subjectId)
				.orderBy('chain')
				.orderBy('sequence')
				.execute();
			return rows.map(decodeEntry);
		},
		async page(chain, afterSequence, limit) {
			const rows = await db
				.selectFrom('audit_entries')
				.selectAll()
				.where('chain', '=', chain)
				.where('sequence', '>', afterSequence)
				.orderBy('sequence')
				.limit(limit)
				.execute();
			return rows.map(decodeEntry);
		},
		async chains() {
			const rows = await db.selectFrom('audit_heads').select('chain').orderBy('chain').execute();
			return rows.map((row) => row.chain);
		},
	};
}

/** The hash of an entry covers the previous entry's hash, so that no entry can be changed, removed or moved unseen. */
export function hashEntry(entry: Omit<AuditEntry, 'hash'>): string {
	const { chain, sequence, at, actor, action, subjectKind, subjectId, data, previousHash } = entry;
	return hashOf({ chain, sequence, at, actor, action, subjectKind, subjectId, data, previousHash });
}

/**
 * Appends the entries that a transaction has gathered: the last thing that it does, since the head of a chain is
 * the most wanted lock. Chains are taken in the order of their names.
 */
export async function appendAudit(db: Db, drafts: readonly AuditDraft[], at: string, rowLocks: boolean): Promise<void> {
	const byChain = Map.groupBy(drafts, (draft) => draft.chain);
	for (const chain of [...byChain.keys()].sort()) {
		await appendToChain(db, chain, byChain.get(chain) ?? [], at, rowLocks);
	}
}

async function appendToChain(db: Db, chain: string, drafts: readonly AuditDraft[], at: string, rowLocks: boolean): Promise<void> {
	await db
		.insertInto('audit_heads')
		.values({ chain, sequence: 0, hash: GENESIS })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	let head = await db
		.selectFrom('audit_heads')
		.selectAll()
		.where('chain', '=', chain)
		.$if(rowLocks, (query) => query.forUpdate())
		.executeTakeFirstOrThrow();
	const rows: Array<LedgerTables['audit_entries']> = [];
	for (const draft of drafts) {
		// Data is hashed as it will be read back: dates and undefined members take their JSON form first.
		const data: unknown = JSON.parse(canonicalJson(draft.data));
		const entry = { ...draft, data, sequence: head.sequence + 1, at, previousHash: head.hash };
		const hash = hashEntry(entry);
		rows.push(encodeEntry({ ...entry, hash }));
		head = { chain, sequence: entry.sequence, hash };
	}
	for (let start = 0; start < rows.length; start += 500) {
		await db.insertInto('audit_entries').values(rows.slice(start, start + 500)).execute();
	}
	await db.updateTable('audit_heads').set({ sequence: head.sequence, hash: head.hash }).where('chain', '=', chain).execute();
}

function encodeEntry(entry: AuditEntry): LedgerTables['audit_entries'] {
	return {
		chain: entry.chain,
		sequence: entry.sequence,
		at: entry.at,
		actor: entry.actor,
		action: entry.action,
		subject_kind: entry.subjectKind,
		subject_id: entry.subjectId,
		data: canonicalJson(entry.data),
		previous_hash: entry.previousHash,
		hash: entry.hash,
	};
}

function decodeEntry(row: LedgerTables['audit_entries']): AuditEntry {
	return {
		chain: row.chain,
		sequence: row.sequence,
		at: row.at,
		actor: row.actor,
		action: row.action,
		subjectKind: row.subject_kind,
		subjectId: row.subject_id,
		data: JSON.parse(row.data) as unknown,
		previousHash: row.previous_hash,
		hash: row.hash,
	};
}
