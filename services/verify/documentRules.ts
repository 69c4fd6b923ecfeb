import { nameOf } from '../../domain/documents/nameOf';
import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { State } from '../../domain/documents/transitions';
import { contentHash } from '../parts/validateDraft';
import type { Around } from './lookAround';
import { TAMPERED, type Fault } from './report';

/** A rule that a document fulfils, given what stands around it. Undefined where it does, or does not apply. */
export type DocumentRule = (document: BillingDocument, around: Around) => Fault | undefined;

export function fault(document: BillingDocument, rule: string, message: string, fix = TAMPERED): Fault {
	const title = KIND_RULES[document.kind].title;
	return {
		rule,
		document: nameOf(document),
		documentId: document.id,
		message: `${title} ${nameOf(document)}: ${message}`,
		fix,
	};
}

/** What validation fixed is what its hash says. */
const contentUnchanged: DocumentRule = (document) => {
	if (document.validatedAt === null || document.contentHash === contentHash(document)) return undefined;
	return fault(
		document,
		'content.changed',
		'its content was changed after validation: a line, a total, a date, a name or the number is not what was validated.',
	);
};

/** Acts that fix the content; documents of a former system are imported as they were. */
const FIXES = new Set(['document.validate', 'document.import']);

/** The hash beside the document is the one in the audit trail: content and hash cannot be exchanged together. */
const hashIsAudited: DocumentRule = (document, { entries }) => {
	if (document.validatedAt === null) return undefined;
	const entry = entries.findLast(({ action, at }) => FIXES.has(action) && at === document.validatedAt);
	if (!entry)
		return fault(
			document,
			'content.notAudited',
			`the audit trail has no entry of its validation at ${document.validatedAt}.`,
		);
	const { contentHash: audited } = entry.data as { contentHash?: unknown };
	if (audited === document.contentHash) return undefined;
	return fault(
		document,
		'content.otherHash',
		`the hash of its content is not the one in its audit entry ${entry.sequence}: content and hash were exchanged.`,
	);
};

const columnsAgree: DocumentRule = (document, { differing }) => {
	if (differing.length === 0) return undefined;
	return fault(
		document,
		'content.columns',
		`lists and sums show other values than the document itself (${differing.join(', ')}).`,
	);
};

/** The state that each audited act leads to. */
const LEADS_TO: Readonly<Record<string, State>> = {
	'document.validate': 'validated',
	'document.import': 'validated',
	'document.accept': 'accepted',
	'document.reject': 'rejected',
	'document.deliver': 'delivered',
	'document.close': 'closed',
	'document.cancel': 'cancelled',
	'document.delete': 'cancelled',
	'document.unlock': 'draft',
};

/** A document is in the state to which its audit trail leads: none is cancelled, or a draft again, in silence. */
const stateIsAudited: DocumentRule = (document, { entries }) => {
	const last = entries.findLast(({ action }) => LEADS_TO[action] !== undefined);
	const expected = last === undefined ? 'draft' : LEADS_TO[last.action];
	if (document.state === expected) return undefined;
	return fault(
		document,
		'state.notAudited',
		`it is ${document.state}, but by the audit trail it is ${expected}${last ? ` since entry ${last.sequence}` : ''}.`,
	);
};

const deletionIsAudited: DocumentRule = (document, { entries }) => {
	const deleted = entries.some(({ action }) => action === 'document.delete');
	if (deleted === (document.deletedAt !== null)) return undefined;
	return fault(
		document,
		'deletion.notAudited',
		deleted
			? 'the audit trail says that it was deleted, but it is there.'
			: 'it is marked as deleted, and the audit trail has no entry of it.',
	);
};

const numberIsCounted: DocumentRule = (document, { counters }) => {
	const { numbering } = document;
	if (numbering === null) return undefined;
	const counter = counters.find(
		({ seriesId, period }) => seriesId === numbering.seriesId && period === numbering.period,
	);
	if (counter || document.origin === 'formerSystem') return undefined;
	return fault(
		document,
		'number.noCounter',
		`its series has no counter for ${numbering.period || 'its numbers'}: the next number could be given twice.`,
	);
};

const deletedNumberIsBurned: DocumentRule = (document, { burned }) => {
	const { numbering } = document;
	if (document.deletedAt === null || numbering === null) return undefined;
	const found = burned.some(
		({ seriesId, period, sequence }) =>
			seriesId === numbering.seriesId && period === numbering.period && sequence === numbering.sequence,
	);
	if (found) return undefined;
	return fault(
		document,
		'number.notBurned',
		'it was deleted, but its number is missing from the register of burned numbers.',
	);
};

export const DOCUMENT_RULES: readonly DocumentRule[] = [
	contentUnchanged,
	hashIsAudited,
	columnsAgree,
	stateIsAudited,
	deletionIsAudited,
	numberIsCounted,
	deletedNumberIsBurned,
];
