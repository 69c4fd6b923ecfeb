import type { BillingDocument } from '../../domain/documents/document';
import { CREDIT_KINDS } from '../../domain/documents/isFinished';
import { minorToNumber } from '../../domain/money/minor';
import type { IntakeRecord, Reading } from '../../ledger/port';
import { moneyAround } from '../parts/moneyAround';

/** An expected movement of the treasury (opération engagée): what is open of a confirmed invoice, on its due date. */
export interface Expected {
	readonly flow: 'in' | 'out';
	readonly amount: number;
	readonly currency: string;
	/** Null for credit: it waits for an invoice to be set against. */
	readonly on: string | null;
	readonly documentId: string | null;
}

export async function expectedOf(
	read: Pick<Reading, 'payments'>,
	record: IntakeRecord,
	document: BillingDocument | undefined,
): Promise<Expected | null> {
	const { state, kind, direction, currency, gross } = record;
	if (state !== 'confirmed' || currency === null || gross === null) return null;
	// A credit note lets the money flow the other way.
	const flow = (direction === 'sale') === (kind === 'invoice') ? 'in' : 'out';
	const base = { flow, currency, documentId: document?.id ?? null } as const;
	if (document === undefined) return { ...base, amount: minorToNumber(gross, currency), on: null };
	const { matched, given } = (await moneyAround(read, [document]))(document.id);
	const isCredit = CREDIT_KINDS.includes(document.kind);
	const open = document.totals.gross - (isCredit ? given : matched);
	if (open <= 0) return null;
	return { ...base, amount: minorToNumber(open, currency), on: isCredit ? null : document.dueDate };
}
