import { addDays, type CalendarDate } from '../dates/calendarDate';
import { endOfMonth } from '../dates/monthDates';
import type { DunningStage } from './policy';
import type { DunningItem, DunningStep } from './state';

/** How far somebody has been chased, for one instalment or for all that a customer owes. */
export interface Track {
	/** The highest stage that was really sent; 0 where none was. */
	readonly level: number;
	/** The last day on which anything was sent. */
	readonly lastSentOn: CalendarDate | null;
	/** A higher step that was claimed and never confirmed. */
	readonly unknown: DunningStep | undefined;
	/** A try of the next stage that failed last. */
	readonly failedOn: CalendarDate | null;
}

export function trackOf(steps: readonly DunningStep[]): Track {
	let level = 0;
	let lastSentOn: CalendarDate | null = null;
	for (const { state, stage, on } of steps) {
		if (state !== 'sent') continue;
		level = Math.max(level, stage);
		if (lastSentOn === null || on > lastSentOn) lastSentOn = on;
	}
	let unknown: DunningStep | undefined;
	let failedOn: CalendarDate | null = null;
	for (const step of steps) {
		if (step.stage <= level) continue;
		// The earliest, so that the order in which steps are given does not matter.
		if (step.state === 'claimed' && (unknown === undefined || isBefore(step, unknown))) unknown = step;
		if (step.state === 'failed' && (failedOn === null || step.on > failedOn)) failedOn = step.on;
	}
	return { level, lastSentOn, unknown, failedOn };
}

function isBefore(one: DunningStep, other: DunningStep): boolean {
	return one.on < other.on || (one.on === other.on && one.stage < other.stage);
}

/** The day from which stage 1 counts: the due date, or the day on which a quotation or order was sent. */
export function anchorOf({ kind, dueDate, sentOn }: DunningItem): CalendarDate | null {
	return kind === 'invoice' ? dueDate : sentOn;
}

export interface StageQuestion {
	readonly stage: DunningStage;
	readonly item: DunningItem;
	/** Day from which stage 1 counts. */
	readonly anchor: CalendarDate;
	/** Day on which the stage before was really sent; null at stage 1. */
	readonly lastSentOn: CalendarDate | null;
	readonly graceDays: number;
}

/** The first day on which a stage may go out. Two steps of one instalment never go out on one day. */
export function dayOfStage({ stage, item, anchor, lastSentOn, graceDays }: StageQuestion): CalendarDate {
	const { days, countFrom } = stage;
	const fixed = item.kind === 'invoice' ? anchor : (item.dueDate ?? anchor);
	const asked =
		countFrom === 'dueDate'
			? addDays(fixed, days)
			: countFrom === 'endOfMonth'
				? endOfMonth(addDays(fixed, days))
				: addDays(lastSentOn ?? anchor, days);
	const earliest = lastSentOn === null ? asked : latest(asked, addDays(lastSentOn, 1));
	return graceDays > 0 && item.kind === 'invoice' ? latest(earliest, addDays(anchor, graceDays)) : earliest;
}

function latest(one: CalendarDate, other: CalendarDate): CalendarDate {
	return one > other ? one : other;
}
