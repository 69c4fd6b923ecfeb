import type { BillingDocument, Disposition, DocumentLine } from '../documents/document';
import type { Kind } from '../documents/kinds';
import type { Master } from '../masters/schemas';
import { Exact, toDecimal, type Decimal } from '../money/decimal';
import { unitsIn } from '../units/convertUnit';
import type { PlannedMovement } from './movement';

interface Effect {
	readonly kind: PlannedMovement['kind'];
	readonly sign: 1 | -1;
}

const DELIVERED: readonly Effect[] = [{ kind: 'delivery', sign: -1 }];
const RETURNED: readonly Effect[] = [{ kind: 'return', sign: 1 }];
/** Scrapped goods (mise au rebut) came back and went: nothing stays, and both are seen. */
const SCRAPPED: readonly Effect[] = [...RETURNED, { kind: 'scrap', sign: -1 }];
const NOTHING: readonly Effect[] = [];

/**
 * What a line does to stock, by the kind of its document and by what happens to the goods. A return note that says
 * nothing brings goods back; a credit note that says nothing is about money. Invoices move nothing: what was invoiced
 * moves when it is delivered. Kinds of the purchase side have no receipt of goods yet.
 */
const EFFECTS: Readonly<Partial<Record<Kind, Readonly<Record<Disposition | 'unsaid', readonly Effect[]>>>>> =
	{
		deliveryNote: { unsaid: DELIVERED, restock: DELIVERED, scrap: DELIVERED, none: DELIVERED },
		returnNote: { unsaid: RETURNED, restock: RETURNED, scrap: SCRAPPED, none: NOTHING },
		creditNote: { unsaid: NOTHING, restock: RETURNED, scrap: SCRAPPED, none: NOTHING },
	};

/** Kinds of document that may move stock when they are validated. */
export const MOVING_KINDS = Object.keys(EFFECTS) as readonly Kind[];

/** A line with a product. */
export type GoodsLine = DocumentLine & { readonly productId: string };

/** Lines that would move stock, if their products and operation codes do. */
export function movingLines({ kind, lines }: Pick<BillingDocument, 'kind' | 'lines'>): GoodsLine[] {
	return lines.filter(
		(line): line is GoodsLine =>
			line.kind === 'item' && line.productId !== null && effectsOf(kind, line).length > 0,
	);
}

/** The code under which a line moves stock (code opération): its own, else that of the document. */
export function operationOf(
	{ operationCode }: Pick<BillingDocument, 'operationCode'>,
	line: Pick<DocumentLine, 'operationCode'>,
): string | null {
	return line.operationCode ?? operationCode;
}

/** What lines need to know of the masters that they name. */
export interface StockMasters {
	/** By id; a product that is not there, or not stocked, moves nothing. */
	readonly products: ReadonlyMap<string, Master<'product'>>;
	/** By code; without one, stock moves. */
	readonly operationCodes: ReadonlyMap<string, Master<'operationCode'>>;
}

/** The movements that lines write, in the order of the lines. */
export function planMovements(
	document: Pick<BillingDocument, 'kind' | 'operationCode'>,
	lines: readonly GoodsLine[],
	{ products, operationCodes }: StockMasters,
): PlannedMovement[] {
	return lines.flatMap((line) => {
		const product = products.get(line.productId);
		if (!product || product.content.stocked === false) return [];
		const operationCode = operationOf(document, line);
		if (operationCode !== null && operationCodes.get(operationCode)?.content.movesStock === false) return [];
		const { quantity, unit } = inOwnUnit(line, product);
		if (quantity === '0') return [];
		return effectsOf(document.kind, line).map(({ kind, sign }): PlannedMovement => ({
			lineId: line.id,
			productId: line.productId,
			kind,
			quantity: toDecimal(new Exact(quantity).times(sign)),
			unit,
			operationCode,
		}));
	});
}

function effectsOf(kind: Kind, { disposition }: Pick<DocumentLine, 'disposition'>): readonly Effect[] {
	return EFFECTS[kind]?.[disposition ?? 'unsaid'] ?? NOTHING;
}

/** Digits behind the point that a quantity is kept with. */
const SCALE = 6;

/** A balance is the sum of one unit: boxes are counted as the pieces that they hold. */
function inOwnUnit(line: GoodsLine, { content }: Master<'product'>): { quantity: Decimal; unit: string } {
	const own = content.unit ?? 'C62';
	const factor = unitsIn(line.unit, own, content.units);
	if (factor === undefined) return { quantity: line.quantity, unit: line.unit };
	return { quantity: toDecimal(new Exact(line.quantity).times(factor).round(SCALE)), unit: own };
}
