import { canonicalJson } from '../../domain/canonicalJson';
import type { Flow } from '../../domain/documents/conversions';
import type { BillingDocument, FooterCharge } from '../../domain/documents/document';

type Bearer = Pick<BillingDocument, 'kind' | 'charges'>;

/**
 * Footer charges of a document that none of the documents made from it carries. What a credit note gave back to be
 * invoiced again is carried no more.
 *
 * @param earlier documents that took of it for the same purpose
 */
export function openCharges(
	{ charges }: Bearer,
	earlier: readonly Bearer[],
	flow: Flow,
): readonly FooterCharge[] {
	if (charges.length === 0 || earlier.length === 0) return charges;
	const isBack = ({ kind }: Bearer) => flow === 'invoice' && kind === 'creditNote';
	const texts = (some: readonly Bearer[]) =>
		some.flatMap((one) => one.charges.map((charge) => canonicalJson(charge)));
	const carried = without(texts(earlier.filter((one) => !isBack(one))), texts(earlier.filter(isBack)));
	const left = without(texts([{ kind: 'invoice', charges }]), carried);
	return charges.filter((charge) => {
		const at = left.indexOf(canonicalJson(charge));
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
}

/** Texts less others, each as often as it stands there. */
function without(texts: readonly string[], others: readonly string[]): string[] {
	const rest = [...texts];
	for (const other of others) {
		const at = rest.indexOf(other);
		if (at >= 0) rest.splice(at, 1);
	}
	return rest;
}
