import { clockInZone, type CalendarDate } from '../../domain/dates/calendarDate';
import { debitBatch, type DebitOptions } from '../../domain/sepa/debitBatch';
import { earliestCollection } from '../../domain/sepa/chooseCollectionDate';
import { targetDayFrom } from '../../domain/sepa/targetDays';
import type { DebitPlan } from '../../domain/sepa/debitPlan';
import type { DebitVersionName } from '../../domain/sepa/debitVersions';
import { planDebits } from '../../domain/sepa/planDebits';
import { parseInput } from '../../domain/schemas/parseInput';
import type { Master } from '../../domain/masters/schemas';
import type { Examined } from './examine';
import { leftOut, type LeftOut } from './leftOut';
import { findPreNotification } from './preNotifications';
import type { Surroundings } from './surroundings';
import { creditorOfAccount, toCollection } from './toCollection';
import { gapsOf, type UsedMandate } from './usesOfMandates';

/** What a person chooses for a batch; the settings of the account hold where nothing is chosen. */
export interface BatchChoices {
	readonly version?: DebitVersionName | undefined;
	readonly messageId?: string | undefined;
	readonly options?: DebitOptions | undefined;
}

/** The debits of one account: those that can be collected, planned word for word, and those that cannot. */
export interface PlannedAccount {
	readonly company: Master<'company'>;
	readonly account: Master<'bankAccount'>;
	readonly plan: DebitPlan;
	/** By the position in the plan. */
	readonly rows: readonly Ready[];
}

export type Ready = Examined & { readonly mandate: UsedMandate; readonly account: Master<'bankAccount'> };

export interface PlannedCollections {
	readonly accounts: readonly PlannedAccount[];
	/** What a rule keeps out, each with all of its reasons. */
	readonly leftOut: ReadonlyArray<{ readonly examined: Examined; readonly reasons: readonly LeftOut[] }>;
}

/**
 * Puts examined instalments to every rule of the scheme, account by account, before anything is claimed or written. The
 * same question gives the same plan: it is asked for a preview, and again for the file.
 */
export function planCollections(
	examined: readonly Examined[],
	around: Surroundings,
	choices: BatchChoices,
	messageIdOf: (account: Master<'bankAccount'>) => string,
	now: string,
): PlannedCollections {
	const refused: Array<{ examined: Examined; reasons: readonly LeftOut[] }> = [];
	const ready: Ready[] = [];
	for (const one of examined) {
		const reasons = [...one.reasons, ...mandateGaps(one, around.today)];
		if (reasons.length === 0 && isReady(one)) ready.push(one);
		else refused.push({ examined: one, reasons });
	}
	const accounts: PlannedAccount[] = [];
	for (const group of Map.groupBy(ready, ({ account }) => account.id).values()) {
		const planned = planAccount(group, around, choices, messageIdOf, now);
		const byPosition = Map.groupBy(planned.plan.problems, ({ position }) => position);
		const ofAll = byPosition.get(null) ?? [];
		for (const [position, one] of group.entries()) {
			const reasons = [...ofAll, ...(byPosition.get(position) ?? [])];
			if (reasons.length > 0) refused.push({ examined: one, reasons: reasons.map(asLeftOut) });
		}
		if (ofAll.length === 0 && planned.plan.debits.length > 0) accounts.push(planned);
	}
	return { accounts, leftOut: refused };
}

const asLeftOut = ({ rule, message, fix }: LeftOut): LeftOut => leftOut(rule, message, fix);

function isReady(one: Examined): one is Ready {
	return one.mandate !== undefined && one.account !== undefined;
}

/** Gaps of form; whether the mandate still holds on the day itself, the plan tells. */
function mandateGaps({ mandate, party }: Examined, today: CalendarDate): LeftOut[] {
	const gaps = mandate ? gapsOf(mandate, today) : [];
	if (gaps.length === 0 || !mandate) return [];
	return [
		leftOut(
			'collection.mandateNotReady',
			`Mandate ${mandate.mandate.code} of ${party?.name ?? 'the customer'} lacks ${gaps.join(', ')}.`,
			'Complete it with Billing Master Data, or let the customer sign a new one.',
		),
	];
}

function planAccount(
	rows: readonly Ready[],
	{ company, factsOf, today }: Surroundings,
	{ version, messageId, options = {} }: BatchChoices,
	messageIdOf: (account: Master<'bankAccount'>) => string,
	now: string,
): PlannedAccount {
	const [{ account }] = rows as readonly [Ready];
	const { content } = account;
	const { timeZone } = company.content;
	const lead = {
		leadDays: options.leadDays ?? content.leadDays ?? 2,
		cutOff: options.cutOff ?? content.cutOff,
	};
	const earliest = earliestCollection({ today, time: clockInZone(now, timeZone), ...lead });
	const collections = rows.map((row) => {
		const { wanted, document, mandate, instalment, amount } = row;
		const due = instalment?.dueDate ?? document.dueDate ?? today;
		const day = wanted.collectionDate ?? targetDayFrom(due > earliest ? due : earliest);
		const told = findPreNotification(factsOf(document.id), {
			instalment: wanted.instalment,
			amount,
			dueOn: day,
			mandate: mandate.mandate.code,
		});
		return toCollection(row, company, day, told);
	});
	const { senderId, senderIdScheme, debitVersion, batchBooking, sequencePolicy } = content;
	const batch = parseInput(debitBatch, {
		version: version ?? debitVersion,
		messageId: messageId ?? messageIdOf(account),
		createdAt: now,
		timeZone,
		initiatingParty: {
			name: content.holder ?? company.name,
			...(senderId !== undefined && { id: senderId, idScheme: senderIdScheme }),
		},
		creditor: creditorOfAccount(account, company),
		batchBooking,
		options: {
			preNotification: 'require',
			// What was approved some days ago is collected on the first day on which the bank still can.
			soonDays: 'move',
			sequencePolicy,
			...options,
			...lead,
		},
		collections,
	});
	return { company, account, plan: planDebits(batch, now), rows };
}
