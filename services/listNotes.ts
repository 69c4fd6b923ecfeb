import { z } from 'zod/v4';
import type { CalendarDate } from '../domain/dates/calendarDate';
import { assertRun } from '../domain/grouping/assertRun';
import { findLeftOutReason, type DueOn } from '../domain/grouping/findLeftOutReason';
import { isDue } from '../domain/grouping/isDue';
import type { BillingMode, GroupingRun, KeyValue, Periodicity } from '../domain/grouping/grouping';
import type { Master } from '../domain/masters/schemas';
import { minorToNumber, sumMinor } from '../domain/money/minor';
import { parseInput } from '../domain/schemas/parseInput';
import type { ServiceContext } from './context';
import type { Candidate } from './grouping/candidate';
import { findPicks, type RefusedPick } from './grouping/findPicks';
import { ofModes, partsOf } from './grouping/partsOf';
import type { CandidatePage, Tally } from './grouping/readCandidates';
import { runFields } from './grouping/runFields';
import { tellTally } from './grouping/tellTally';
import { facesOf, viewLeftOut, type LeftOutView } from './grouping/views';
import { assertSameLedger } from './useCase';

const MOST = 10_000;

const schema = z.object({ ...runFields, limit: z.int().min(1).max(MOST).optional() });

/** A line of a delivery note with what is left of it to invoice. */
export interface OpenLineView {
	/** Its place on the note: 1, 2, 3… */
	readonly line: number;
	readonly productCode: string | null;
	readonly description: string;
	readonly unit: string;
	readonly quantity: number;
	readonly left: number;
}

/** A delivery note that could be invoiced, as a pick list shows it (pointage). */
export interface ListedNoteView extends Omit<LeftOutView, 'rule' | 'reason'> {
	readonly state: string;
	readonly mode: BillingMode;
	readonly periodicity: Periodicity;
	/** Whether a run with these settings would take it by itself. */
	readonly isDue: boolean;
	/** Whether it can be invoiced when it is picked. */
	readonly canBePicked: boolean;
	/** Why the run would leave it; null where it is due. */
	readonly rule: string | null;
	readonly reason: string | null;
	readonly keys: Readonly<Record<string, KeyValue>>;
	readonly lines: readonly OpenLineView[];
	readonly lineCount: number;
	readonly currency: string;
	readonly lineNet: number;
	readonly chargeNet: number;
	readonly onDate: CalendarDate;
}

export interface ListedNotes {
	readonly notes: readonly ListedNoteView[];
	readonly refused: readonly RefusedPick[];
	readonly hints: readonly string[];
}

/**
 * The pick list of deferred invoicing (pointage): every delivery note of a selection that has something to invoice, with
 * its keys, what is left of it, and why a run would leave it. Those with nothing left are counted in a hint.
 *
 * @param tolerant as for `groupNotes`
 */
export async function listNotes(
	context: ServiceContext,
	input: unknown,
	tolerant = false,
): Promise<ListedNotes> {
	const { limit = MOST, ...given } = parseInput(schema, input);
	assertSameLedger(context, given);
	const picks = given.notes && (await findPicks(context.ledger.read, given.notes, given.company));
	const [refused] = picks?.refused ?? [];
	if (refused && !tolerant) throw refused.refusal;
	const tally: Tally = { invoiced: 0 };
	const notes: ListedNoteView[] = [];
	for (const { company, run, pages } of await partsOf(context, given, picks?.notes, tally)) {
		// Whether a note is due is asked without the pick: a list is there to see it before.
		const { picked: _picked, ...unpicked } = run;
		assertRun(unpicked);
		for await (const page of pages) {
			if (notes.length >= limit) break;
			for (const candidate of ofModes(page.candidates, given.billingModes))
				notes.push(viewListed(context.ledger.id, company, candidate, page, unpicked));
		}
	}
	const hints = [
		...tellTally(tally, notes.length === 0),
		...(notes.length > limit ? [`The list was cut after ${limit} delivery notes.`] : []),
	];
	return { notes: notes.slice(0, limit), refused: picks?.refused ?? [], hints };
}

function viewListed(
	ledger: string,
	company: Master<'company'>,
	candidate: Candidate,
	page: CandidatePage,
	run: GroupingRun,
): ListedNoteView {
	const { groupable, currency } = candidate;
	const isDueOn: DueOn = ({ periodicity, date, calendarMonth }) =>
		isDue(periodicity, date, run.onDate, calendarMonth);
	const left = findLeftOutReason(groupable, run, isDueOn);
	const { rule, reason, ...note } = viewLeftOut(facesOf(ledger, company, candidate), candidate, {
		rule: left?.rule ?? '',
		reason: left?.reason ?? '',
	});
	return {
		...note,
		state: candidate.state,
		mode: run.mode ?? groupable.mode,
		periodicity: groupable.periodicity,
		isDue: left === undefined,
		canBePicked: findLeftOutReason(groupable, { ...run, picked: true }, isDueOn) === undefined,
		rule: left ? rule : null,
		reason: left ? reason : null,
		keys: groupable.keys,
		lines: openLines(page, groupable.id),
		lineCount: candidate.lines,
		currency,
		lineNet: minorToNumber(candidate.net, currency),
		chargeNet: minorToNumber(sumMinor(candidate.charges.map(({ amount }) => amount)), currency),
		onDate: run.onDate,
	};
}

function openLines({ notes, around }: CandidatePage, id: string): OpenLineView[] {
	const left = new Map(
		(around.portions.get(id) ?? []).map(({ line, quantity }) => [line.id, quantity] as const),
	);
	const lines = notes.get(id)?.lines ?? [];
	return lines
		.filter(({ kind }) => kind !== 'note')
		.map(({ id: lineId, position, productCode, description, unit, quantity }) => ({
			line: position,
			productCode,
			description,
			unit,
			quantity: Number(quantity),
			left: Number(left.get(lineId) ?? 0),
		}));
}
