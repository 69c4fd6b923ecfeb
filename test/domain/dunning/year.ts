import { addDays } from '../../../domain/dates/calendarDate';
import { planDunning } from '../../../domain/dunning/planDunning';
import type { RunOptions } from '../../../domain/dunning/plan';
import type { DunningItem, DunningState, DunningStep } from '../../../domain/dunning/state';

/** One message that left: the day, the document with its instalment, the stage. */
export type Sent = readonly [on: string, what: string, stage: number];

export interface Happening {
	readonly on: string;
	/** What changes on the morning of that day, before the runs. */
	readonly change: (state: DunningState) => DunningState;
}

/** How the mailer ends a step. */
export type Mailer = (on: string, what: string) => DunningStep['state'];

/**
 * Runs the plan every day of a range, as a daily workflow does: each step that is due is claimed and then ends as the
 * mailer says. The day is an argument throughout, so that no clock and no zone comes in.
 */
export function runDaily(
	start: DunningState,
	range: { from: string; until: string; runsADay?: number; options?: RunOptions },
	happenings: readonly Happening[] = [],
	mailer: Mailer = () => 'sent',
): { sent: Sent[]; state: DunningState } {
	const sent: Sent[] = [];
	let state = start;
	for (let day = range.from; day <= range.until; day = addDays(day, 1)) {
		for (const { on, change } of happenings) if (on === day) state = change(state);
		for (let run = 0; run < (range.runsADay ?? 1); run += 1) {
			const steps = new Map<string, DunningStep>();
			for (const { standing, item, next } of planDunning(state, day, range.options).rows) {
				if (standing !== 'due' || next === null) continue;
				const outcome = mailer(day, nameOf(item));
				steps.set(nameOf(item), { stage: next.stage, state: outcome, on: day });
				if (outcome === 'sent') sent.push([day, nameOf(item), next.stage]);
			}
			const items = state.items.map((item) => {
				const step = steps.get(nameOf(item));
				return step === undefined ? item : { ...item, steps: [...item.steps, step] };
			});
			state = { ...state, items, lastRun: day };
		}
	}
	return { sent, state };
}

export function nameOf({ number, instalment }: DunningItem): string {
	return instalment === null ? number : `${number}/${instalment}`;
}

/** Changes one item. */
export function alter(number: string, change: Partial<DunningItem>) {
	return (state: DunningState): DunningState => ({
		...state,
		items: state.items.map((item) => (nameOf(item) === number ? { ...item, ...change } : item)),
	});
}
