import { findConversion, type Conversion } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { quantityOffered, remainingQuantity } from '../../domain/documents/remaining';
import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import type { LinksAround } from './linksAround';

/** Counts down what sources, and the orders behind them, can still give. */
export interface QuantitiesLeft {
	of(line: DocumentLine): Decimal;
	take(line: DocumentLine, quantity: Decimal): void;
}

/** Invoicing a delivery note uses up its order too, and delivering an invoice does: neither may go beyond the order. */
export function passesOn({ from, to }: Pick<Conversion, 'from' | 'to'>): boolean {
	return (from === 'deliveryNote' && to === 'invoice') || (from === 'invoice' && to === 'deliveryNote');
}

/**
 * What is left of each line of the sources for a conversion. Sources of one conversion share what is left of the order
 * behind them: two notes of it do not both get its last pieces.
 */
export function quantitiesLeft(
	sources: readonly BillingDocument[],
	rule: Conversion,
	links: LinksAround,
): QuantitiesLeft {
	const orderLeft = passesOn(rule) ? leftOnOrders(rule, links) : new Map<string, Decimal>();
	const taken = new Map<string, Decimal>();
	const ordersOf = (line: DocumentLine) =>
		links
			.to(line.id)
			.filter(({ fromLineId }) => orderLeft.has(fromLineId))
			.map(({ fromLineId }) => fromLineId);
	const offers = new Map(
		sources.flatMap(({ lines }) => lines.map((line) => [line.id, offerOf(line, rule, links)] as const)),
	);
	return {
		of(line) {
			const own = new Exact(offers.get(line.id) ?? '0').minus(taken.get(line.id) ?? '0');
			const least = ordersOf(line)
				.map((id) => new Exact(orderLeft.get(id) ?? '0'))
				.reduce((a, b) => (b.lt(a) ? b : a), own);
			return least.gt(0) ? toDecimal(least) : '0';
		},
		take(line, quantity) {
			taken.set(line.id, toDecimal(new Exact(taken.get(line.id) ?? '0').plus(quantity)));
			for (const id of ordersOf(line)) {
				orderLeft.set(id, toDecimal(new Exact(orderLeft.get(id) ?? '0').minus(quantity)));
			}
		},
	};
}

/** What the line itself has left; an invoice that was delivered is not invoiced again by its note. */
function offerOf(line: DocumentLine, rule: Conversion, links: LinksAround): Decimal {
	const from = links.from(line.id);
	const offered =
		rule.from === 'salesOrder' ? quantityOffered(line.quantity, from, rule.flow) : line.quantity;
	const done = passesOn(rule)
		? links
				.to(line.id)
				.filter(({ fromDocumentId }) => links.behind.get(fromDocumentId)?.kind === rule.to)
				.reduce((sum, { quantity }) => sum.plus(quantity), new Exact(0))
		: new Exact(0);
	const own = new Exact(remainingQuantity(offered, from, rule.competing)).minus(done);
	return own.gt(0) ? toDecimal(own) : '0';
}

/** What is left on each order line behind the sources, by the rule of the order itself. */
function leftOnOrders(rule: Conversion, links: LinksAround): Map<string, Decimal> {
	const left = new Map<string, Decimal>();
	const orders = [...links.behind.values()].filter(({ kind }) => kind === 'salesOrder');
	for (const order of orders) {
		const { competing } = findConversion('salesOrder', rule.to, order.id);
		for (const line of order.lines) {
			const from = links.from(line.id);
			const offered = quantityOffered(line.quantity, from, rule.flow);
			left.set(line.id, remainingQuantity(offered, from, competing));
		}
	}
	return left;
}
