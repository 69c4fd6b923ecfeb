import type { z } from 'zod/v4';
import type { EInvoiceProvider } from '../../providers/eInvoiceProvider';
import type { WaitingContext } from '../calls/waitFor';
import type { Outcome } from '../useCase';

/** What every e-invoice operation is given: the books, the clock, and the account at the provider. */
export interface EInvoiceContext extends WaitingContext {
	readonly provider: EInvoiceProvider;
}

/** One thing that can be done with e-invoices: a use case that calls a provider between its transactions. */
export interface EInvoiceOperation<View> {
	/** Stable name, part of intents and audit entries. */
	readonly operation: string;
	readonly schema: z.ZodObject;
	/** Outcomes come back in the order of the inputs. */
	run(context: EInvoiceContext, inputs: readonly unknown[]): Promise<Array<Outcome<View>>>;
}
