import { sumMinor, type Minor } from '../money/minor';
import type { CollectionState } from './payment';

interface Collected {
	readonly amount: Minor;
	readonly state: CollectionState;
}

/** Money of a document that is on its way (en cours d'encaissement). */
export function pendingAmount(collections: readonly Collected[]): Minor {
	return sumMinor(collections.filter(({ state }) => state === 'pending').map(({ amount }) => amount));
}

/**
 * What is still to be asked for (net à payer): the rest, less what is on its way. A collection that failed asks for its
 * amount again; one that arrived counts as the payment that it has become.
 */
export function toPay(open: Minor, collections: readonly Collected[]): Minor {
	return Math.max(0, open - pendingAmount(collections));
}
