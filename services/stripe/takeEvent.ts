import { z } from 'zod/v4';
import { ProviderRefusal } from '../../providers/providerErrors';
import type { StripeNews } from '../../providers/stripe/webhook/readEvent';
import type { StripeDebit } from '../../ledger/port';
import { envelope } from '../../domain/schemas/documentInput';
import { getDebit } from './debit/lockDebit';
import { refresh } from './debit/refresh';
import { viewDebit, type DebitView } from './debit/debitView';
import { onEachInput, secondsOf, type StripeContext } from './operation';
import { orRefuse } from './refusals';

const schema = z.object({
	ledger: envelope.ledger,
	/** The bytes that came, in base64: the signature is of them. */
	body: z.base64('must be the raw body, in base64').max(1_500_000),
	/** The header stripe-signature. */
	signature: z.string('must be the header stripe-signature').max(5000).optional(),
});

export interface EventView extends Partial<DebitView> {
	readonly ledger: string;
	readonly event: string;
	readonly eventType: string;
	readonly occurredAt: string;
	/** `payment_intent`, `charge`, `dispute`, `refund`, `mandate`… */
	readonly about: string | null;
	readonly objectId: string | null;
	/** A debit of this ledger was brought up to date by it. */
	readonly handled: boolean;
	/** Why not. */
	readonly why: string | null;
	readonly reused: boolean;
}

/**
 * Takes an event of Stripe in, after its signature. What it says of amounts and states is not believed: the debit that it
 * is about is read anew. Events that come twice, late or in another order do no harm, and those about something else are
 * told as such and change nothing.
 */
export const takeEvent = onEachInput('stripe.takeEvent', schema, async (context, { body, signature }) => {
	const news = context.stripe.readEvent(Buffer.from(body, 'base64'), signature, secondsOf(context));
	const { ledger } = context;
	if (news.intentId === null) return left(context, news, 'It is about no debit.');
	if (news.isLive !== null && news.isLive !== context.stripe.isLive)
		return left(context, news, 'It is live and the key is a test key, or the other way round.');
	const debit = await findDebit(context, news.intentId);
	if (!debit) return left(context, news, 'Stripe debits that with another system, or another ledger.');
	const before = await ledger.read.stripe.event(news.id);
	if (before) return handled(context, news, debit, true, []);
	if (context.dryRun === true) return handled(context, news, debit, false, []);
	const hints: string[] = [];
	const intentId = news.intentId;
	const written = await refresh(
		context,
		debit.id,
		() => orRefuse(intentId, context.stripe.readDebit(intentId)),
		{
			hints,
			beside: (tx, { companyId }) =>
				tx.stripe.addEvent({
					eventId: news.id,
					type: news.type,
					objectId: intentId,
					occurredAt: occurredAt(context, news),
					companyId,
				}),
		},
	);
	return handled(context, news, await getDebit(ledger.read, debit.id), !written, hints);
});

/**
 * The debit of a payment: by the id that the ledger knows, else by the key that the payment bears, because an event may be
 * quicker than the answer of the call.
 */
async function findDebit(
	{ ledger, stripe }: StripeContext,
	intentId: string,
): Promise<StripeDebit | undefined> {
	const known = await ledger.read.stripe.byPaymentIntent(intentId);
	if (known) return known;
	const payment = await orRefuse(
		intentId,
		stripe.readDebit(intentId).catch((error: unknown) => {
			// It is not in the account of the credential: an event of another one.
			if (error instanceof ProviderRefusal && error.error.code === 'resource_missing') return undefined;
			throw error;
		}),
	);
	return payment?.key == null || payment.ledger !== ledger.id
		? undefined
		: ledger.read.stripe.byKey(payment.key);
}

/** When it comes, where it does not say when it was. */
function occurredAt({ now }: Pick<StripeContext, 'now'>, { createdAt }: StripeNews): string {
	return createdAt === null ? now() : new Date(createdAt * 1000).toISOString();
}

function shown({ ledger, now }: StripeContext, news: StripeNews) {
	return {
		ledger: ledger.id,
		event: news.id,
		eventType: news.type,
		occurredAt: occurredAt({ now }, news),
		about: news.objectKind,
		objectId: news.objectId,
	};
}

function left(context: StripeContext, news: StripeNews, why: string) {
	const view: EventView = { ...shown(context, news), handled: false, why, reused: false };
	return { views: [view], reused: false, hints: [] };
}

async function handled(
	context: StripeContext,
	news: StripeNews,
	debit: StripeDebit,
	reused: boolean,
	hints: readonly string[],
) {
	const { ledger } = context;
	const view: EventView = {
		...(await viewDebit(ledger.read, ledger.id, debit, reused)),
		...shown(context, news),
		handled: true,
		why: null,
	};
	return { views: [view], reused, hints };
}
