import type { z } from 'zod/v4';
import { parseInput } from '../../domain/schemas/parseInput';
import type { ServiceContext } from '../context';
import { assertSameLedger, type Answer, type Outcome } from '../useCase';

/** Runs work on each input by itself: what fails is told of its item, and the others go on. */
export async function eachInput<S extends z.ZodObject, View>(
	context: ServiceContext,
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
	context: ServiceContext,
	schema: S,
	raw: unknown,
): z.output<S> {
	const input = parseInput(schema, raw);
	assertSameLedger(context, input as { ledger?: string });
	return input;
}
