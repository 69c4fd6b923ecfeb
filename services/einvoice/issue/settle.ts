import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { EInvoiceRecord } from '../../../ledger/port';
import { waitFor } from '../../calls/waitFor';
import { write } from '../../calls/write';
import { lookUp, type Found } from '../lookUp';
import type { EInvoiceContext } from '../operation';
import { call } from './call';
import { openAgain } from './openAgain';
import { recordOutcome } from './recordOutcome';

/** Pauses between look-ups, in ms: early ones find what was only slow, late ones let the provider come to rest. */
const PAUSES = [2_000, 5_000, 10_000, 20_000, 30_000];

/**
 * Finds out what became of a call of which nobody knows. It looks up first, until the provider has had its time to show the
 * invoice; then it sends once more with the same key; then it leaves the rest to a person.
 */
export async function settleUnknown(context: EInvoiceContext, id: string): Promise<void> {
	const record = await readRecord(context, id);
	if (record === undefined || record.state === 'issued') return;
	const found = await lookUpPatiently(context, record);
	if (found.answer === 'found') return adopt(context, id, found);
	if (found.answer === 'silent' || record.resends > 0 || context.signal?.aborted)
		return noteUnknown(context, id, found);
	const again = await write(context, (tx, at) => openAgain(tx, id, context.provider, at));
	if (again === undefined) return;
	context.onStep?.('eInvoice.intentCommitted');
	const [outcome] = await call(context, [again.payload as EInvoice]);
	if (outcome.state !== 'unknown' && outcome.state !== 'refused') {
		await write(context, (tx, at) => recordOutcome(tx, id, outcome, context.provider, at));
		return;
	}
	// A provider that has had the key all the while says no to it: what it has is looked up before it is believed.
	await write(context, (tx, at) =>
		recordOutcome(tx, id, { ...outcome, state: 'unknown' }, context.provider, at),
	);
	const sent = await readRecord(context, id);
	if (sent === undefined || sent.state === 'issued') return;
	const last = await lookUpPatiently(context, sent);
	if (last.answer === 'found') return adopt(context, id, last);
	if (last.answer === 'notFound' && outcome.state === 'refused') {
		await write(context, (tx, at) => recordOutcome(tx, id, outcome, context.provider, at));
		return;
	}
	await noteUnknown(context, id, last);
}

async function adopt(
	context: EInvoiceContext,
	id: string,
	found: Extract<Found, { answer: 'found' }>,
): Promise<void> {
	const outcome = { state: 'issued', invoice: found.invoice } as const;
	await write(context, (tx, at) => recordOutcome(tx, id, outcome, context.provider, at, 'lookUp'));
}

/** Looks up until it is found or the settle window of the provider is over. */
async function lookUpPatiently(context: EInvoiceContext, record: EInvoiceRecord): Promise<Found> {
	const until = await settledAt(context, record);
	for (let turn = 0; ; turn += 1) {
		const isLast = Date.parse(context.now()) >= until;
		const found = await lookUp(context.provider, record);
		if (found.answer === 'found' || isLast || context.signal?.aborted) return found;
		const pause = PAUSES[Math.min(turn, PAUSES.length - 1)] ?? 0;
		await waitFor(context, Math.max(1, Math.min(pause, until - Date.parse(context.now()))));
	}
}

/** From when on a look-up that finds nothing means that nothing is there, in ms. */
export async function settledAt(
	{ ledger, provider, now }: Pick<EInvoiceContext, 'ledger' | 'provider' | 'now'>,
	{ intentKey, updatedAt }: EInvoiceRecord,
): Promise<number> {
	const intent = await ledger.read.intents.get(intentKey ?? '', now());
	// A process that was killed may have sent until its time was over.
	const ended = intent?.closedAt ?? intent?.timesOutAt ?? updatedAt;
	return Date.parse(ended) + provider.capabilities.settleWindow;
}

async function readRecord({ ledger }: EInvoiceContext, id: string): Promise<EInvoiceRecord | undefined> {
	return (await ledger.read.eInvoices.getMany([id]))[0];
}

/** A call that timed out is written down as unknown, so that lists show it. */
async function noteUnknown(context: EInvoiceContext, id: string, found: Found): Promise<void> {
	const error =
		found.answer === 'silent'
			? { ...found.error, fix: 'Run Resume Unknown when the provider can be reached.', retryable: true }
			: {
					code: 'NOT_FOUND',
					message: 'The provider does not know the key, and the call was made twice.',
					fix: 'Look on the portal of the provider, then run Resume Unknown and say whether it is issued.',
					retryable: false,
				};
	await write(context, (tx, at) => recordOutcome(tx, id, { state: 'unknown', error }, context.provider, at));
}
