import { refuse } from '../refusal';
import { KIND_RULES, KINDS, type Kind } from './kinds';

/** The fixed list of states; own labels (libellés paramétrables) live beside it and never replace it. */
export const STATES = [
	'draft',
	'validated',
	'accepted',
	'delivered',
	'closed',
	'rejected',
	'cancelled',
] as const;
export type State = (typeof STATES)[number];

export const VERBS = ['validate', 'accept', 'reject', 'deliver', 'close', 'cancel'] as const;
export type Verb = (typeof VERBS)[number];

interface Transition {
	readonly from: readonly State[];
	readonly to: State;
}

const validate: Transition = { from: ['draft'], to: 'validated' };
const cancelOpen: Transition = { from: ['draft', 'validated', 'accepted'], to: 'cancelled' };
/** A posted document is corrected by a document, never cancelled in place. */
const cancelDraft: Transition = { from: ['draft'], to: 'cancelled' };
const acceptance = {
	accept: { from: ['validated'], to: 'accepted' },
	reject: { from: ['validated'], to: 'rejected' },
	close: { from: ['validated', 'accepted'], to: 'closed' },
} as const satisfies Partial<Record<Verb, Transition>>;

/** Every legal change of state. What is not here is refused. */
export const TRANSITIONS: Readonly<Record<Kind, Readonly<Partial<Record<Verb, Transition>>>>> = {
	quotation: { validate, ...acceptance, cancel: cancelOpen },
	salesOrder: { validate, ...acceptance, cancel: cancelOpen },
	deliveryNote: {
		validate,
		deliver: { from: ['validated'], to: 'delivered' },
		close: { from: ['validated', 'delivered'], to: 'closed' },
		cancel: { from: ['draft', 'validated'], to: 'cancelled' },
	},
	returnNote: { validate, close: { from: ['validated'], to: 'closed' }, cancel: cancelOpen },
	invoice: { validate, cancel: cancelDraft },
	creditNote: { validate, cancel: cancelDraft },
	proForma: { validate, close: { from: ['validated'], to: 'closed' }, cancel: cancelOpen },
	requestForQuotation: { validate, ...acceptance, cancel: cancelOpen },
	purchaseOrder: { validate, ...acceptance, cancel: cancelOpen },
	supplierInvoice: { validate, cancel: cancelDraft },
};

/** Verbs that a kind knows at all, in the order of the lifecycle. */
export function verbsOf(kind: Kind): Verb[] {
	return VERBS.filter((verb) => TRANSITIONS[kind][verb] !== undefined);
}

/**
 * The state that `verb` leads to.
 *
 * @throws Refusal `state.notAllowed` naming the states from which it would be allowed.
 */
export function nextState(kind: Kind, state: State, verb: Verb, document: string): State {
	const transition = TRANSITIONS[kind][verb];
	const title = KIND_RULES[kind].title;
	if (transition?.from.includes(state)) return transition.to;
	return refuse({
		rule: 'state.notAllowed',
		document,
		message: `${title} ${document} is ${state}; '${verb}' is not possible from there.`,
		fix: transition
			? `'${verb}' is possible when the document is ${transition.from.join(' or ')}.`
			: posted(kind)
				? 'A posted document is corrected by a credit note or a replacement.'
				: `A ${title.toLowerCase()} knows: ${verbsOf(kind).join(', ')}.`,
	});
}

function posted(kind: Kind): boolean {
	return KIND_RULES[kind].accounting;
}

/** True for states in which quantities of the document count for what is left of its source. Drafts count. */
export function holdsQuantities(state: State): boolean {
	return state !== 'cancelled' && state !== 'rejected';
}

/** All (kind, state, verb) triples, for tests and documentation. */
export function allTransitions(): Array<{ kind: Kind; verb: Verb; from: State; to: State }> {
	return KINDS.flatMap((kind) =>
		verbsOf(kind).flatMap((verb) => {
			const transition = TRANSITIONS[kind][verb];
			return transition ? transition.from.map((from) => ({ kind, verb, from, to: transition.to })) : [];
		}),
	);
}
