import { canonicalJson } from '../../domain/canonicalJson';
import type { BillingDocument, FooterCharge } from '../../domain/documents/document';

type Bearer = Pick<BillingDocument, 'charges'>;

/** Documents made from a bearer of charges for the same purpose; see `Earlier`. */
interface EarlierBearers {
	readonly took: readonly Bearer[];
	readonly gaveBack: readonly Bearer[];
}

/**
 * Footer charges of a document that none of the documents made from it carries. What a credit note gave back to be
 * invoiced again is carried no more.
 */
export function openCharges(
	{ charges }: Bearer,
	{ took, gaveBack }: EarlierBearers,
): readonly FooterCharge[] {
	if (charges.length === 0 || took.length === 0) return charges;
	const left = without(textsOf([{ charges }]), without(textsOf(took), textsOf(gaveBack)));
	return charges.filter((charge) => {
		const at = left.indexOf(canonicalJson(charge));
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
}

function textsOf(bearers: readonly Bearer[]): string[] {
	return bearers.flatMap(({ charges }) => charges.map((charge) => canonicalJson(charge)));
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
