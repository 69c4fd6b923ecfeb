import type { PostalAddress } from '../../../domain/documents/document';
import { KIND_RULES } from '../../../domain/documents/kinds';
import type { PrintContext } from './context';

/**
 * Goods travel to the delivery address, papers to the billing address. A supplier is written to at its own: there,
 * both of the document's addresses are ours.
 */
export function windowAddress({ document, addressee, rules }: PrintContext): PostalAddress | undefined {
	const own = addressee.address;
	if (KIND_RULES[document.kind].side === 'purchase') return own;
	const first = rules.sentToDelivery ? document.shipTo : document.billTo;
	return first ?? own ?? document.billTo ?? document.shipTo ?? undefined;
}
