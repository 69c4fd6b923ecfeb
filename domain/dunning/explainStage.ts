import type { CalendarDate } from '../dates/calendarDate';
import { nameDate } from '../grouping/nameDay';
import { minorToFixed } from '../money/minor';
import type { DunningStage } from './policy';
import type { DunningItem } from './state';

/** `FA2026-00012, instalment 2`. */
export function nameItem({ number, instalment }: DunningItem): string {
	return instalment === null ? number : `${number}, instalment ${instalment}`;
}

export interface StageFacts {
	readonly item: DunningItem;
	readonly stage: DunningStage;
	/** Label of the stage before; undefined at stage 1. */
	readonly before: string | undefined;
	readonly lastSentOn: CalendarDate | null;
	readonly on: CalendarDate;
	readonly date: CalendarDate;
}

/** Why a stage is due, or when it will be: whole sentences. */
export function explainStage(facts: StageFacts): string {
	const { stage, on, date } = facts;
	const when =
		on < date ? `, due since ${nameDate(on)}` : on === date ? ', due today' : `, due on ${nameDate(on)}`;
	return `${whatHappened(facts)} ${stage.label} follows ${countDays(facts)}${when}.`;
}

function whatHappened({ item, before, lastSentOn, date }: StageFacts): string {
	const name = nameItem(item);
	const { dueDate, sentOn } = item;
	const open = `${minorToFixed(item.amount - item.settled, item.currency)} ${item.currency}`;
	const subject =
		item.kind === 'invoice'
			? `${name} ${dueDate !== null && dueDate > date ? 'falls' : 'fell'} due on ${nameDate(dueDate ?? date)}, ${open} are open.`
			: `${name} was sent on ${nameDate(sentOn ?? date)} and awaits an answer.`;
	return before === undefined || lastSentOn === null
		? subject
		: `${subject} ${before} was sent on ${nameDate(lastSentOn)}.`;
}

function countDays({ item, stage, lastSentOn }: StageFacts): string {
	const days = `${stage.days} ${stage.days === 1 ? 'day' : 'days'} after`;
	const deadline = item.kind === 'invoice' ? 'the due date' : 'the end of its validity';
	if (stage.countFrom === 'dueDate') return `${days} ${deadline}`;
	if (stage.countFrom === 'endOfMonth') return `at the end of the month, ${days} ${deadline}`;
	if (lastSentOn !== null) return `${days} that`;
	return `${days} ${item.kind === 'invoice' ? 'the due date' : 'its sending'}`;
}
