import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import { findReason, type Reason } from '../../domain/sepa/reasonCodes';
import type { Outcome } from '../../domain/sepa/mandate';
import { refuse } from '../../domain/refusal';
import type { LedgerTx, StoredDebit } from '../../ledger/port';
import type { WorkContext } from '../context';
import { auditMaster } from '../parts/auditMaster';
import { writeHold } from './collectionHolds';
import { releaseClaim } from './releaseClaim';

export interface DebitReturn {
	readonly code: string;
	/** Words of the bank, or of a person. */
	readonly text: string | null;
	readonly onDate: CalendarDate;
	/** The bank refused it before it settled; found from the days where it is missing. */
	readonly rejected?: boolean;
}

/** Codes by which the debtor, and not the bank, took the money back. */
const REFUNDS = new Set(['MD06', 'MD01']);

/**
 * A debit came back: the payment is reversed where it had settled, the invoice is open again, and the mandate bears what
 * the reason says. Where nothing may be collected before a person has spoken with the debtor, the invoice is paused.
 *
 * @returns false where it came back before
 * @throws Refusal `debit.notPresented`
 */
export async function returnDebit(
	tx: LedgerTx,
	debit: StoredDebit,
	returned: DebitReturn,
	context: WorkContext,
): Promise<boolean> {
	const { outcome, claimId, documentId } = debit;
	if (outcome === 'rejected' || outcome === 'returned' || outcome === 'refunded') return false;
	if (outcome !== 'presented' && outcome !== 'settled') refuseNotPresented(debit);
	const { onDate, code, text } = returned;
	const reason = findReason(code);
	const words = `${code}: ${text ?? reason.meaning}`;
	await releaseClaim(tx, claimId, { state: 'returned', onDate, reason: words }, context);
	await tx.debits.closeDebit(debit.id, outcome, {
		outcome: outcomeOf(debit, returned),
		closedOn: onDate,
		reasonCode: code,
		reasonText: text,
	});
	const { actor } = context;
	const data = { debit: debit.id, code, reason: words, group: reason.group, action: reason.action };
	await tx.facts.add({ documentId, kind: 'debitReturned', onDate, actor, data });
	if (reason.group === 'stop') {
		const hold = { type: 'pause', since: onDate, until: null, reason: words } as const;
		await writeHold(tx, documentId, hold, actor);
	}
	if (reason.endsMandate) await endMandate(tx, debit, reason, onDate, context);
	context.hint(`${debit.endToEndId}: ${reason.meaning} ${reason.action}`);
	return true;
}

function outcomeOf(
	{ outcome, dueOn }: StoredDebit,
	{ code, onDate, rejected }: DebitReturn,
): Extract<Outcome, 'rejected' | 'returned' | 'refunded'> {
	if (outcome === 'settled') return REFUNDS.has(code) ? 'refunded' : 'returned';
	return (rejected ?? onDate < dueOn) ? 'rejected' : 'returned';
}

/** Nothing more is collected under it, from the day on which the bank said so. */
async function endMandate(
	tx: LedgerTx,
	{ mandateId }: StoredDebit,
	{ meaning }: Reason,
	onDate: CalendarDate,
	context: WorkContext,
): Promise<void> {
	const mandate = await tx.masters.get('mandate', mandateId);
	if (!mandate || mandate.content.cancelledOn !== undefined) return;
	const content: Master<'mandate'>['content'] = { ...mandate.content, cancelledOn: onDate };
	const { master } = await tx.masters.save<'mandate'>({ ...mandate, content });
	auditMaster(tx, context, 'cancelled', master);
	context.hint(`Mandate ${mandate.code} is cancelled: ${meaning}`);
}

function refuseNotPresented({ endToEndId, outcome }: StoredDebit): never {
	refuse({
		rule: 'debit.notPresented',
		document: endToEndId,
		message: `Debit ${endToEndId} is ${outcome}: it was never given to the bank, so it cannot come back.`,
		fix: 'Mark its batch as uploaded first, or cancel the batch.',
	});
}
