import { z } from 'zod/v4';
import { groupDeliveryNotes } from '../domain/grouping/groupDeliveryNotes';
import type { GroupingRun } from '../domain/grouping/grouping';
import type { Master } from '../domain/masters/schemas';
import { date } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import { breathing } from '../ledger/breathing';
import type { ServiceContext } from './context';
import type { Candidate } from './grouping/candidate';
import { byCustomers, collectCandidates, type Collected } from './grouping/collectCandidates';
import { findPicks, type RefusedPick } from './grouping/findPicks';
import { invoiceGroups } from './grouping/invoiceGroups';
import { partsOf } from './grouping/partsOf';
import type { Tally } from './grouping/readCandidates';
import { runFields } from './grouping/runFields';
import { tellTally } from './grouping/tellTally';
import { facesOf, viewGroup, viewLeftOut, type GroupView, type LeftOutView } from './grouping/views';
import { assertSameLedger } from './useCase';

export type { GroupView, LeftOutView } from './grouping/views';

export const INVOICE_CHOICES = ['no', 'draft', 'validated'] as const;

const schema = z.object({
	...runFields,
	createInvoices: z.enum(INVOICE_CHOICES, `must be one of ${INVOICE_CHOICES.join(', ')}`).optional(),
	/** Date of the invoices; today where it is missing. */
	invoiceDate: date.optional(),
});
type Input = z.output<typeof schema>;

export interface GroupedNotes {
	readonly groups: readonly GroupView[];
	readonly leftOut: readonly LeftOutView[];
	/** Picks that are no delivery notes of this ledger. */
	readonly refused: readonly RefusedPick[];
	readonly hints: readonly string[];
}

/**
 * Deferred invoicing (facturation différée): which delivery notes share an invoice, which are left and why, and the
 * invoices where they are asked for. Groups and left-outs together are the selection, save notes of which nothing is left:
 * those are counted in a hint. What is left is a sum of links, so a second run gives nothing new.
 *
 * @param tolerant picks that are no delivery notes of this ledger are told in `refused`, and the rest goes on
 * @throws Refusal for a run that asks for what there is not, and for such a pick where `tolerant` is false: then
 *   nothing is written
 */
export async function groupNotes(
	context: ServiceContext,
	input: unknown,
	tolerant = false,
): Promise<GroupedNotes> {
	const { ledger } = context;
	const given = parseInput(schema, input);
	assertSameLedger(context, given);
	const picks = given.notes && (await findPicks(ledger.read, given.notes, given.company));
	const [refused] = picks?.refused ?? [];
	if (refused && !tolerant) throw refused.refusal;
	const result: Result = { groups: [], leftOut: [], hints: new Set() };
	const tally: Tally = { invoiced: 0 };
	for (const { company, run, pages } of await partsOf(context, given, picks?.notes, tally)) {
		const collected = await collectCandidates(pages, given.billingModes);
		const shown = await show(context, company, collected, run);
		pushAll(result.leftOut, shown.leftOut);
		await takeGroups(context, shown, given, result);
	}
	for (const hint of tellTally(tally, result.groups.length + result.leftOut.length === 0))
		result.hints.add(hint);
	return { ...result, refused: picks?.refused ?? [], hints: [...result.hints] };
}

interface Result {
	readonly groups: GroupView[];
	readonly leftOut: LeftOutView[];
	readonly hints: Set<string>;
}

interface Shown {
	readonly groups: readonly GroupView[];
	readonly leftOut: readonly LeftOutView[];
	readonly candidates: ReadonlyMap<string, Candidate>;
	readonly company: Master<'company'>;
}

async function show(
	{ ledger }: ServiceContext,
	company: Master<'company'>,
	{ byId, byParty }: Collected,
	run: GroupingRun,
): Promise<Shown> {
	const found = (id: string) => byId.get(id) as Candidate;
	const breathe = breathing();
	const borne = new Set<string>();
	const groups: GroupView[] = [];
	const leftOut: LeftOutView[] = [];
	for (const some of byCustomers(byParty)) {
		await breathe();
		const grouping = groupDeliveryNotes(some, { ...run, firstPosition: groups.length + 1 });
		for (const group of grouping.groups) {
			await breathe();
			const notes = group.notes.map(({ id }) => found(id));
			groups.push(viewGroup(facesOf(ledger.id, company, notes[0] as Candidate), group, notes, borne));
		}
		for (const left of grouping.leftOut) {
			const candidate = found(left.note.id);
			leftOut.push(viewLeftOut(facesOf(ledger.id, company, candidate), candidate, left));
		}
	}
	return { groups, leftOut, candidates: byId, company };
}

/** The groups as they are, or each with its invoice; notes that got none are left. */
async function takeGroups(
	context: ServiceContext,
	{ groups, candidates, company }: Shown,
	{ createInvoices = 'no', invoiceDate }: Input,
	result: Result,
): Promise<void> {
	if (createInvoices === 'no') return void pushAll(result.groups, groups);
	const choices = { validate: createInvoices === 'validated', issueDate: invoiceDate };
	let index = 0;
	for await (const { invoice, missed, hints } of invoiceGroups(context, groups, choices)) {
		const group = groups[index++] as GroupView;
		for (const hint of hints) result.hints.add(hint);
		for (const { noteId, rule, reason } of missed) {
			const candidate = candidates.get(noteId) as Candidate;
			const words = { rule, reason: `${candidate.groupable.name} ${reason}.` };
			result.leftOut.push(viewLeftOut(facesOf(context.ledger.id, company, candidate), candidate, words));
		}
		const without = new Set(missed.map(({ noteId }) => noteId));
		if (invoice) result.groups.push({ ...withoutNotes(group, without), id: invoice.id, invoice });
	}
}

/** A spread of a hundred thousand members would be too many arguments. */
function pushAll<T>(target: T[], members: readonly T[]): void {
	for (const member of members) target.push(member);
}

function withoutNotes(group: GroupView, without: ReadonlySet<string>): GroupView {
	if (without.size === 0) return group;
	const notes = group.notes.filter(({ id }) => !without.has(id));
	return { ...group, notes, ids: notes.map(({ id }) => id), noteCount: notes.length };
}
