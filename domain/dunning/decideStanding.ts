import type { CalendarDate } from '../dates/calendarDate';
import { nameDate } from '../grouping/nameDay';
import { explainStage, nameItem } from './explainStage';
import { findCover } from './findCover';
import { brokenPromise, findHold } from './findHold';
import { findObstacle } from './findObstacle';
import { findSettled, type Finding } from './findSettled';
import type { ItemContext } from './itemContext';
import type { Track } from './nextStage';
import type { Standing } from './plan';
import type { DunningPolicy, DunningStage } from './policy';
import type { DunningItem } from './state';

/** The stage that would be next. */
export interface StageAtHand {
	readonly track: Track;
	readonly stages: readonly DunningStage[];
	readonly stage: DunningStage | undefined;
	/** The first day of the stage; null while a date is awaited. */
	readonly on: CalendarDate | null | undefined;
}

export type Decision = Finding & { readonly standing: Standing };

/** The first rule that holds. Holds come before dates, so that a dispute is seen before anything is due. */
export function decideStanding(item: DunningItem, context: ItemContext, at: StageAtHand): Decision {
	const { date, policy } = context;
	const { track, stages, stage, on } = at;
	const tell = (standing: Standing, { rule, reason }: Finding): Decision => ({
		standing,
		rule,
		reason: `${nameItem(item)} ${reason}.`,
	});
	const settled = findSettled(item, policy);
	if (settled) return tell(settled.rule === 'dunning.onlyCharges' ? 'ended' : 'settled', settled);
	if (track.unknown) return tell('unknown', unknownStep(at, policy, item));
	const hold = holdOn(item, context);
	if (hold) return tell('held', hold);
	const covered = findCover(item, context);
	if (covered) return tell('held', covered);
	if (stages.length === 0)
		return tell('held', {
			rule: 'dunning.noStages',
			reason: `is of a kind for which ${policy.code} has no stages`,
		});
	if (stage === undefined) return tell('ended', allSent(track, stages));
	if (on === null || on === undefined) return tell('later', noDate(item));
	if (isExpired(item, stages, date))
		return tell('ended', {
			rule: 'dunning.expired',
			reason: `has expired on ${nameDate(item.dueDate ?? date)} without an answer; renew it or close it`,
		});
	const before = stages[track.level - 1]?.label;
	const why = explainStage({ item, stage, before, lastSentOn: track.lastSentOn, on, date });
	const said = (standing: Standing, rule: string, more = ''): Decision => ({
		standing,
		rule,
		reason: [why, more].filter((text) => text !== '').join(' '),
	});
	if (on > date) {
		const isSoon = on <= context.soonUntil;
		return isSoon ? said('soon', 'dunning.soon') : said('later', 'dunning.later');
	}
	const obstacle = findObstacle(item, stage, track, context);
	if (obstacle) return said('held', obstacle.rule, `But ${obstacle.reason}.`);
	const broken = brokenPromise(item.holds, date) ?? brokenPromise(context.customer.holds, date);
	return said('due', 'dunning.due', broken ? `The promise for ${nameDate(broken)} was not kept.` : '');
}

function holdOn(item: DunningItem, { holds, customer, date }: ItemContext): Finding | undefined {
	// Most items have none.
	if (holds.length + customer.holds.length + item.holds.length === 0) return undefined;
	return findHold(
		[
			{ place: 'everything', holds },
			{ place: 'customer', holds: customer.holds },
			{ place: 'item', holds: item.holds },
		],
		date,
	);
}

function unknownStep(
	{ track, stages }: StageAtHand,
	{ levelPer }: DunningPolicy,
	{ kind }: DunningItem,
): Finding {
	const { unknown, level } = track;
	const stage = unknown?.stage ?? level + 1;
	const label = stages[stage - 1]?.label ?? `stage ${stage}`;
	const who = levelPer === 'customer' && kind === 'invoice' ? 'is owed by a customer who has' : 'has';
	return {
		rule: 'dunning.unknown',
		reason: `${who} ${label} claimed on ${nameDate(unknown?.on ?? '')} and never confirmed: it may have arrived, so it is not sent again by itself; confirm that it was sent, or that it failed`,
	};
}

function allSent({ lastSentOn }: Track, stages: readonly DunningStage[]): Finding {
	const last = stages.at(-1)?.label ?? '';
	const on = lastSentOn === null ? '' : `, ${last} on ${nameDate(lastSentOn)}`;
	return {
		rule: 'dunning.ended',
		reason: `has had all ${stages.length} stages${on}; decide what comes next, such as formal collection or writing off`,
	};
}

function noDate({ kind }: DunningItem): Finding {
	return kind === 'invoice'
		? { rule: 'dunning.noDueDate', reason: 'has no due date yet; it waits for its reference date' }
		: { rule: 'dunning.notSent', reason: 'was not sent to the customer yet, who has nothing to answer' };
}

/** A quotation whose stages count from its sending is not chased after its validity. */
function isExpired(item: DunningItem, stages: readonly DunningStage[], date: CalendarDate): boolean {
	if (item.kind === 'invoice' || item.dueDate === null || item.dueDate >= date) return false;
	return stages.every(({ countFrom }) => countFrom === 'previousStage');
}
