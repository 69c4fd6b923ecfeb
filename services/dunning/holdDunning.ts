import { z } from 'zod/v4';
import { HOLD_TYPES, type HoldType } from '../../domain/dunning/state';
import { refuse } from '../../domain/refusal';
import { date, text } from '../../domain/schemas/fields';
import type { LedgerTx, StoredHold } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { assertMayWrite } from '../parts/rights';
import type { UseCase } from '../useCase';
import { holdsOn, resolveTarget, targetFields, type HoldTarget } from './holdTarget';
import { viewHolds, type HoldView } from './holdView';

const schema = z.object({
	...targetFields,
	/** The last day on which it holds; of a promise the promised day. */
	until: date.optional(),
	reason: text(500).optional(),
});

/**
 * Holds the chase back: of one document or instalment, of all that a customer owes, or of everything (Pause All). Of
 * each type one stands on a target; another day or reason takes the place of the one before, which stays as history.
 *
 * @throws Refusal `dunning.promiseDay`, and as `resolveTarget`
 */
export function holdDunning(type: HoldType): UseCase<typeof schema, HoldView> {
	return {
		operation: `dunning.${type}`,
		schema,
		order: orderOf,
		scope: async (tx, input) => (await resolveTarget(tx, input)).company.id,
		async work(tx, { until = null, reason = null, ...asked }, context) {
			if (type === 'promise' && until === null) refuseDay();
			const target = await resolveTarget(tx, asked);
			await assertMayWrite(tx, target.company.id, target.document?.kind ?? 'invoice', context);
			const standing = (await holdsOn(tx, target)).find((hold) => hold.type === type);
			if (standing?.until === until && standing.reason === reason)
				return { ids: [standing.id], reused: true };
			const since = todayOf(target.company, context.now);
			const { actor } = context;
			if (standing) await lift(tx, standing, target, since, 'replaced', context);
			const hold = await tx.dunning.addHold({
				companyId: target.company.id,
				type,
				partyId: target.party?.id ?? null,
				documentId: target.document?.id ?? null,
				instalment: target.instalment,
				since,
				until,
				reason,
				actor,
			});
			auditHold(tx, context, 'dunning.held', hold, target);
			return { ids: [hold.id] };
		},
		show: showHolds,
	};
}

const liftSchema = z.object({
	...targetFields,
	/** Only this type; everything that holds the target where it is missing. */
	type: z.enum(HOLD_TYPES, `must be one of ${HOLD_TYPES.join(', ')}`).optional(),
	reason: text(500).optional(),
});

/** Lifts what holds a target back, all of it in one step; where nothing does, nothing happens. */
export const resumeDunning: UseCase<typeof liftSchema, HoldView> = {
	operation: 'dunning.resume',
	schema: liftSchema,
	order: orderOf,
	scope: async (tx, input) => (await resolveTarget(tx, input)).company.id,
	async work(tx, { type, reason = null, ...asked }, context) {
		const target = await resolveTarget(tx, asked);
		await assertMayWrite(tx, target.company.id, target.document?.kind ?? 'invoice', context);
		const standing = (await holdsOn(tx, target)).filter((hold) => type === undefined || hold.type === type);
		const on = todayOf(target.company, context.now);
		for (const hold of standing) await lift(tx, hold, target, on, reason, context);
		return { ids: standing.map(({ id }) => id), ...(standing.length === 0 && { reused: true }) };
	},
	show: showHolds,
};

function orderOf({
	document,
	customer,
	company,
}: {
	document?: string;
	customer?: string;
	company?: string;
}) {
	return document ?? customer ?? company ?? '';
}

async function lift(
	tx: LedgerTx,
	hold: StoredHold,
	target: HoldTarget,
	on: string,
	reason: string | null,
	context: WorkContext,
): Promise<void> {
	await tx.dunning.liftHold(hold.id, { on, by: context.actor, reason });
	auditHold(tx, context, 'dunning.lifted', { ...hold, liftReason: reason }, target);
}

/** In the history of what is held: the document, the customer, or the company. */
function auditHold(
	tx: LedgerTx,
	{ actor }: WorkContext,
	action: string,
	hold: StoredHold,
	{ company, party, document }: HoldTarget,
): void {
	const { id, type, instalment, since, until, reason, liftReason } = hold;
	tx.audit.add({
		chain: company.id,
		actor,
		action,
		subjectKind: document?.kind ?? (party ? 'party' : 'company'),
		subjectId: document?.id ?? party?.id ?? company.id,
		data: { hold: id, type, instalment, since, until, reason, liftReason },
	});
}

async function showHolds(
	tx: LedgerTx,
	{ ids, reused }: { readonly ids: readonly string[]; readonly reused?: boolean },
): Promise<HoldView[]> {
	return viewHolds(tx, tx.ledgerId, await tx.dunning.holds(ids), reused);
}

function refuseDay(): never {
	refuse({
		rule: 'dunning.promiseDay',
		field: 'until',
		message: 'A promise to pay has no day.',
		fix: "Give the promised day in 'until'.",
	});
}
