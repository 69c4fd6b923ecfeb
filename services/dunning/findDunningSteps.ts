import { z } from 'zod/v4';
import { STEP_STATES } from '../../domain/dunning/state';
import { reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import type { StoredStep } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { resolveCompany } from '../parts/resolve';
import { viewSteps, type StepView } from './stepView';

const schema = z.object({
	company: reference.optional(),
	/** `claimed` where it is missing: those of which nobody knows whether they arrived. */
	states: z
		.array(z.enum(STEP_STATES, `must be one of ${STEP_STATES.join(', ')}`))
		.min(1)
		.optional(),
	limit: z.int().min(1).max(100_000).optional(),
});

const PAGE = 500;

/** Steps by their state, in the order of age. Without one it lists what was claimed and never confirmed. */
export async function findDunningSteps({ ledger }: ServiceContext, query: unknown): Promise<StepView[]> {
	const { company, states = ['claimed'], limit = 1000 } = parseInput(schema, query);
	const owner = company === undefined ? undefined : await resolveCompany(ledger.read, company);
	const found: StoredStep[] = [];
	while (found.length < limit) {
		const page = await ledger.read.dunning.findSteps({
			companyId: owner?.id,
			states,
			after: found.at(-1)?.id,
			limit: Math.min(PAGE, limit - found.length),
		});
		found.push(...page);
		if (page.length < PAGE) break;
	}
	return viewSteps(ledger.read, ledger.id, found);
}
