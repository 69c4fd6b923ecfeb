import type { z } from 'zod/v4';
import { parseInput } from '../../domain/schemas/parseInput';
import type { LedgerTx } from '../../ledger/port';
import type { StripeClient } from '../../providers/stripe/createStripe';
import type { ServiceContext, WorkContext } from '../context';
import { assertSameLedger, type Answer, type Outcome } from '../useCase';

/** What every operation with Stripe is given: the books, the clock, and the account. */
export interface StripeContext extends ServiceContext {
	readonly stripe: StripeClient;
	/** Code of the company whose account it is, where the credential says so. */
	readonly accountOf?: string | undefined;
	/** Waits that many ms, and no longer than the run lasts; a timer where it is missing. */
	readonly wait?: (milliseconds: number) => Promise<void>;
}

/** One thing that can be done with Stripe: a use case that calls it between its transactions. */
export interface StripeOperation<View> {
	/** Stable name, part of intents and audit entries. */
	readonly operation: string;
	readonly schema: z.ZodObject;
	/** Outcomes come back in the order of the inputs. */
	run(context: StripeContext, inputs: readonly unknown[]): Promise<Array<Outcome<View>>>;
}

/** Makes an operation of work on one input: what fails is told of its item, and the others go on. */
export function onEachInput<S extends z.ZodObject, View>(
	operation: string,
	schema: S,
	work: (context: StripeContext, input: z.output<S>) => Promise<Answer<View>>,
): StripeOperation<View> {
	return {
		operation,
		schema,
		async run(context, inputs) {
			const outcomes: Array<Outcome<View>> = [];
			for (const raw of inputs) {
				try {
					const input = parseInput(schema, raw);
					assertSameLedger(context, input as { ledger?: string });
					outcomes.push({ ok: true, value: await work(context, input) });
				} catch (error) {
					outcomes.push({ ok: false, error });
				}
			}
			return outcomes;
		},
	};
}

/** One piece of work in a transaction of its own; its error is thrown. */
export async function write<O>(
	context: StripeContext,
	work: (tx: LedgerTx, context: WorkContext) => Promise<O>,
	hints: string[] = [],
): Promise<O> {
	const { actor, dryRun = false, onStep } = context;
	const now = context.now();
	const at: WorkContext = { actor, now, dryRun, hint: (text) => void hints.push(text) };
	const [outcome] = await context.ledger.write([{ key: '', input: null }], (tx) => work(tx, at), {
		now,
		dryRun,
		...(onStep === undefined ? {} : { onStep }),
	});
	if (!outcome?.ok) throw outcome?.error;
	return outcome.value;
}

/** Waits, or ends early where the run is cancelled. */
export async function waitFor(context: StripeContext, milliseconds: number): Promise<void> {
	const { signal, wait } = context;
	if (milliseconds <= 0 || signal?.aborted) return;
	if (wait) return wait(milliseconds);
	await new Promise<void>((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, milliseconds);
		signal?.addEventListener('abort', end, { once: true });
	});
}

export const secondsOf = ({ now }: Pick<StripeContext, 'now'>): number =>
	Math.floor(Date.parse(now()) / 1000);
