import { z } from 'zod/v4';
import { envelope } from '../../domain/schemas/documentInput';
import { id, text } from '../../domain/schemas/fields';
import { readInput } from '../calls/eachInput';
import type { DocumentView } from '../parts/documentView';
import type { Outcome } from '../useCase';
import { choiceFields } from './choices';
import { issueSeries } from './issue/issueSeries';
import { planDocument, type IssueInput, type Planned } from './issue/plan';
import { rehearse } from './issue/rehearse';
import { templateList } from './issue/templates';
import type { EInvoiceContext, EInvoiceOperation } from './operation';

const schema = z.object({
	ledger: envelope.ledger,
	id,
	...choiceFields,
	/** A draft is validated first; with `false` it is refused. */
	validate: z.boolean('must be true or false').optional(),
	/** Responder of the approval, where the author's documents need a second person. */
	approvedBy: text(120).optional(),
	/** Waits until it is known what became of a call that nobody answered; with `false` Resume Unknown does. */
	settle: z.boolean('must be true or false').optional(),
});

/**
 * Issues documents as e-invoices: creates, signs and numbers them at the provider, one a rate. All that is sent is committed
 * as an intent before; whatever happens, each key is at the provider once, and the ledger ends by knowing it. Documents of a
 * series go in the order of their dates. Running it again does only what is missing.
 */
export const issueEInvoice: EInvoiceOperation<DocumentView> = {
	operation: 'eInvoice.issue',
	schema,
	async run(context, inputs) {
		const outcomes: Array<Outcome<DocumentView>> = inputs.map(() => ({ ok: false, error: undefined }));
		const hints = inputs.map((): string[] => []);
		const planned = await plan(context, inputs, outcomes, hints);
		const bySeries = Map.groupBy(planned, ({ series }) => series);
		for (const [series, documents] of bySeries) {
			const inOrder = documents.toSorted((one, other) => (one.order < other.order ? -1 : 1));
			const run = context.dryRun === true ? rehearse : issueSeries;
			const done = await run(context, series, inOrder, hints);
			for (const [index, outcome] of done) outcomes[index] = outcome;
		}
		return repeat(inputs, outcomes);
	},
};

/** A document that is named twice in a run is issued once; the other input gets the same answer. */
function repeat(
	inputs: readonly unknown[],
	outcomes: ReadonlyArray<Outcome<DocumentView>>,
): Array<Outcome<DocumentView>> {
	const first = new Map<unknown, number>();
	return outcomes.map((outcome, index) => {
		const { id: named } = (inputs[index] ?? {}) as { id?: unknown };
		const before = first.get(named);
		if (before === undefined) first.set(named, index);
		if (before === undefined || outcome.ok || outcome.error !== undefined) return outcome;
		const answer = outcomes[before] ?? outcome;
		return answer.ok ? { ok: true, value: { ...answer.value, reused: true } } : answer;
	});
}

async function plan(
	context: EInvoiceContext,
	inputs: readonly unknown[],
	outcomes: Array<Outcome<DocumentView>>,
	hints: readonly string[][],
): Promise<Planned[]> {
	const templates = templateList(context.provider);
	const planned: Planned[] = [];
	for (const [index, raw] of inputs.entries()) {
		try {
			const input = readInput(context, schema, raw) as IssueInput;
			if (planned.some((other) => other.input.id === input.id)) continue;
			planned.push(
				await planDocument(context, templates, input, index, (hint) => {
					if (!hints[index]?.includes(hint)) hints[index]?.push(hint);
				}),
			);
		} catch (error) {
			outcomes[index] = { ok: false, error };
		}
	}
	return planned;
}
