import { headerMap, type Conversion } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentDiscount, DocumentLine } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { LedgerTx } from '../../ledger/port';
import type { ConvertRequest } from './convertRequest';
import { discountFor, type DiscountSource } from './discountFor';
import type { InvoicedOrder } from './invoicedOrders';
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
			taken: await linesTaken(tx, document, question, bearers.length),
			earlier: await earlierOf(tx, document, rule),
			isLast: await isLastOf(tx, document, question),
		});
	return discountFor(sources);
}

/** The new lines that come from a document, or from a note of it. */
async function linesTaken(
	tx: LedgerTx,
	document: BillingDocument,
	{ portions, made, rule }: DiscountQuestion,
	bearers: number,
): Promise<DocumentLine[]> {
	if (bearers === 1) return [...made];
	if (KIND_RULES[rule.from].priced)
		return made.filter((_line, index) => portions[index]?.source.id === document.id);
	const links = await tx.links.linesFrom(document.id);
	const notes = new Set(links.map(({ toDocumentId }) => toDocumentId));
	return made.filter((_line, index) => notes.has(portions[index]?.source.id ?? ''));
}

async function isLastOf(
	tx: LedgerTx,
	document: BillingDocument,
	{ request, rule, portions, orders }: DiscountQuestion,
): Promise<boolean> {
	const order = orders.find(({ order: { id } }) => id === document.id);
	if (order) return order.isLast;
	if (!request.quantities) return true;
	const left = await portionsOf(tx, request.sources, rule);
	return left.every(({ line, quantity }) =>
		portions.some((taken) => taken.line.id === line.id && taken.quantity === quantity),
	);
}
