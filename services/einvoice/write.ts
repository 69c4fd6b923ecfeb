import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { workContext, type EInvoiceContext } from './operation';

/** One piece of work in a transaction of its own; its error is thrown. */
export async function write<O>(
	context: EInvoiceContext,
	work: (tx: LedgerTx, context: WorkContext) => Promise<O>,
	hints: string[] = [],
): Promise<O> {
	const at = workContext(context, hints);
	const [outcome] = await context.ledger.write([{ key: '', input: null }], (tx) => work(tx, at), {
		now: at.now,
		...(context.dryRun === undefined ? {} : { dryRun: context.dryRun }),
		...(context.onStep === undefined ? {} : { onStep: context.onStep }),
	});
	if (!outcome?.ok) throw outcome?.error;
	return outcome.value;
}
