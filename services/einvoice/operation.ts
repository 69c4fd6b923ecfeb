import type { z } from 'zod/v4';
import { parseInput } from '../../domain/schemas/parseInput';
import type { EInvoiceProvider } from '../../providers/eInvoiceProvider';
import type { ServiceContext, WorkContext } from '../context';
import { assertSameLedger, type Answer, type Outcome } from '../useCase';

/** What every e-invoice operation is given: the books, the clock, and the account at the provider. */
export interface EInvoiceContext extends ServiceContext {
	readonly provider: EInvoiceProvider;
	/** Waits that many ms, and no longer than the run lasts; a timer where it is missing. */
	readonly wait?: (milliseconds: number) => Promise<void>;
}

/** One thing that can be done with e-invoices: a use case that calls a provider between its transactions. */
export interface EInvoiceOperation<View> {
	/** Stable name, part of intents and audit entries. */
	readonly operation: string;
	readonly schema: z.ZodObject;
	/** Outcomes come back in the order of the inputs. */
	run(context: EInvoiceContext, inputs: readonly unknown[]): Promise<Array<Outcome<View>>>;
}

/** Runs work on each input by itself: what fails is told of its item. */
export async function eachInput<S extends z.ZodObject, View>(
	context: EInvoiceContext,
	schema: S,
	inputs: readonly unknown[],
	work: (input: z.output<S>) => Promise<Answer<View>>,
): Promise<Array<Outcome<View>>> {
	const outcomes: Array<Outcome<View>> = [];
	for (const raw of inputs) {
		try {
			outcomes.push({ ok: true, value: await work(readInput(context, schema, raw)) });
		} catch (error) {
			outcomes.push({ ok: false, error });
		}
	}
	return outcomes;
}

export function readInput<S extends z.ZodObject>(
	context: EInvoiceContext,
	schema: S,
	raw: unknown,
): z.output<S> {
	const input = parseInput(schema, raw);
	assertSameLedger(context, input as { ledger?: string });
	return input;
}

/** The context of a transaction, with a place for what it has to say. */
export function workContext(context: EInvoiceContext, hints: string[]): WorkContext {
	const { actor, dryRun = false } = context;
	return { actor, now: context.now(), dryRun, hint: (text) => void hints.push(text) };
}

/** Waits, or ends early where the run is cancelled. */
export async function waitFor(context: EInvoiceContext, milliseconds: number): Promise<void> {
	if (milliseconds <= 0 || context.signal?.aborted) return;
	if (context.wait) return context.wait(milliseconds);
	const { signal } = context;
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
