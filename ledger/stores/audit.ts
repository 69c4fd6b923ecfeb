import { sql, type Kysely } from 'kysely';
import { canonicalJson } from '../../domain/canonicalJson';
import { refuse } from '../../domain/refusal';
import { hashOf, hashText } from '../hash';
import type { AuditDraft, AuditEntry, Reading } from '../port';
import type { LedgerTables } from '../schema';
import type { Connection, WriteEngine } from '../writeEngine';
import { changedOnce, compiledOnce } from './compiledOnce';

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
			const heads = await db.selectFrom('audit_heads').select('chain').execute();
			// Jumps from chain to chain along the index, instead of reading every entry.
			const entries = await sql<{ chain: string }>`
				with recursive found (chain) as (
					select min(chain) from audit_entries
					union all
					select (select min(next.chain) from audit_entries as next where next.chain > found.chain)
					from found where found.chain is not null
				)
				select chain from found where chain is not null`.execute(db);
			return [...new Set([...heads, ...entries.rows].map((row) => row.chain))].sort();
		},
		async head(chain) {
			const row = await db
				.selectFrom('audit_heads')
				.selectAll()
				.where('chain', '=', chain)
				.executeTakeFirst();
			return row && { chain: row.chain, sequence: row.sequence, hash: row.hash };
		},
	};
}

/** The hash of an entry covers the previous entry's hash, so that no entry can be changed, removed or moved unseen. */
export function hashEntry(entry: Omit<AuditEntry, 'hash'>): string {
	const { chain, sequence, at, actor, action, subjectKind, subjectId, data, previousHash } = entry;
	return hashOf({ chain, sequence, at, actor, action, subjectKind, subjectId, data, previousHash });
}

/** A draft whose texts can be stored, with its data in canonical JSON. */
export type SealedDraft = Omit<AuditDraft, 'data'> & { readonly data: string };

/**
 * A draft in the form in which it will be read back, so that its hash fits: dates and undefined members take their
 * JSON form. What cannot be written is refused here, where it fails its own item, not the chunk.
 */
export function sealDraft(draft: AuditDraft): SealedDraft {
	const texts = [draft.chain, draft.actor, draft.action, draft.subjectKind, draft.subjectId].map((text) =>
		text.toWellFormed(),
	);
	if (texts.some((text) => text.includes('\u0000'))) {
		refuse({
			rule: 'text.nul',
			message: 'The actor, or the subject of the audit entry, holds a NUL character.',
			fix: 'Take the character out; no database can keep it.',
		});
	}
	const [chain = '', actor = '', action = '', subjectKind = '', subjectId = ''] = texts;
	return { chain, actor, action, subjectKind, subjectId, data: canonicalJson(draft.data) };
}

/**
 * Appends the entries that a transaction has gathered: the last thing that it does, since the head of a chain is
 * the most wanted lock. Chains are taken in the order of their names.
 */
export async function appendAudit(
	engine: WriteEngine,
	db: Connection,
	drafts: readonly SealedDraft[],
	at: string,
): Promise<void> {
	const byChain = Map.groupBy(drafts, (draft) => draft.chain);
	for (const chain of [...byChain.keys()].sort()) {
		await appendToChain(engine, db, chain, byChain.get(chain) ?? [], at);
	}
}

async function appendToChain(
	engine: WriteEngine,
	db: Connection,
	chain: string,
	drafts: readonly SealedDraft[],
	at: string,
): Promise<void> {
	const { rowLocks } = engine;
	let head = (await lockHead(db, chain, rowLocks)) ?? (await startChain(db, chain, rowLocks));
	const rows: Array<LedgerTables['audit_entries']> = [];
	for (const draft of drafts) {
		const row = rowOf(draft, head, at);
		rows.push(row);
		head = { chain, sequence: row.sequence, hash: row.hash };
	}
	await engine.insertRows(db, 'audit_entries', rows, 'refuse');
	await changedOnce(db, 'audit.moveHead', [head.sequence, head.hash, chain], () =>
		db
			.updateTable('audit_heads')
			.set({ sequence: head.sequence, hash: head.hash })
			.where('chain', '=', chain),
	);
}

async function lockHead(db: Db, chain: string, rowLocks: boolean) {
	const [head] = await compiledOnce(db, 'audit.lockHead', [chain], () =>
		db
			.selectFrom('audit_heads')
			.selectAll()
			.where('chain', '=', chain)
			.$if(rowLocks, (query) => query.forUpdate()),
	);
	return head;
}

async function startChain(db: Db, chain: string, rowLocks: boolean) {
	const fresh = { chain, sequence: 0, hash: GENESIS };
	await db
		.insertInto('audit_heads')
		.values(fresh)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await lockHead(db, chain, rowLocks)) ?? fresh;
}

/**
 * The row of the entry that follows the head. Its hash is that of `hashEntry`; the data, already in canonical JSON, are
 * not written a second time for it.
 */
function rowOf(
	{ chain, actor, action, subjectKind, subjectId, data }: SealedDraft,
	{ sequence: last, hash: previousHash }: Pick<AuditEntry, 'sequence' | 'hash'>,
	at: string,
): LedgerTables['audit_entries'] {
	const sequence = last + 1;
	const [beforeData, afterData] = [
		{ action, actor, at, chain },
		{ previousHash, sequence, subjectId, subjectKind },
	].map((members) => canonicalJson(members).slice(1, -1));
	const hash = hashText(`{${beforeData},"data":${data},${afterData}}`);
	return {
		chain,
		sequence,
		at,
		actor,
		action,
		subject_kind: subjectKind,
		subject_id: subjectId,
		data,
		previous_hash: previousHash,
		hash,
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
