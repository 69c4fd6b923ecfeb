import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { refuse } from '../../domain/refusal';
import type { Reading, StoredHold } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { getDocument, resolveCompany, resolveMaster } from '../parts/resolve';
import { viewHolds, type HoldView } from './holdView';
import { planBooks } from './planDunningRun';
import { viewRow } from './planRowView';
import { readDunningState } from './readDunningState';
import { viewSteps, type StepView } from './stepView';

const schema = z.object({
	company: reference.optional(),
	customer: reference.optional(),
	/** Id of one document, in place of a customer. */
	document: reference.optional(),
});

/** One thing that happened, or how it stands now. */
export interface DunningHistoryEntry {
	readonly ledger: string;
	/** `step`, `hold`, `lifted` or `now`. */
	readonly entry: string;
	readonly on: CalendarDate;
	readonly customerId: string | null;
	readonly documentId: string | null;
	readonly documentNumber: string | null;
	readonly instalment: number | null;
	/** State of the step, type of the hold, or standing of today. */
	readonly what: string;
	readonly stage: number | null;
	/** A sentence for people. */
	readonly sentence: string;
	readonly rule: string | null;
	readonly reference: string | null;
	readonly actor: string | null;
}

/**
 * What was done about a customer or a document, oldest first, and then how each instalment stands today and why:
 * it answers "why was this customer not chased?".
 */
export async function getDunningHistory(
	context: ServiceContext,
	query: unknown,
): Promise<DunningHistoryEntry[]> {
	const { ledger } = context;
	const { company: asked, customer, document: id } = parseInput(schema, query);
	const document = id === undefined ? undefined : await getDocument(ledger.read, id);
	if (customer === undefined && document === undefined) refuseNothing();
	const company = await resolveCompany(ledger.read, document?.companyId ?? asked);
	const partyId =
		document?.partyId ??
		(await resolveMaster(ledger.read, 'party', customer ?? '', company.id, 'customer')).id;
	const documents = document ? [document] : await documentsOf(ledger.read, company.id, partyId);
	const ids = documents.map((one) => one.id);
	const steps = await ledger.read.dunning.stepsOf(ids);
	const holds = [
		...(await ledger.read.dunning.holdsOf(ids, true)),
		...(await ledger.read.dunning.holdHistory(company.id, partyId)),
		...(await ledger.read.dunning.holdHistory(company.id, null)),
	];
	const stepViews = await viewSteps(ledger.read, ledger.id, steps);
	const holdViews = await viewHolds(ledger.read, ledger.id, holds);
	const past = [
		...stepViews.map(stepEntry),
		...holdViews.flatMap((view, index) => holdEntries(view, holds[index])),
	];
	past.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
	const today = todayOf(company, context.now());
	const books = await readDunningState(ledger.read, company, today, {
		partyId,
		also: document ? [document.id] : [],
	});
	const rows = planBooks(books, context.now()).rows.filter(
		({ item }) => document === undefined || item.id === document.id,
	);
	const now = rows.map((row): DunningHistoryEntry => {
		const view = viewRow(ledger.id, books, row, null);
		const { customerId, documentId, documentNumber, instalment, stage, rule, reason, standing } = view;
		const of = { customerId, documentId, documentNumber, instalment };
		const rest = { what: standing, stage, sentence: reason, rule, reference: null, actor: null };
		return { ledger: ledger.id, entry: 'now', on: today, ...of, ...rest };
	});
	return [...past, ...now];
}

const PAGE = 500;

async function documentsOf(
	{ documents }: Pick<Reading, 'documents'>,
	companyId: string,
	partyId: string,
): Promise<BillingDocument[]> {
	const found: BillingDocument[] = [];
	let after: string | undefined;
	do {
		const kinds = ['invoice', 'quotation', 'salesOrder'] as const;
		const page = await documents.find({ companyId, partyId, kinds, after, limit: PAGE });
		found.push(...page);
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
	return found;
}

const ENDS: Readonly<Record<string, string>> = {
	claimed: 'was claimed and never confirmed: nobody knows whether it arrived',
	sent: 'was sent',
	failed: 'could not be sent',
	withdrawn: 'was withdrawn',
};

function stepEntry(step: StepView): DunningHistoryEntry {
	const { ledger, customerId, documentId, documentNumber, instalment, stage, state } = step;
	const to = step.recipient === null ? ` by ${step.channel}` : ` to ${step.recipient}`;
	const why = step.reason === null ? '' : `: ${step.reason}`;
	return {
		ledger,
		entry: 'step',
		on: step.closedOn ?? step.claimedOn,
		customerId,
		documentId,
		documentNumber,
		instalment,
		what: state,
		stage,
		sentence: `${step.stageLabel} of ${documentNumber}${to} ${ENDS[state] ?? state}${why}.`,
		rule: null,
		reference: step.step,
		actor: step.actor,
	};
}

function holdEntries(view: HoldView, hold: StoredHold | undefined): DunningHistoryEntry[] {
	const { ledger, customerId, documentId, documentNumber, instalment, type, since, until, liftedOn } = view;
	const target = documentNumber ?? view.customerName ?? 'everything';
	const common = { ledger, customerId, documentId, documentNumber, instalment, stage: null, rule: null };
	const untilDay = until === null ? '' : ` until ${until}`;
	const why = view.reason === null ? '' : `: ${view.reason}`;
	const set: DunningHistoryEntry = {
		...common,
		entry: 'hold',
		on: since,
		what: type,
		sentence: `A ${type} was set on ${target}${untilDay}${why}.`,
		reference: view.hold,
		actor: view.actor,
	};
	if (liftedOn === null || hold === undefined) return [set];
	const lifted: DunningHistoryEntry = {
		...set,
		entry: 'lifted',
		on: liftedOn,
		sentence: `The ${type} on ${target} was lifted${hold.liftReason === null ? '' : `: ${hold.liftReason}`}.`,
		actor: view.liftedBy,
	};
	return [set, lifted];
}

function refuseNothing(): never {
	refuse({
		rule: 'dunning.historyOf',
		field: 'customer',
		message: 'Neither a customer nor a document is named.',
		fix: "Give 'customer', a code, or 'document', an id.",
	});
}
