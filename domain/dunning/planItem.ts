import { daysBetween, type CalendarDate } from '../dates/calendarDate';
import { customerTrack } from './customerTotals';
import { decideStanding } from './decideStanding';
import { expectedOf } from './findSettled';
import type { ItemContext } from './itemContext';
import { anchorOf, dayOfStage, trackOf, type Track } from './nextStage';
import type { Colour, DunningRow, PlannedStep } from './plan';
import type { DunningPolicy, DunningStage } from './policy';
import { stageFee } from './stageFee';
import type { DunningCustomer, DunningItem } from './state';

/** How it stands with one item on the day of the run, and why. */
export function planItem(item: DunningItem, context: ItemContext): DunningRow {
	const { policy, date } = context;
	const perCustomer = policy.levelPer === 'customer' && item.kind === 'invoice';
	const track = perCustomer ? customerTrack(context.totals) : trackOf(item.steps);
	const stages = item.kind === 'creditNote' ? [] : policy.stages[item.kind];
	const stage = stages[track.level];
	const on = stage && dayOf(item, stage, track, context);
	const decided = decideStanding(item, context, { track, stages, stage, on });
	const open = decided.standing !== 'settled';
	const level = perCustomer ? trackOf(item.steps).level : track.level;
	return {
		key: `${item.id}/${item.instalment ?? 1}/${track.level + 1}/${policy.code}@${policy.version}`,
		item,
		kind: item.kind,
		policy: policy.code,
		version: policy.version,
		level,
		expected: expectedOf(item),
		daysLate: item.dueDate === null ? null : daysBetween(item.dueDate, date),
		colour: open ? colourOf(item, context) : null,
		standing: decided.standing,
		next:
			open && stage && on !== undefined
				? planStep(item, stage, track.level + 1, on, context.customer, policy)
				: null,
		ticked: decided.standing === 'due',
		rule: decided.rule,
		reason: decided.reason,
	};
}

function dayOf(
	item: DunningItem,
	stage: DunningStage,
	track: Track,
	{ policy, customer, totals }: ItemContext,
): CalendarDate | null {
	const own = anchorOf(item);
	if (own === null) return null;
	const graceDays = customer.graceDays ?? policy.graceDays;
	const question = { stage, item, anchor: own, lastSentOn: track.lastSentOn, graceDays };
	if (policy.levelPer === 'invoice' || item.kind !== 'invoice') return dayOfStage(question);
	// Levels of the customer: its stages count from its oldest debt, and a debt joins once its own stage 1 would be due.
	const [first] = policy.stages.invoice;
	const joins = first ? dayOfStage({ ...question, stage: first, lastSentOn: null }) : own;
	const oldest = { ...item, dueDate: totals.oldestDue ?? own };
	const on = dayOfStage({ ...question, item: oldest, anchor: totals.oldestDue ?? own });
	return on > joins ? on : joins;
}

function planStep(
	item: DunningItem,
	stage: DunningStage,
	level: number,
	on: CalendarDate | null,
	{ hasEmail, language }: DunningCustomer,
	{ letterWithoutEmail }: DunningPolicy,
): PlannedStep {
	const { label, channel, templates, attachPdf, formalNotice } = stage;
	return {
		stage: level,
		label,
		channel: channel === 'email' && !hasEmail && letterWithoutEmail ? 'letter' : channel,
		template: channel === 'task' ? null : (templates[language] ?? null),
		attachPdf,
		formalNotice,
		fee: stageFee(stage, item),
		on,
	};
}

function colourOf({ dueDate }: DunningItem, { date, soonUntil }: ItemContext): Colour {
	if (dueDate === null) return 'blue';
	if (dueDate < date) return 'red';
	return dueDate <= soonUntil ? 'orange' : 'blue';
}
