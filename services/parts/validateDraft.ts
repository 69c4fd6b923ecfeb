import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nextState } from '../../domain/documents/transitions';
import type { Master } from '../../domain/masters/schemas';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import { refuse } from '../../domain/refusal';
import { nameOf } from '../../domain/documents/nameOf';
import { headerOf } from '../../ledger/codec';
import { hashOf } from '../../ledger/hash';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assertApproved } from './approval';
import { todayOf } from './assembleHeader';
import { assertDiscountAllowed } from './assertDiscountAllowed';
import { fixByLaw } from './fixByLaw';
import { lockAttachedPayments, matchAttachedPayments } from './matchAttachedPayments';
import { matchPrepayments } from './matchPrepayments';
import { auditedStock, planStock, writeStock } from './moveStock';
import { assertMayWrite, usePrivilege } from './rights';
import { lockCredited, settleByCreditNote } from './settle';
import { snapshotParties } from './snapshotParties';
import { takeNumber } from './takeNumber';
import { auditDocument } from './writeDocument';

export interface ValidationChoices {
	/** Sequence to take, in a hole of the series or above its last number, by privilege and with a reason. */
	readonly forceSequence?: number;
	readonly reason?: string;
	/** Who approved it, where its author's documents need a second person. */
	readonly approvedBy?: string;
}

/**
 * Validates a draft: freezes names and addresses, takes the number, fixes the content by its hash. Everything is
 * computed before the number, because the series is locked from then on.
 */
export async function validateDraft(
	tx: LedgerTx,
	draft: BillingDocument,
	company: Master<'company'>,
	context: WorkContext,
	{ forceSequence, reason, approvedBy }: ValidationChoices = {},
): Promise<BillingDocument> {
	const state = nextState(draft.kind, draft.state, 'validate', nameOf(draft));
	checkContent(draft);
	assertNotInFuture(draft, todayOf(company, context.now));
	await assertMayWrite(tx, company.id, draft.kind, context);
	await assertApproved(tx, draft, company, context, approvedBy);
	await assertDiscountAllowed(tx, draft, context, approvedBy);
	if (forceSequence !== undefined) {
		const { id: documentId } = draft;
		const act = { privilege: 'forceNumber', companyId: company.id, document: documentId } as const;
		await usePrivilege(tx, { ...act, documentId, reason }, context);
	}
	const snapshots = await snapshotParties(tx, draft);
	const { draft: lawful, missingMentions } = await fixByLaw(tx, draft, company, context);
	// Its invoice is locked before the series: documents come first, or two credit notes could wait for each other.
	if (draft.kind === 'creditNote') await lockCredited(tx, draft.id);
	const attached = await lockAttachedPayments(tx, draft);
	const movements = await planStock(tx, draft);
	const taken = await takeNumber(tx, company, draft, forceSequence);
	const fixed = { ...lawful, ...snapshots, ...taken, state };
	const document: BillingDocument = { ...fixed, validatedAt: context.now, contentHash: contentHash(fixed) };
	await tx.documents.fix(document);
	await writeStock(tx, document, movements, context);
	await tx.facts.add({
		documentId: draft.id,
		kind: 'validated',
		onDate: draft.issueDate,
		actor: context.actor,
		data: {},
	});
	auditDocument(tx, context, 'validate', document, {
		internalReference: document.internalReference,
		contentHash: document.contentHash,
		gross: document.totals.gross,
		stock: auditedStock(movements),
		...(forceSequence === undefined ? {} : { forceSequence }),
		...(approvedBy === undefined ? {} : { approvedBy }),
		...(missingMentions.length === 0
			? {}
			: { missingMentions: missingMentions.map(({ mention }) => mention) }),
	});
	if (document.kind === 'creditNote') await settleByCreditNote(tx, document, context);
	await matchPrepayments(tx, document, context);
	await matchAttachedPayments(tx, document, attached, context);
	return document;
}

/** Everything that validation fixes: content, parties and number; states and facts come after it. */
export function contentHash(document: Omit<BillingDocument, 'validatedAt' | 'contentHash'>): string {
	const { id, kind, number, internalReference, numbering, lines, totals, seller, buyer, sellerProfile } =
		document;
	return hashOf({
		...headerOf(document as BillingDocument),
		id,
		kind,
		number,
		internalReference,
		numbering,
		lines,
		totals,
		seller,
		buyer,
		sellerProfile,
	});
}

/** An invoice is dated on the day on which it is issued (art. 289 I-3 CGI): a later day would be a promise. */
function assertNotInFuture(draft: BillingDocument, today: CalendarDate): void {
	const { side, accounting, title } = KIND_RULES[draft.kind];
	if (side !== 'sale' || !accounting || draft.issueDate <= today) return;
	refuse({
		rule: 'issueDate.future',
		field: 'issueDate',
		document: nameOf(draft),
		message: `${title} ${nameOf(draft)} is dated ${draft.issueDate}; today is ${today}.`,
		fix: 'Validate it on that day, or give today as its date.',
	});
}

function checkContent(draft: BillingDocument): void {
	const title = KIND_RULES[draft.kind].title;
	// The last credit note of an invoice may have nothing but its charges.
	// An e-invoice may correct words alone.
	const wordsAlone = draft.correction?.scope === 'information';
	if (!wordsAlone && draft.lines.every((line) => line.kind === 'note') && draft.charges.length === 0) {
		refuse({
			rule: 'lines.empty',
			field: 'lines',
			document: draft.id,
			message: `${title} ${draft.id} has no line with a quantity.`,
			fix: 'Add lines with Update Draft, then validate it.',
		});
	}
	// What an adjustment takes off an issued e-invoice is written as negative amounts.
	if (draft.kind === 'invoice' && draft.totals.gross < 0 && draft.correction?.method !== 'adjustment') {
		refuse({
			rule: 'invoice.negative',
			document: draft.id,
			message: `Invoice ${draft.id} has a negative total.`,
			fix: 'Give the money back by a credit note.',
		});
	}
}
