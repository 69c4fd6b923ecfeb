import { z } from 'zod/v4';
import { envelope } from '../../domain/schemas/documentInput';
import { text } from '../../domain/schemas/fields';
import { refuse } from '../../domain/refusal';
import type { LedgerTx, Reading, StoredStep } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import { auditDocument } from '../parts/writeDocument';
import type { UseCase } from '../useCase';
import { viewSteps, type StepView } from './stepView';

const schema = z.object({
	...envelope,
	/** `let_…`, as Claim gave it. */
	letter: text(120).optional(),
	/** Id of one step, in place of a letter. */
	step: text(120).optional(),
	/** Why it failed, or was withdrawn. */
	reason: text(500).optional(),
});
type Input = z.output<typeof schema>;

type Outcome = 'sent' | 'failed' | 'withdrawn';

/**
 * Says how a claimed letter ended. `sent`: it left, and the days of the next stage count from today. `failed`: it
 * certainly did not leave; it is due again tomorrow. `withdrawn`: a person took it back. Saying the same twice changes
 * nothing.
 *
 * @throws Refusal `dunning.letterUnknown`, `dunning.moved`
 */
export function confirmDunning(outcome: Outcome): UseCase<typeof schema, StepView> {
	return {
		operation: `dunning.${outcome}`,
		schema,
		order: ({ letter, step }) => letter ?? step ?? '',
		scope: async (tx, input) => (await stepsOf(tx, input))[0]?.companyId ?? '',
		async work(tx, input, context) {
			const found = await stepsOf(tx, input);
			await tx.documents.lock([...new Set(found.map(({ documentId }) => documentId))]);
			// Read again under the lock: two nodes may confirm at one time.
			const steps = await stepsOf(tx, input);
			const open = steps.filter(({ state }) => state === 'claimed');
			const other = steps.find(({ state }) => state !== 'claimed' && state !== outcome);
			if (other) refuseMoved(other, outcome);
			for (const step of open) await close(tx, step, outcome, input.reason, context);
			return { ids: steps.map(({ id }) => id), ...(open.length === 0 && { reused: true }) };
		},
		async show(tx, { ids, reused }) {
			const steps: StoredStep[] = [];
			for (const id of ids) {
				const step = await tx.dunning.step(id);
				if (step) steps.push(step);
			}
			return viewSteps(tx, tx.ledgerId, steps, reused);
		},
	};
}

async function close(
	tx: LedgerTx,
	step: StoredStep,
	state: Outcome,
	reason: string | undefined,
	context: WorkContext,
): Promise<void> {
	const company = await resolveMaster(tx, 'company', step.companyId, undefined, 'company');
	const [document] = await tx.documents.getMany([step.documentId]);
	if (!document) throw new Error(`The document ${step.documentId} of a step is missing`);
	await assertMayWrite(tx, step.companyId, document.kind, context);
	const closedOn = todayOf(company, context.now);
	await tx.dunning.closeStep(step.id, 'claimed', {
		state,
		closedOn,
		...(reason !== undefined && { reason }),
	});
	auditDocument(tx, context, ACTIONS[state], document, {
		step: step.id,
		letter: step.letterId,
		instalment: step.instalment,
		stage: step.stage,
		...(reason !== undefined && { reason }),
	});
}

const ACTIONS: Readonly<Record<Outcome, string>> = {
	sent: 'dunningSent',
	failed: 'dunningFailed',
	withdrawn: 'dunningWithdrawn',
};

async function stepsOf(
	{ dunning }: Pick<Reading, 'dunning'>,
	{ letter, step }: Input,
): Promise<StoredStep[]> {
	const found =
		step !== undefined
			? await dunning.step(step).then((one) => (one ? [one] : []))
			: letter !== undefined
				? await dunning.stepsOfLetter(letter)
				: [];
	if (found.length > 0) return found;
	return refuse({
		rule: 'dunning.letterUnknown',
		field: 'letter',
		message:
			letter === undefined && step === undefined
				? 'Neither a letter nor a step is named.'
				: `There is no dunning letter or step '${letter ?? step ?? ''}' in this ledger.`,
		fix: "Pass the 'letter' that Claim gave, let_…, or the 'step' that History shows, dst_….",
	});
}

function refuseMoved({ id, state, closedOn }: StoredStep, outcome: Outcome): never {
	refuse({
		rule: 'dunning.moved',
		message: `Dunning step ${id} is ${state} since ${closedOn ?? ''}; it cannot be ${outcome} now.`,
		fix: 'Read its history: somebody else has said how it ended.',
	});
}
