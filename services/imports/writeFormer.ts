import { canonicalJson } from '../../domain/canonicalJson';
import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { snapshotParties } from '../parts/snapshotParties';
import { contentHash } from '../parts/validateDraft';
import { auditDocument } from '../parts/writeDocument';
import { formerSeries, type FormerKind } from './formerSeries';

/** What a row, or the rows of a document, said; kept to tell a repetition from a change. */
export type GivenRow = Readonly<Record<string, unknown>>;

/** Kind of the fact that holds it. */
const IMPORTED = 'imported';

/** Where a document comes from that has its number already: from a former system unless told otherwise. */
export interface Provenance {
	/** The series that holds its number. */
	readonly series?: Master<'numberSeries'>;
	readonly by?: 'formerSystem' | 'intake';
}

/**
 * Validates a document of a former system: with the number that it bears there, and none of ours. It went out long
 * ago, so it waits for nothing but its answer or its money.
 */
export async function validateFormer(
	tx: LedgerTx,
	draft: BillingDocument & { readonly kind: FormerKind },
	company: Master<'company'>,
	number: string,
	given: GivenRow,
	context: WorkContext,
	{ series, by = 'formerSystem' }: Provenance = {},
): Promise<BillingDocument> {
	const snapshots = await snapshotParties(tx, draft);
	const { id: seriesId } = series ?? (await formerSeries(tx, company, draft.kind, context));
	// Without a date: the former system's documents come in any order.
	const numbering = await tx.series.take(seriesId, '', 'never');
	const fixed = { ...draft, ...snapshots, number, numbering, state: 'validated' as const };
	const document: BillingDocument = { ...fixed, validatedAt: context.now, contentHash: contentHash(fixed) };
	await tx.documents.fix(document);
	const fact = { documentId: document.id, onDate: document.issueDate, actor: context.actor };
	await tx.facts.add({ ...fact, kind: 'validated', data: {} });
	await tx.facts.add({ ...fact, kind: IMPORTED, data: given });
	await tx.transmissions.add({ ...fact, channel: 'other', state: 'sent', data: { by } });
	auditDocument(tx, context, 'import', document, { contentHash: document.contentHash, given });
	return document;
}

/**
 * Looks whether the same row was imported before.
 *
 * @throws Refusal `import.changed` naming the first field that differs, `import.deleted`.
 */
export async function assertSameAsBefore(tx: LedgerTx, id: string, given: GivenRow): Promise<void> {
	const document = await tx.documents.get(id);
	if (!document) throw new Error(`Document ${id} is numbered, but not there`);
	const name = `${KIND_RULES[document.kind].title} ${document.number ?? ''}`;
	if (document.deletedAt !== null) {
		refuse({
			rule: 'import.deleted',
			field: 'number',
			document: id,
			message: `${name} was imported and deleted; its number never comes back.`,
			fix: 'Correct the number, or leave the row out.',
		});
	}
	const facts = await tx.facts.ofDocuments([id]);
	const before = facts.find((fact) => fact.kind === IMPORTED)?.data ?? {};
	const field = [...new Set([...Object.keys(before), ...Object.keys(given)])].find(
		(candidate) => textOf(before[candidate]) !== textOf(given[candidate]),
	);
	if (field === undefined) return;
	refuse({
		rule: 'import.changed',
		field,
		document: id,
		message: `${name} is in the books already, with another '${field}': ${textOf(before[field])} then, ${textOf(given[field])} now.`,
		fix: 'A validated document never changes. Record payments, notes or a credit note on it; leave the row out.',
	});
}

function textOf(value: unknown): string {
	if (value === undefined) return 'nothing';
	return typeof value === 'string' ? value : canonicalJson(value).slice(0, 200);
}
