import { computeLineAmount } from '../../domain/amounts/computeLineAmount';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { Exact, type Decimal } from '../../domain/money/decimal';
import { roundMinor, type Minor } from '../../domain/money/minor';
import { openCharges } from '../parts/openCharges';
import type { Portion } from '../parts/portions';
import type { NoteRun } from './noteRun';
import { takersOf, type Surroundings } from './noteSurroundings';

/** What the lines of a note that are left come to, at the prices of the order or of the product. */
export interface LineAmounts {
	/** Without VAT, after discounts of lines; those of documents come with the invoice. */
	readonly net: Minor;
	/** Lines with a quantity left. */
	readonly lines: number;
	/** Lines for which nobody has a price. */
	readonly unpriced: readonly DocumentLine[];
}

export function amountsOfNote(
	note: BillingDocument,
	portions: readonly Portion[],
	around: Surroundings,
): LineAmounts {
	const unpriced: DocumentLine[] = [];
	const counted = portions.filter(({ line }) => line.kind !== 'note');
	let net = 0;
	for (const { line, quantity } of counted) {
		const price = priceOf(line, note.currency, around);
		if (price === undefined) unpriced.push(line);
		else net += withoutTax(computeLineAmount({ ...price, quantity }, note.currency), line, note);
	}
	return { net, lines: counted.length, unpriced };
}

/** As Create Invoice finds it: of the order line that was delivered, else of the product. */
function priceOf(
	{ id, productId }: DocumentLine,
	currency: string,
	{ links, sources, products }: Surroundings,
): { readonly unitPrice: Decimal; readonly discountPercent: Decimal } | undefined {
	for (const { fromLineId } of links.to(id)) {
		const { unitPrice = null, discountPercent = '0' } = sources.get(fromLineId) ?? {};
		if (unitPrice !== null) return { unitPrice, discountPercent };
	}
	const listed = products.get(productId ?? '')?.content;
	if (listed?.unitPrice === undefined || (listed.currency ?? currency) !== currency) return undefined;
	return { unitPrice: listed.unitPrice, discountPercent: '0' };
}

function withoutTax(amount: Minor, { taxRate }: DocumentLine, { priceBasis }: BillingDocument): Minor {
	if (priceBasis === 'net') return amount;
	return roundMinor(new Exact(amount).times(100).div(new Exact(taxRate).plus(100)));
}

/** Footer charges that an invoice of a note would bring along: of the note itself, and of the orders behind it. */
export interface NoteCharge {
	/** The document that bears it: an order's charge comes once, however many notes deliver the order. */
	readonly bearerId: string;
	readonly isOrder: boolean;
	readonly nature: string;
	readonly amount: Minor;
}

export function chargesOfNote(
	{ carried }: NoteRun,
	note: BillingDocument,
	orders: readonly BillingDocument[],
	{ links }: Surroundings,
): NoteCharge[] {
	return [note, ...orders].flatMap((bearer) => {
		if (bearer.charges.length === 0) return [];
		const earlier = takersOf(links, bearer).flatMap((id) => carried.get(id) ?? []);
		const gaveBack = earlier.filter(({ kind }) => kind === 'creditNote');
		const took = earlier.filter(({ kind }) => kind !== 'creditNote');
		return openCharges(bearer, { took, gaveBack }).map(({ nature, amount }) => ({
			bearerId: bearer.id,
			isOrder: bearer.id !== note.id,
			nature,
			amount,
		}));
	});
}
