import { lineMap } from '../../domain/documents/conversions';
import type { DocumentLine, OtherTax } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Decimal } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { LinksAround } from './linksAround';

interface FoundPrice {
	readonly unitPrice: Decimal;
	readonly discountPercent: Decimal;
	readonly otherTaxes?: readonly OtherTax[];
}

/**
 * Prices of lines that come without any: a delivery note's from the order that it delivers, else from the product;
 * a purchase order's from the product's purchase price. Keyed by source line.
 *
 * @throws Refusal `line.noPrice` when a line has neither.
 */
export async function pricesFor(
	tx: LedgerTx,
	from: Kind,
	to: Kind,
	lines: readonly DocumentLine[],
	currency: string,
	around: LinksAround,
): Promise<ReadonlyMap<string, FoundPrice>> {
	const found = new Map<string, FoundPrice>();
	if (!KIND_RULES[to].priced || lineMap(from, to).unitPrice !== 'recalculated') return found;
	const fromOrder =
		KIND_RULES[from].side === KIND_RULES[to].side
			? orderPrices(lines, to, around)
			: new Map<string, FoundPrice>();
	for (const line of lines.filter(({ kind }) => kind !== 'note')) {
		found.set(line.id, fromOrder.get(line.id) ?? (await productPrice(tx, line, to, currency)));
	}
	return found;
}

/** Only of the same side: what a customer pays is no price for a supplier. */
function orderPrices(lines: readonly DocumentLine[], to: Kind, around: LinksAround): Map<string, FoundPrice> {
	const prices = new Map<string, FoundPrice>();
	const links = lines.flatMap(({ id }) => around.to(id));
	const sources = [...around.behind.values()].filter(
		({ kind }) => KIND_RULES[kind].side === KIND_RULES[to].side,
	);
	const priced = new Map(sources.flatMap((source) => source.lines.map((line) => [line.id, line] as const)));
	for (const link of links) {
		const order = priced.get(link.fromLineId);
		if (order?.unitPrice == null) continue;
		const { unitPrice, discountPercent, otherTaxes } = order;
		prices.set(link.toLineId, { unitPrice, discountPercent, otherTaxes });
	}
	return prices;
}

async function productPrice(
	tx: LedgerTx,
	line: DocumentLine,
	to: Kind,
	currency: string,
): Promise<FoundPrice> {
	const product = line.productId === null ? undefined : await tx.masters.get('product', line.productId);
	const { side, title } = KIND_RULES[to];
	const listed = side === 'sale' ? product?.content.unitPrice : product?.content.purchasePrice;
	if (listed !== undefined && (product?.content.currency ?? currency) === currency)
		return { unitPrice: listed, discountPercent: '0' };
	return refuse({
		rule: 'line.noPrice',
		field: `lines[${line.position - 1}]`,
		message: `Line ${line.position} (${line.description}) has no price for the ${title.toLowerCase()}: it comes from no order, and its product has none in ${currency}.`,
		fix:
			side === 'sale'
				? 'Deliver from an order, or give the product a unit price.'
				: 'Give the product a purchase price in Billing Master Data.',
	});
}
