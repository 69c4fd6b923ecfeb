import { Exact, type Decimal, type ExactNumber } from '../money/decimal';
import { sumMinor } from '../money/minor';
import type { BillingDocument, DocumentLine } from './document';

type Discounted = Pick<BillingDocument, 'discount' | 'lines'>;

/** How far below its full price a line is sold, in percent, and by what. */
export interface GivenDiscount {
	readonly line: DocumentLine;
	/** All of it together. */
	readonly percent: ExactNumber;
	/** The line's own part: its discount, and a price below the catalogue's. */
	readonly ofLine: ExactNumber;
	/** What the discount on the whole document takes. */
	readonly ofDocument: ExactNumber;
	/** The catalogue price that it undercuts; undefined where it does not. */
	readonly listPrice: Decimal | undefined;
}

const HUNDRED = new Exact(100);

/**
 * The discount that each item line bears: its own percentage, a price below the catalogue's, and its share of the
 * discount on the whole document. They multiply: 10 % and 10 % are 19 %.
 *
 * @param listPrices catalogue price by line id, in the unit and price basis of the line
 */
export function computeDiscounts(
	document: Discounted,
	listPrices: ReadonlyMap<string, Decimal>,
): GivenDiscount[] {
	const ofDocument = shareOfDocument(document);
	return document.lines.flatMap((line): GivenDiscount[] => {
		if (line.kind !== 'item' || line.unitPrice === null) return [];
		const list = listPrices.get(line.id);
		const undercuts = list !== undefined && new Exact(list).gt(line.unitPrice) && new Exact(list).gt(0);
		const ofPrice = undercuts ? new Exact(line.unitPrice).div(list) : new Exact(1);
		const ofLine = HUNDRED.minus(line.discountPercent).div(HUNDRED).times(ofPrice);
		const listPrice = undercuts ? list : undefined;
		const percent = lost(ofLine.times(ofDocument));
		return [{ line, percent, ofLine: lost(ofLine), ofDocument: lost(ofDocument), listPrice }];
	});
}

const lost = (share: ExactNumber): ExactNumber => HUNDRED.minus(share.times(HUNDRED));

/** What is left of a line after the discount on the document. */
function shareOfDocument({ discount, lines }: Discounted): ExactNumber {
	if (!discount) return new Exact(1);
	if (discount.amount === null) return HUNDRED.minus(discount.percent ?? '0').div(HUNDRED);
	const whole = sumMinor(lines.map(({ kind, net, gross }) => (kind === 'note' ? 0 : (gross ?? net))));
	return whole <= 0 ? new Exact(1) : new Exact(whole).minus(discount.amount).div(whole);
}
