import type { BillingDocument } from '../../../domain/documents/document';
import { nameOf } from '../../../domain/documents/nameOf';
import { refuse } from '../../../domain/refusal';
import { hashOf } from '../../../ledger/hash';
import type { LedgerTx, StripeDebit } from '../../../ledger/port';
import type { DebitRequest } from '../../../providers/stripe/operations/debit';
import { claimInstalments } from '../../collections/claimInstalments';
import type { WorkContext } from '../../context';
import { todayOf } from '../../parts/assembleHeader';
import { openDocument } from '../../parts/openDocument';
import { resolveMaster } from '../../parts/resolve';
import { auditDocument } from '../../parts/writeDocument';
import type { ChosenDebtor } from './chooseDebtor';
import { stored } from './debitDetails';
import type { DebitInput } from './debitInput';
import { planDebit, type DebitPlan } from './planDebit';

/** How long a call may take before its outcome counts as unknown, in ms: more than the client waits. */
export const CALL_TIME = 5 * 60_000;

export type Begun =
	| { readonly does: 'send'; readonly debit: StripeDebit; readonly request: DebitRequest }
	| Exclude<DebitPlan, { does: 'debit' }>;

/**
 * Claims the instalment and commits the intent of the call: two runs at once meet at the lock of the invoice, and the
 * second one finds what the first has begun.
 */
export async function beginDebit(
	tx: LedgerTx,
	input: DebitInput,
	debtor: ChosenDebtor,
	context: WorkContext,
): Promise<Begun> {
	const document = await openDocument(tx, input.id, context);
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	const today = todayOf(company, context.now);
	const plan = await planDebit(tx, document, input, today);
	if (plan.does !== 'debit') return plan;
	const { instalment, amount, attempt, again } = plan;
	const make = (number: number) => {
		const key = `${document.id}-${instalment}-${number}`;
		return { number, key, request: requestOf(tx.ledgerId, document, key, amount, debtor, input) };
	};
	const repeated = again && (await isSameCall(tx, make(again.attempt), context)) ? again : null;
	const id = repeated?.id ?? tx.newId('sdb');
	const { number, key, request } = make(repeated?.attempt ?? attempt);
	const [claim] = await claimInstalments(
		tx,
		[{ documentId: document.id, instalment, amount, reference: key }],
		{ channel: 'stripe', holder: id, method: 'sepaDirectDebit', submittedOn: today },
		context,
	);
	const claimId = claim?.id ?? null;
	const details = stored({ problem: null, last4: debtor.last4 });
	if (repeated) await tx.stripe.changeDebit(id, { claimId, status: 'sending', details });
	else
		await tx.stripe.addDebit({
			id,
			companyId: document.companyId,
			documentId: document.id,
			instalment,
			attempt: number,
			claimId,
			idempotencyKey: key,
			customerId: debtor.customer,
			paymentMethodId: debtor.paymentMethod,
			mandateReference: debtor.mandateReference,
			status: 'sending',
			amount,
			currency: document.currency,
			details,
			actor: context.actor,
		});
	const payloadHash = hashOf(request);
	await tx.intents.open({
		key: intentOf(key),
		operation: 'stripe.debit',
		subjectId: document.id,
		payloadHash,
		timesOutAt: new Date(Date.parse(context.now) + CALL_TIME).toISOString(),
	});
	auditDocument(tx, context, 'stripeSend', document, { debit: id, key, amount, instalment, attempt: number });
	const debit = await tx.stripe.debit(id);
	if (!debit) throw new Error(`Debit ${id} is gone`);
	return { does: 'send', debit, request };
}

/** The same key may only ever bear the same call. */
async function isSameCall(
	tx: LedgerTx,
	{ key, request }: { readonly key: string; readonly request: DebitRequest },
	{ now }: WorkContext,
): Promise<boolean> {
	const intent = await tx.intents.get(intentOf(key), now);
	return intent?.state === 'failed' && intent.payloadHash === hashOf(request);
}

export const intentOf = (key: string): string => `stripe.debit|${key}`;

function requestOf(
	ledger: string,
	document: BillingDocument,
	key: string,
	amount: number,
	{ customer, paymentMethod, mandate }: ChosenDebtor,
	{ description, collectOn }: DebitInput,
): DebitRequest {
	const invoice = nameOf(document);
	return {
		key,
		ledger,
		amount,
		currency: 'EUR',
		customer,
		paymentMethod,
		mandate,
		invoice,
		description: description ?? invoice,
		...(collectOn === undefined ? {} : { collectOn }),
	};
}

export function refuseInFlight({ documentId, updatedAt }: StripeDebit, name: string): never {
	refuse({
		rule: 'stripe.inFlight',
		document: name,
		message: `Another run is debiting ${name} (${documentId}) since ${updatedAt}.`,
		fix: 'Wait until it is done. If that run is gone, debit again in five minutes, or run Resume Unknown: it looks up what became of the call.',
	});
}
