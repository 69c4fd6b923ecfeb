import { randomBytes } from 'node:crypto';
import { createFaultQueue, type FaultQueue } from '../faultQueue';
import type { StripeSandboxAccount } from './account';
import type { StripeOperation } from './operations';
import type { Behaviour } from './testIbans';

/** Objects as they are kept; amounts in cents, moments in seconds since 1970. */
export interface StripeCustomer {
	readonly id: string;
	readonly name: string | null;
	readonly email: string | null;
	readonly address: object | null;
	readonly metadata: Readonly<Record<string, string>>;
	readonly created: number;
	/** In ms: from then on searches find it. */
	readonly searchableAt: number;
}

export interface StripeMethod {
	readonly id: string;
	customer: string | null;
	readonly iban: string;
	readonly name: string;
	readonly email: string;
	readonly created: number;
}

export interface StripeMandate {
	readonly id: string;
	readonly paymentMethod: string;
	readonly reference: string;
	status: 'active' | 'inactive';
	readonly acceptance: object;
	readonly acceptedAt: number;
}

export interface StripeSetup {
	readonly id: string;
	readonly customer: string | null;
	readonly paymentMethod: string | null;
	readonly mandate: string | null;
	readonly status: string;
	readonly created: number;
}

export interface StripePage {
	readonly id: string;
	readonly customer: string;
	readonly created: number;
	readonly successUrl: string;
}

export interface StripeRefundRow {
	readonly id: string;
	readonly amount: number;
	status: 'pending' | 'succeeded' | 'failed';
	readonly created: number;
	failure: string | null;
}

export interface StripeDisputeRow {
	readonly id: string;
	readonly amount: number;
	status: string;
	readonly created: number;
}

export interface StripePaymentRow {
	readonly id: string;
	readonly charge: string;
	readonly amount: number;
	readonly customer: string;
	readonly paymentMethod: string;
	readonly mandate: string;
	readonly metadata: Readonly<Record<string, string>>;
	readonly description: string | null;
	readonly created: number;
	readonly behaviour: Behaviour;
	status: 'processing' | 'succeeded' | 'requires_payment_method';
	failure: string | null;
	/** In ms: when the bank answers; null: not by itself. */
	dueAt: number | null;
	readonly refunds: StripeRefundRow[];
	readonly disputes: StripeDisputeRow[];
}

export interface StripeSandboxEvent {
	readonly id: string;
	readonly type: string;
	readonly created: number;
	/** As it goes over the wire: the object as it was then. */
	readonly body: string;
}

export interface RecordedRequest {
	readonly method: string;
	readonly path: string;
	/** Of query and body, as they came. */
	readonly params: string;
	readonly idempotencyKey: string | null;
	readonly operation: StripeOperation | null;
	/** Null while it is worked on, and where the connection was dropped. */
	status: number | null;
}

export interface StripeRules {
	/** How long the bank takes, in ms; null: until it is told what to answer. */
	readonly bankTakes: number | null;
	/** How long delayed answers take, in ms. */
	readonly delayedTakes: number;
	/** How long a search does not know what is new, in ms. */
	readonly searchLag: number;
	/** Objects within others are shown in full where that is asked for. */
	readonly expands: boolean;
	/** Not every account may search. */
	readonly searches: boolean;
	/** A restricted key that may not read the account. */
	readonly accountReadable: boolean;
}

export const STRIPE_RULES: StripeRules = {
	bankTakes: null,
	delayedTakes: 3 * 60_000,
	searchLag: 0,
	expands: true,
	searches: true,
	accountReadable: true,
};

interface Remembered {
	readonly print: string;
	/** Missing while the first call is under way. */
	reply?: { readonly status: number; readonly body: object };
}

/** Everything that the sandbox knows. */
export interface StripeWorld {
	readonly account: StripeSandboxAccount;
	/** The one that opens it now. */
	secretKey: string;
	readonly rules: StripeRules;
	/** Ms since 1970. */
	readonly now: () => number;
	readonly customers: StripeCustomer[];
	readonly methods: StripeMethod[];
	readonly mandates: StripeMandate[];
	readonly setups: StripeSetup[];
	readonly pages: StripePage[];
	readonly payments: StripePaymentRow[];
	readonly events: StripeSandboxEvent[];
	/** Where events are sent as they happen. */
	readonly hooks: string[];
	/** Events that are being sent. */
	readonly sending: Set<Promise<unknown>>;
	readonly remembered: Map<string, Remembered>;
	readonly requests: RecordedRequest[];
	readonly faults: FaultQueue<StripeOperation>;
	/** So many of the next calls come too fast. */
	tooMany: number;
	/** Lists of payments are empty, as while a call hangs on its way. */
	hidden: boolean;
	/** Part of each id: a sandbox that starts anew gives none a second time. */
	readonly run: string;
	/** How many objects were made: the last part of each id. */
	made: number;
}

export function createWorld(
	given: Pick<StripeWorld, 'account' | 'now'> & { readonly rules?: Partial<StripeRules> },
): StripeWorld {
	return {
		...given,
		secretKey: given.account.secretKey,
		rules: { ...STRIPE_RULES, ...given.rules },
		customers: [],
		methods: [],
		mandates: [],
		setups: [],
		pages: [],
		payments: [],
		events: [],
		hooks: [],
		sending: new Set(),
		remembered: new Map(),
		requests: [],
		faults: createFaultQueue(),
		tooMany: 0,
		hidden: false,
		run: randomBytes(4).toString('hex'),
		made: 0,
	};
}

export const secondsOf = ({ now }: Pick<StripeWorld, 'now'>): number => Math.floor(now() / 1000);

/** An id in the shape of Stripe's own; in the order in which they were made. */
export function newId(world: StripeWorld, prefix: string): string {
	world.made += 1;
	return `${prefix}_sandbox${world.run}${String(world.made).padStart(8, '0')}`;
}
