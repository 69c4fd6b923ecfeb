import { z } from 'zod/v4';
import { clockInZone } from '../../domain/dates/calendarDate';
import type { DunningPlan, DunningRow, RunOptions } from '../../domain/dunning/plan';
import { STANDINGS } from '../../domain/dunning/plan';
import { planDunning } from '../../domain/dunning/planDunning';
import { date, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import type { ServiceContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { companiesOf } from './companiesOf';
import { resolveMaster } from '../parts/resolve';
import { viewRow, type PlanRowView } from './planRowView';
import { readDunningState, type DunningBooks } from './readDunningState';

/** What every run may ask for. */
export const runFields = {
	/** The hours of the policy are not looked at. */
	anyHour: z.boolean().optional(),
};

const schema = z.object({
	/** All companies where it is missing. */
	company: reference.optional(),
	customer: reference.optional(),
	/** The day for which it is planned; the company's own today where it is missing. */
	date: date.optional(),
	/** Only what falls due in this range (encadrement d'échéance). */
	dueFrom: date.optional(),
	dueUntil: date.optional(),
	/** Most letters of the run; the longest overdue go first. */
	cap: z.int('must be a whole number').min(0).max(100_000).optional(),
	soonDays: z.int('must be a whole number of days').min(0).max(365).optional(),
	/** Only rows that stand so; what is settled is left out unless it is asked for. */
	standings: z.array(z.enum(STANDINGS, `must be one of ${STANDINGS.join(', ')}`)).optional(),
	...runFields,
});

const NOT_SETTLED = STANDINGS.filter((standing) => standing !== 'settled');

/**
 * What is to be done about everything that is open (suivi des relances): one row for each instalment, due, soon, later,
 * held or unknown, with the reason in words and the next action. Nothing is written.
 *
 * @throws Refusal as `planDunning`
 */
export async function planDunningRun(context: ServiceContext, query: unknown): Promise<PlanRowView[]> {
	const { ledger } = context;
	const {
		company,
		customer,
		date: asked,
		standings = NOT_SETTLED,
		anyHour,
		...options
	} = parseInput(schema, query);
	const views: PlanRowView[] = [];
	for (const owner of await companiesOf(ledger.read, company)) {
		const party =
			customer === undefined
				? undefined
				: await resolveMaster(ledger.read, 'party', customer, owner.id, 'customer');
		const today = asked ?? todayOf(owner, context.now());
		const books = await readDunningState(ledger.read, owner, today, { partyId: party?.id });
		const plan = planBooks(books, context.now(), { ...options, anyHour });
		const letterOf = letterKeys(plan);
		for (const row of plan.rows) {
			if (!standings.includes(row.standing)) continue;
			views.push(viewRow(ledger.id, books, row, letterOf.get(row) ?? null));
		}
	}
	return views;
}

/** Plans at this moment of the company's own clock. */
export function planBooks(
	{ state, company, today }: DunningBooks,
	now: string,
	{ anyHour = false, ...options }: Omit<RunOptions, 'time'> & { readonly anyHour?: boolean | undefined } = {},
): DunningPlan {
	const time = clockInZone(now, company.content.timeZone).slice(0, 5);
	return planDunning(state, today, { ...given(options), ...(anyHour ? {} : { time }) });
}

function given(options: object): RunOptions {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** The key of the letter in which a row goes out; rows that are not due are in none. */
function letterKeys(plan: DunningPlan): ReadonlyMap<DunningRow, string> {
	return new Map(plan.letters.flatMap(({ key, rows }) => rows.map((row) => [row, key] as const)));
}
