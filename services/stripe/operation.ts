import type { z } from 'zod/v4';
import type { StripeClient } from '../../providers/stripe/createStripe';
import { eachInput } from '../calls/eachInput';
import type { WaitingContext } from '../calls/waitFor';
import type { Answer, Outcome } from '../useCase';

/** What every operation with Stripe is given: the books, the clock, and the account. */
export interface StripeContext extends WaitingContext {
	readonly stripe: StripeClient;
	/** Code of the company whose account it is, where the credential says so. */
	readonly accountOf?: string | undefined;
}

/** One thing that can be done with Stripe: a use case that calls it between its transactions. */
export interface StripeOperation<View> {
	/** Stable name, part of intents and audit entries. */
	readonly operation: string;
	readonly schema: z.ZodObject;
	/** Outcomes come back in the order of the inputs. */
	run(context: StripeContext, inputs: readonly unknown[]): Promise<Array<Outcome<View>>>;
}

/** Makes an operation of work on one input. */
export function onEachInput<S extends z.ZodObject, View>(
	operation: string,
	schema: S,
	work: (context: StripeContext, input: z.output<S>) => Promise<Answer<View>>,
): StripeOperation<View> {
	return {
		operation,
		schema,
		run: (context, inputs) => eachInput(context, schema, inputs, (input) => work(context, input)),
	};
}

export const secondsOf = ({ now }: Pick<StripeContext, 'now'>): number =>
	Math.floor(Date.parse(now()) / 1000);
