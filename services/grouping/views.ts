import type { CalendarDate } from '../../domain/dates/calendarDate';
import { SHIPPING, type PostalAddress } from '../../domain/documents/document';
import type { BillingMode, KeyValue, NoteGroup, Periodicity } from '../../domain/grouping/grouping';
import type { Master } from '../../domain/masters/schemas';
import { minorToNumber, sumMinor } from '../../domain/money/minor';
import type { Candidate, NamedDocument } from './candidate';

interface Faces {
	readonly ledger: string;
	readonly companyId: string;
	readonly companyCode: string;
	readonly customerId: string;
	readonly customerCode: string;
	readonly customerName: string;
}

/** A delivery note as it stands in a group: what the summary invoice says of each. */
export interface GroupedNoteView {
	readonly id: string;
	readonly number: string | null;
	readonly issueDate: CalendarDate;
	/** The day of the delivery, as far as anybody said it; else the day of the note. */
	readonly deliveredOn: CalendarDate;
	readonly orders: readonly NamedDocument[];
	readonly customerReference: string | null;
	readonly shipTo: PostalAddress | null;
}

/** The invoice that a group became. */
export interface GroupInvoiceView {
	/** Null in a dry run. */
	readonly id: string | null;
	readonly number: string | null;
	readonly state: string;
	readonly issueDate: CalendarDate;
	readonly dueDate: CalendarDate | null;
	readonly net: number;
	readonly tax: number;
	readonly gross: number;
}

export interface GroupView extends Faces {
	/** Of the invoice; null where none was made. */
	readonly id: string | null;
	/** 1, 2, 3… in each company. */
	readonly group: number;
	/** Of the delivery notes, ready for Create Invoice. */
	readonly ids: readonly string[];
	readonly mode: BillingMode;
	readonly periodicity: Periodicity;
	/** First and last day of delivery. */
	readonly from: CalendarDate;
	readonly until: CalendarDate;
	/** Why it is not one with an earlier group of the same customer. */
	readonly apart: string | null;
	readonly keys: Readonly<Record<string, KeyValue>>;
	readonly notes: readonly GroupedNoteView[];
	readonly noteCount: number;
	readonly lineCount: number;
	readonly currency: string;
	/** What is left on the lines, without VAT, after their discounts; VAT and discounts of documents come with the invoice. */
	readonly lineNet: number;
	/** Footer charges of notes and orders that the invoice would bring along. */
	readonly chargeNet: number;
	readonly invoice: GroupInvoiceView | null;
}

export interface LeftOutView extends Faces {
	/** Of the delivery note. */
	readonly id: string;
	readonly number: string | null;
	readonly issueDate: CalendarDate;
	readonly deliveredOn: CalendarDate;
	readonly orders: readonly NamedDocument[];
	readonly customerReference: string | null;
	/** Stable name of the rule that left it out. */
	readonly rule: string;
	/** In words, with the number of the note. */
	readonly reason: string;
}

export function facesOf(ledger: string, company: Master<'company'>, { party }: Candidate): Faces {
	return {
		ledger,
		companyId: company.id,
		companyCode: company.code,
		customerId: party.id,
		customerCode: party.code,
		customerName: party.name,
	};
}

/** @param borne orders whose charges an earlier group brings along; those of this group are added */
export function viewGroup(
	faces: Faces,
	group: NoteGroup,
	candidates: readonly Candidate[],
	borne: Set<string>,
): GroupView {
	const [first] = candidates;
	const { currency = '' } = first ?? {};
	// In this order a table shows it: what a person reads comes first, ids and lists of notes last.
	return {
		group: group.position,
		companyCode: faces.companyCode,
		customerCode: faces.customerCode,
		customerName: faces.customerName,
		noteCount: candidates.length,
		lineCount: candidates.reduce((sum, { lines }) => sum + lines, 0),
		from: group.from,
		until: group.until,
		currency,
		lineNet: minorToNumber(sumMinor(candidates.map(({ net }) => net)), currency),
		chargeNet: minorToNumber(chargesOf(candidates, borne), currency),
		apart: group.apart,
		mode: group.mode,
		periodicity: group.periodicity,
		invoice: null,
		id: null,
		ids: candidates.map(({ groupable }) => groupable.id),
		notes: candidates.map(viewNote),
		keys: group.keys,
		companyId: faces.companyId,
		customerId: faces.customerId,
		ledger: faces.ledger,
	};
}

/** An order's charges come once; its shipping not at all where deliveries brought their own (frais de port cumulés). */
function chargesOf(candidates: readonly Candidate[], borne: Set<string>): number {
	const charges = candidates.flatMap((candidate) => candidate.charges);
	const ownShipping = charges.some(({ isOrder, nature }) => !isOrder && nature === SHIPPING);
	const orders = new Set<string>();
	for (const { isOrder, bearerId } of charges) if (isOrder && !borne.has(bearerId)) orders.add(bearerId);
	const counted = candidates.flatMap((candidate) => {
		const own = candidate.charges.filter(
			({ isOrder, bearerId, nature }) =>
				!isOrder || (orders.has(bearerId) && !(ownShipping && nature === SHIPPING)),
		);
		for (const { bearerId } of own) orders.delete(bearerId);
		return own.map(({ amount }) => amount);
	});
	for (const { isOrder, bearerId } of charges) if (isOrder) borne.add(bearerId);
	return sumMinor(counted);
}

function viewNote({
	groupable,
	number,
	issueDate,
	orders,
	customerReference,
	shipTo,
}: Candidate): GroupedNoteView {
	const { id, date } = groupable;
	return { id, number, issueDate, deliveredOn: date, orders, customerReference, shipTo };
}

export function viewLeftOut(
	faces: Faces,
	candidate: Candidate,
	{ rule, reason }: Pick<LeftOutView, 'rule' | 'reason'>,
): LeftOutView {
	const { shipTo, ...note } = viewNote(candidate);
	const { number, deliveredOn, customerReference } = note;
	const { companyCode, customerCode, customerName } = faces;
	return {
		...{ number, companyCode, customerCode, customerName, deliveredOn, customerReference, reason, rule },
		...note,
		...faces,
	};
}
