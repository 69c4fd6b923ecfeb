import type { LedgerTx } from '../../ledger/port';
import type { ServiceContext, WorkContext } from '../context';

/** The context of a transaction, with a place for what it has to say. */
export function workContext(context: ServiceContext, hints: string[]): WorkContext {
	const { actor, dryRun = false } = context;
	return { actor, now: context.now(), dryRun, hint: (text) => void hints.push(text) };
}

/** One piece of work between two calls, in a transaction of its own; its error is thrown. */
export async function write<O>(
	context: ServiceContext,
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
