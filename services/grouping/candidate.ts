import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument, PostalAddress } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { GroupableNote } from '../../domain/grouping/grouping';
import type { Master } from '../../domain/masters/schemas';
import type { Minor } from '../../domain/money/minor';
import type { Portion } from '../parts/portions';
import { findHindrance } from './findHindrance';
import { amountsOfNote, chargesOfNote, type NoteCharge } from './noteAmounts';
import { keysOfNote } from './noteKeys';
import type { NoteRun } from './noteRun';
import type { Surroundings } from './noteSurroundings';

/** The other document that something is about. */
export interface NamedDocument {
	readonly id: string;
	readonly number: string | null;
}

/** A delivery note that a run looks at: what grouping needs of it, and what is shown. */
export interface Candidate {
	readonly groupable: GroupableNote;
	readonly party: Pick<Master<'party'>, 'id' | 'code' | 'name'>;
	readonly number: string | null;
	readonly state: string;
	readonly issueDate: CalendarDate;
	readonly orders: readonly NamedDocument[];
	readonly customerReference: string | null;
	readonly shipTo: PostalAddress | null;
	readonly currency: string;
	/** What is left, without VAT, after discounts of lines. */
	readonly net: Minor;
	readonly lines: number;
	readonly charges: readonly NoteCharge[];
}

export async function candidateOf(
	run: NoteRun,
	note: BillingDocument,
	around: Surroundings,
): Promise<Candidate> {
	const { company, calendarMonth, share } = run;
	const party = around.parties.get(note.partyId) ?? (await partyOf(run, note));
	const orders = ordersOf(note, around);
	const portions = around.portions.get(note.id) ?? NOTHING;
	const amounts = amountsOfNote(note, portions, around);
	const charges = chargesOfNote(run, note, orders, around);
	const hindrance = findHindrance(run, note, around, amounts);
	const extraKeys = party.content.groupingKeys ?? company.content.groupingKeys;
	return {
		groupable: {
			id: note.id,
			name: nameOf(note),
			date: around.deliveredOn.get(note.id) ?? note.issueDate,
			companyId: company.id,
			partyId: party.id,
			orderIds: orders.map(({ id }) => id).sort(),
			mode: party.content.billingMode ?? company.content.billingMode ?? 'grouped',
			periodicity: party.content.billingPeriodicity ?? company.content.billingPeriodicity ?? 'onDemand',
			keys: await keysOfNote(run, note, { party, orders, charges }),
			calendarMonth,
			...(extraKeys ? { extraKeys } : {}),
			...(hindrance ? { hindrance } : {}),
		},
		party: share({ id: party.id, code: party.code, name: party.name }),
		number: note.number ?? note.internalReference,
		state: note.state,
		issueDate: note.issueDate,
		orders: orders.map(({ id, number, internalReference }) => ({ id, number: number ?? internalReference })),
		customerReference: note.customerReference,
		shipTo: share(note.shipTo),
		currency: note.currency,
		net: amounts.net,
		lines: amounts.lines,
		charges,
	};
}

const NOTHING: readonly Portion[] = [];

async function partyOf({ read }: NoteRun, note: BillingDocument): Promise<Master<'party'>> {
	const party = await read.masters.get('party', note.partyId);
	if (!party) throw new Error(`The customer of document ${note.id} is missing`);
	return party;
}

/** Orders that the note delivers, in the order of its lines. */
function ordersOf({ lines }: BillingDocument, { links }: Surroundings): BillingDocument[] {
	const ids = new Set(lines.flatMap(({ id }) => links.to(id).map(({ fromDocumentId }) => fromDocumentId)));
	return [...ids].flatMap((id) => {
		const source = links.behind.get(id);
		return source?.kind === 'salesOrder' ? [source] : [];
	});
}
