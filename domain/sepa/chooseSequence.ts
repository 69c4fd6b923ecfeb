import type { Fault } from './fault';
import { endsMandate } from './findMandateState';
import { countsForSequence, type MandateUse, type Recurrence, type SequenceType } from './mandate';

export interface NextCollection {
	readonly recurrence: Recurrence;
	/** Collections before it, of this batch too, in the order of their days. */
	readonly uses: readonly MandateUse[];
	/** It is the last one under the mandate. */
	readonly last?: boolean;
	/** `first` (default) marks the first collection as FRST; `recurrent` never does, as the rulebook allows since November 2016. */
	readonly policy?: SequencePolicy;
	/** Asked for by hand. */
	readonly asked?: SequenceType;
}

export const SEQUENCE_POLICIES = ['first', 'recurrent'] as const;
export type SequencePolicy = (typeof SEQUENCE_POLICIES)[number];

/**
 * The sequence type of the next collection under a mandate, from what became of those before. A first collection that
 * was rejected before it settled, or cancelled with its batch, is made again as the first; one that came back later
 * was the first.
 */
export function chooseSequence(
	next: NextCollection,
): { readonly sequence: SequenceType } | { readonly fault: Fault } {
	const { recurrence, uses, last = false, policy = 'first', asked } = next;
	const standing = uses.filter(countsForSequence);
	const end = standing.find(endsMandate);
	if (end) {
		return {
			fault: {
				rule: 'sepa.mandateUsedUp',
				message: `The mandate was used for its ${end.sequence === 'OOFF' ? 'only' : 'last'} collection on ${end.dueOn} (${end.sequence}).`,
				fix: 'Ask the debtor for a new mandate; a recurrent one, if more is to be collected.',
			},
		};
	}
	if (asked !== undefined) return checkAsked(asked, recurrence);
	if (recurrence === 'oneOff') return { sequence: 'OOFF' };
	if (last) return { sequence: 'FNAL' };
	return { sequence: policy === 'first' && standing.length === 0 ? 'FRST' : 'RCUR' };
}

function checkAsked(asked: SequenceType, recurrence: Recurrence) {
	if ((asked === 'OOFF') === (recurrence === 'oneOff')) return { sequence: asked };
	const what = recurrence === 'oneOff' ? 'one-off' : 'recurrent';
	return {
		fault: {
			rule: 'sepa.sequence',
			message: `Sequence type ${asked} does not fit a ${what} mandate.`,
			fix:
				recurrence === 'oneOff' ? 'Use OOFF, or leave it out.' : 'Use FRST, RCUR or FNAL, or leave it out.',
		},
	};
}
