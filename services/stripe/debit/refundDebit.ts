import { z } from 'zod/v4';
import { minorToFixed, parseMinor, type Minor } from '../../../domain/money/minor';
import { decimal, text } from '../../../domain/schemas/fields';
import { envelope } from '../../../domain/schemas/documentInput';
import { refuse } from '../../../domain/refusal';
import { hashOf } from '../../../ledger/hash';
import type { LedgerTx, StripeDebit } from '../../../ledger/port';
import type { WorkContext } from '../../context';
import { getDocument } from '../../parts/resolve';
import { assertMayWrite } from '../../parts/rights';
import { auditDocument } from '../../parts/writeDocument';
import { closeIntent } from '../../calls/closeIntent';
import { write } from '../../calls/write';
import { onEachInput } from '../operation';
import { orRefuse, refusalOf } from '../refusals';
import { CALL_TIME } from './beginDebit';
import { detailsOf, stored } from './debitDetails';
import { viewDebit } from './debitView';
import { getDebit, lockDebit } from './lockDebit';
import { debitQuery, oneDebit } from './queryDebits';
import { refresh } from './refresh';

const schema = z.object({
	...debitQuery,
	externalReference: envelope.externalReference,
	/** In euros; all that is there of the money where it is missing. */
	amount: decimal({ moreThan: 0, scale: 2 }).optional(),
	/** Why; it stays in the audit trail. */
	reason: text(500).optional(),
});

/**
 * Sends the money of a debit back to the debtor: as far as it goes back, the invoice is to pay again. Twice the same part may
 * be meant, or a repetition; an external reference tells them apart.
 */
export const refundDebit = onEachInput('stripe.refund', schema, async (context, input) => {
	const { ledger, stripe } = context;
	const debit = await oneDebit(context, input);
	const name = (await getDocument(ledger.read, debit.documentId)).number ?? debit.documentId;
	const intentId = debit.paymentIntentId ?? refuseNothing(name);
	const look = () => orRefuse(name, stripe.readDebit(intentId));
	// What is there is what Stripe says now: an event may be on its way.
	if (context.dryRun !== true) await refresh(context, debit.id, look);
	const key = refundKey(debit, input);
	const begun = await write(context, (tx, at) => begin(tx, debit.id, key, input, at));
	if (begun === 'done' || context.dryRun === true) {
		const view = await viewDebit(
			ledger.read,
			ledger.id,
			await getDebit(ledger.read, debit.id),
			begun === 'done',
		);
		return { views: [view], reused: begun === 'done', hints: [] };
	}
	context.onStep?.('stripe.refundCommitted');
	const written = await stripe.refund({ key, intentId, amount: begun });
	const state = { done: 'done', refused: 'failed', unreachable: 'failed', unknown: 'unknown' } as const;
	await write(context, (tx, at) => {
		const outcome = written.state === 'done' ? { id: written.value.id } : { code: written.error.code };
		return closeIntent(tx, intentOf(key), state[written.state], outcome, at);
	});
	if (written.state !== 'done') {
		const fix =
			'Run it again with the same reference: Stripe knows its key, so that nothing goes back twice.';
		const error = written.state === 'unknown' ? { ...written.error, fix } : written.error;
		throw refusalOf(`the refund of ${name}`, written.state, error);
	}
	await refresh(context, debit.id, look);
	const view = await viewDebit(ledger.read, ledger.id, await getDebit(ledger.read, debit.id));
	return { views: [view], reused: false, hints: [] };
});

const intentOf = (key: string): string => `stripe.refund|${key}`;

function refundKey({ idempotencyKey }: StripeDebit, input: z.output<typeof schema>): string {
	const { amount, externalReference } = input;
	if (amount !== undefined && externalReference === undefined)
		refuse({
			rule: 'idempotency.keyNeeded',
			field: 'externalReference',
			message: 'Without an External Reference a retry of a part could not be told from another part.',
			fix: 'Give an External Reference: a value that is the same when the same refund comes again.',
		});
	const own = externalReference === undefined ? 'all' : hashOf({ externalReference }).slice(0, 24);
	return `${idempotencyKey}-${own}`;
}

/** @returns the amount that goes back; `done` where that was done before */
async function begin(
	tx: LedgerTx,
	id: string,
	key: string,
	input: z.output<typeof schema>,
	context: WorkContext,
): Promise<Minor | 'done'> {
	const debit = await lockDebit(tx, id);
	const document = await getDocument(tx, debit.documentId);
	const name = document.number ?? document.id;
	await assertMayWrite(tx, debit.companyId, 'creditNote', context);
	const { kept, standing, refunded, refundCall } = detailsOf(debit);
	const last = refundCall && (await tx.intents.get(intentOf(refundCall.key), context.now));
	if (last?.state === 'open') refuseInFlight(name);
	if (refundCall && last?.state === 'unknown') {
		// Stripe has been asked a moment ago: what has gone back since that call was that call.
		const wentBack = refunded >= refundCall.refundedBefore + refundCall.amount;
		if (wentBack) await closeIntent(tx, intentOf(refundCall.key), 'done', { refunded }, context);
		if (refundCall.key === key) return wentBack ? 'done' : refundCall.amount;
		if (!wentBack) refuseUnknown(name);
	}
	const before = await tx.intents.get(intentOf(key), context.now);
	if (before?.state === 'done') return 'done';
	const asked = input.amount === undefined ? undefined : parseMinor(input.amount, debit.currency, 'amount');
	const amount = asked ?? kept;
	if (standing !== 'settled' || amount <= 0) refuseNothing(name);
	if (amount > kept) refuseTooMuch(name, kept, debit);
	await tx.intents.open({
		key: intentOf(key),
		operation: 'stripe.refund',
		subjectId: document.id,
		payloadHash: hashOf({ amount }),
		timesOutAt: new Date(Date.parse(context.now) + CALL_TIME).toISOString(),
	});
	await tx.stripe.changeDebit(id, {
		details: stored({ refundCall: { key, amount, refundedBefore: refunded } }),
	});
	auditDocument(tx, context, 'stripeRefund', document, {
		debit: id,
		key,
		amount,
		reason: input.reason ?? null,
	});
	return amount;
}

function refuseUnknown(name: string): never {
	refuse({
		rule: 'stripe.refundUnknown',
		document: name,
		message: `Nobody knows yet what became of an earlier refund of ${name}.`,
		fix: 'Run that one again, with its own reference: Stripe knows its key, so that nothing goes back twice.',
	});
}

function refuseInFlight(name: string): never {
	refuse({
		rule: 'stripe.inFlight',
		document: name,
		message: `Another run is refunding ${name} at this moment.`,
		fix: 'Wait until it is done.',
	});
}

function refuseNothing(name: string): never {
	return refuse({
		rule: 'stripe.nothingToRefund',
		document: name,
		message: `Of the debit of ${name} no money is there that could go back.`,
		fix: 'Refund debits that have settled; one on its way cannot be refunded.',
	});
}

function refuseTooMuch(name: string, kept: Minor, { currency }: StripeDebit): never {
	refuse({
		rule: 'stripe.refundTooMuch',
		field: 'amount',
		document: name,
		message: `Of the debit of ${name} ${minorToFixed(kept, currency)} ${currency} are there.`,
		fix: 'Refund at most that.',
	});
}
