import { eventShape } from '../answers/shapes';
import { refuse } from '../../../domain/refusal';
import { TOLERANCE_S, verifySignature, type SignatureProblem } from './verifySignature';

/** Something that happened at Stripe. What it tells of amounts and states is not used: those are read anew. */
export interface StripeNews {
	/** `evt_…`, the same each time it is sent. */
	readonly id: string;
	readonly type: string;
	/** Seconds since 1970; null where the event does not tell. */
	readonly createdAt: number | null;
	readonly isLive: boolean | null;
	/** What it speaks of. */
	readonly objectId: string | null;
	readonly objectKind: string | null;
	/** The debit that it is about, where it is about one. */
	readonly intentId: string | null;
}

/** An event has some kB. */
const LARGEST = 1024 * 1024;

/**
 * Reads what came to the webhook, after its signature.
 *
 * @param now seconds since 1970
 * @throws Refusal `stripe.webhookSecret`, `stripe.signature`, `stripe.event`
 */
export function readEvent(
	body: Uint8Array,
	header: string | undefined,
	secret: string | undefined,
	now: number,
): StripeNews {
	if (body.length > LARGEST) refuseEvent('It is larger than any event of Stripe.');
	const problem = verifySignature(body, header, secret, now);
	if (problem !== undefined) refuseSignature(problem);
	return readNews(parse(body));
}

/** Reads an event that Stripe itself was asked for. @throws Refusal `stripe.event` */
export function readNews(value: unknown): StripeNews {
	const read = eventShape.safeParse(value);
	if (!read.success) refuseEvent('It is signed, but it is no event that can be read.');
	const { id, type, created, livemode, data } = read.data;
	const object = data?.object ?? {};
	return {
		id,
		type,
		createdAt: created ?? null,
		isLive: livemode ?? null,
		objectId: object.id ?? null,
		objectKind: object.object ?? null,
		intentId: object.object === 'payment_intent' ? (object.id ?? null) : idOf(object['payment_intent']),
	};
}

/** Charges, refunds and disputes name their debit. */
function idOf(value: unknown): string | null {
	if (typeof value === 'string' && value !== '') return value;
	const { id } = (typeof value === 'object' && value !== null ? value : {}) as { id?: unknown };
	return typeof id === 'string' ? id : null;
}

function parse(body: Uint8Array): unknown {
	try {
		return JSON.parse(Buffer.from(body).toString('utf8'));
	} catch {
		return refuseEvent('It is signed, but it is no JSON.');
	}
}

function refuseEvent(message: string): never {
	refuse({
		rule: 'stripe.event',
		field: 'body',
		message,
		fix: 'Point only the webhook of Stripe to this address.',
	});
}

const PROBLEMS: Readonly<Record<SignatureProblem, { rule: string; message: string; fix: string }>> = {
	noSecret: {
		rule: 'stripe.webhookSecret',
		message:
			'The Stripe credential has no webhook secret, so that nobody can tell whether an event is genuine.',
		fix: 'Paste the secret of the webhook (whsec_…) into the credential.',
	},
	header: {
		rule: 'stripe.signature',
		message: 'The event bears no signature of Stripe.',
		fix: 'Pass the header stripe-signature as it came, and point only the webhook of Stripe to this address.',
	},
	signature: {
		rule: 'stripe.signature',
		message: 'The signature does not fit: the event is forged, or its body is not the bytes that came.',
		fix: 'Switch Raw Body on in the Webhook node, and check the webhook secret of the credential.',
	},
	tooOld: {
		rule: 'stripe.signature',
		message: `The event was signed more than ${TOLERANCE_S} seconds ago.`,
		fix: 'Check the clock of this machine. Stripe sends an event again by itself until it is taken.',
	},
};

function refuseSignature(problem: SignatureProblem): never {
	refuse({ field: 'signature', ...PROBLEMS[problem] });
}
