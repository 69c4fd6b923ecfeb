import type { CalendarDate } from '../../domain/dates/calendarDate';
import { nameOf } from '../../domain/documents/nameOf';
import type { Reading, StoredHold } from '../../ledger/port';

/** A hold as nodes give it out. */
export interface HoldView {
	readonly ledger: string;
	readonly hold: string;
	readonly type: string;
	/** `everything`, `customer`, `document` or `instalment`. */
	readonly on: string;
	readonly companyId: string;
	readonly customerId: string | null;
	readonly customerName: string | null;
	readonly documentId: string | null;
	readonly documentNumber: string | null;
	readonly instalment: number | null;
	readonly since: CalendarDate;
	readonly until: CalendarDate | null;
	readonly reason: string | null;
	readonly liftedOn: CalendarDate | null;
	readonly liftedBy: string | null;
	readonly liftReason: string | null;
	readonly actor: string;
	readonly unchanged?: boolean;
}

export async function viewHolds(
	read: Pick<Reading, 'documents' | 'masters'>,
	ledger: string,
	holds: readonly StoredHold[],
	unchanged?: boolean,
): Promise<HoldView[]> {
	const views: HoldView[] = [];
	for (const hold of holds) {
		const { partyId, documentId, instalment } = hold;
		const party = partyId === null ? undefined : await read.masters.get('party', partyId);
		const document = documentId === null ? undefined : await read.documents.get(documentId);
		views.push({
			ledger,
			hold: hold.id,
			type: hold.type,
			on:
				documentId !== null
					? instalment !== null
						? 'instalment'
						: 'document'
					: partyId === null
						? 'everything'
						: 'customer',
			companyId: hold.companyId,
			customerId: partyId,
			customerName: party?.name ?? null,
			documentId,
			documentNumber: document ? nameOf(document) : null,
			instalment,
			since: hold.since,
			until: hold.until,
			reason: hold.reason,
			liftedOn: hold.liftedOn,
			liftedBy: hold.liftedBy,
			liftReason: hold.liftReason,
			actor: hold.actor,
			...(unchanged ? { unchanged } : {}),
		});
	}
	return views;
}
