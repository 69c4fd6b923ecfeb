import { headerMap, type Conversion } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentDiscount, DocumentLine } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { LedgerTx } from '../../ledger/port';
import type { ConvertRequest } from './convertRequest';
import { discountFor, type DiscountSource } from './discountFor';
import type { InvoicedOrder } from './invoicedOrders';
import type { LinksAround } from './linksAround';
import { earlierOf } from './earlierOf';
import { portionsOf, type Portion } from './portions';

export interface DiscountQuestion {
	readonly request: ConvertRequest;
	readonly rule: Conversion;
	readonly parents: readonly BillingDocument[];
	readonly portions: readonly Portion[];
	/** The new lines, one for each portion. */
	readonly made: readonly DocumentLine[];
	readonly orders: readonly InvoicedOrder[];
	readonly around: LinksAround;
}

/** The discount of what a document is made from; a delivery note has none itself, the order behind it has. */
export async function passOnDiscount(
	tx: LedgerTx,
	question: DiscountQuestion,
): Promise<DocumentDiscount | undefined> {
	const { request, rule, parents } = question;
	if (headerMap(rule.from, rule.to).discount !== 'recalculated' || request.header.discount) return undefined;
	const bearers = KIND_RULES[rule.from].priced ? parents : question.orders.map(({ order }) => order);
	if (bearers.every(({ discount }) => discount === undefined)) return undefined;
	const sources: DiscountSource[] = [];
	for (const document of bearers)
		sources.push({
			document,
			taken: linesTaken(document, question, bearers.length),
			earlier: await earlierOf(tx, document, rule),
			isLast: isLastOf(document, question),
		});
	return discountFor(sources);
}

/** The new lines that come from a document, or from a note of it. */
function linesTaken(
	document: BillingDocument,
	{ portions, made, rule, around }: DiscountQuestion,
	bearers: number,
): DocumentLine[] {
	if (bearers === 1) return [...made];
	if (KIND_RULES[rule.from].priced)
		return made.filter((_line, index) => portions[index]?.source.id === document.id);
	const comesFrom = ({ line }: Portion) =>
		around.to(line.id).some(({ fromDocumentId }) => fromDocumentId === document.id);
	return made.filter((_line, index) => comesFrom(portions[index] as Portion));
}

function isLastOf(
	document: BillingDocument,
	{ request, rule, portions, orders, around }: DiscountQuestion,
): boolean {
	const order = orders.find(({ order: { id } }) => id === document.id);
	if (order) return order.isLast;
	if (!request.quantities) return true;
	const left = portionsOf(request.sources, rule, around);
	return left.every(({ line, quantity }) =>
		portions.some((taken) => taken.line.id === line.id && taken.quantity === quantity),
	);
}
