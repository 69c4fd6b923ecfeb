import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { ChasedKind } from '../../domain/dunning/policy';
import type { Closing, DunningItem, DunningStep, Hold } from '../../domain/dunning/state';
import type { DocumentFact, Reading, StoredHold, StoredStep, TransmissionRecord } from '../../ledger/port';
import { findCollectionHold } from '../collections/collectionHolds';
import { readOpenInstalments, type CollectableInstalment } from '../collections/readOpenInstalments';

/** What stands around the documents of a page, read once for all of them. */
interface Around {
	readonly facts: ReadonlyMap<string, readonly DocumentFact[]>;
	readonly sent: ReadonlyMap<string, readonly TransmissionRecord[]>;
	readonly steps: ReadonlyMap<string, readonly StoredStep[]>;
	readonly holds: ReadonlyMap<string, readonly StoredHold[]>;
	/** Amounts that credit notes gave. */
	readonly given: ReadonlyMap<string, number>;
	/** Quotations and orders from which something was made. */
	readonly answered: ReadonlySet<string>;
	open(documentId: string): readonly CollectableInstalment[];
}

/** Documents as following up sees them: an invoice is as many items as it has instalments. */
export async function readItems(
	read: Reading,
	documents: readonly BillingDocument[],
	today: CalendarDate,
): Promise<DunningItem[]> {
	const around = await readAround(read, documents);
	return documents.flatMap((document) => itemsOf(document, around, today));
}

async function readAround(read: Reading, documents: readonly BillingDocument[]): Promise<Around> {
	const ids = documents.map(({ id }) => id);
	const by = <Row extends { readonly documentId: string | null }>(rows: readonly Row[]) =>
		Map.groupBy(rows, ({ documentId }) => documentId ?? '');
	const ofKind = (...kinds: readonly string[]) => documents.filter(({ kind }) => kinds.includes(kind));
	const invoices = ofKind('invoice');
	const asked = ofKind('quotation', 'salesOrder').map(({ id }) => id);
	const notes = ofKind('creditNote').map(({ id }) => id);
	const given = new Map<string, number>();
	for (const { sourceId, amount } of notes.length === 0 ? [] : await read.payments.matchesFrom(notes))
		given.set(sourceId, (given.get(sourceId) ?? 0) + amount);
	const links = asked.length === 0 ? [] : await read.links.ofDocuments(asked);
	const made = links.filter(({ relation }) => relation === 'convertedFrom');
	return {
		facts: by(await read.facts.ofDocuments(ids)),
		sent: by(asked.length === 0 ? [] : await read.transmissions.ofDocuments(asked)),
		steps: by(await read.dunning.stepsOf(ids)),
		holds: by(await read.dunning.holdsOf(ids)),
		given,
		answered: new Set(made.map(({ fromDocumentId }) => fromDocumentId)),
		open: await readOpenInstalments(read, invoices),
	};
}

function itemsOf(document: BillingDocument, around: Around, today: CalendarDate): DunningItem[] {
	const { id, kind, companyId, partyId, currency, totals } = document;
	const facts = around.facts.get(id) ?? [];
	const holds = around.holds.get(id) ?? [];
	const steps = around.steps.get(id) ?? [];
	const former = formerSteps(facts);
	const closed = closingOf(document, facts, around);
	const common = {
		id,
		number: nameOf(document),
		kind: kind as ChasedKind | 'creditNote',
		companyId,
		customerId: partyId,
		currency,
		openCharges: 0,
		sentOn: sentOn(around.sent.get(id) ?? []),
		...(closed !== undefined && { closed }),
	};
	const at = (position: number) => ({
		holds: [
			...holds.filter(({ instalment }) => instalment === null || instalment === position).map(asHold),
			...collectionHold(facts, today),
		],
		steps: [...former, ...steps.filter(({ instalment }) => instalment === position).map(asStep)],
	});
	if (kind !== 'invoice') {
		const dueDate = kind === 'creditNote' ? document.dueDate : document.validUntil;
		const settled = around.given.get(id) ?? 0;
		return [
			{ ...common, ...at(1), instalment: null, amount: totals.gross, settled, inCollection: 0, dueDate },
		];
	}
	const hasSchedule = totals.instalments !== undefined;
	return around.open(id).map(({ position, dueDate, amount, open, toCollect }) => ({
		...common,
		...at(position),
		instalment: hasSchedule ? position : null,
		amount,
		settled: amount - open,
		inCollection: open - toCollect,
		dueDate,
	}));
}

function closingOf(
	{ id, kind, state, deletedAt }: BillingDocument,
	facts: readonly DocumentFact[],
	{ answered }: Around,
): Closing | undefined {
	if (deletedAt !== null || state === 'cancelled') return 'cancelled';
	if (facts.some((fact) => fact.kind === 'uncollectible')) return 'writtenOff';
	if (state === 'rejected') return 'rejected';
	const isAsked = kind === 'quotation' || kind === 'salesOrder';
	return isAsked && (state !== 'validated' || answered.has(id)) ? 'accepted' : undefined;
}

/** The last day on which it went to the customer. */
function sentOn(records: readonly TransmissionRecord[]): CalendarDate | null {
	return records.findLast(({ state }) => state === 'sent' || state === 'cleared')?.onDate ?? null;
}

/** Stages that a former system had reached. */
function formerSteps(facts: readonly DocumentFact[]): DunningStep[] {
	return facts.flatMap(({ kind, onDate, data }) => {
		if (kind !== 'dunningStage') return [];
		const { stage, lastReminderOn } = data as { stage: number; lastReminderOn: CalendarDate | null };
		return stage > 0 ? [{ stage, state: 'sent' as const, on: lastReminderOn ?? onDate }] : [];
	});
}

function asStep({ stage, state, claimedOn, closedOn, policy, policyVersion }: StoredStep): DunningStep {
	return { stage, state, on: closedOn ?? claimedOn, policy, version: policyVersion };
}

export function asHold({ type, since, until, reason }: StoredHold): Hold {
	return { type, since, ...(until !== null && { until }), ...(reason !== null && { reason }) };
}

/** A dispute or pause of collections holds reminders back too. */
function collectionHold(facts: readonly DocumentFact[], today: CalendarDate): Hold[] {
	const hold = findCollectionHold(facts, today);
	if (!hold) return [];
	const { type, since, until, reason } = hold;
	return [{ type, since, ...(until !== null && { until }), ...(reason !== '' && { reason }) }];
}
