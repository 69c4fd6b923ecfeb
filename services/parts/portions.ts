import type { Conversion } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { remainingQuantity } from '../../domain/documents/remaining';
import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import { nameOf } from '../../domain/documents/nameOf';

export interface QuantityChoice {
	/** Position of the line on the source document: 1, 2, 3… */
	readonly line: number;
	readonly quantity: string;
}

/** A line of the source with the quantity that goes into the new document. */
export interface Portion {
	readonly source: BillingDocument;
	readonly line: DocumentLine;
	readonly quantity: string;
}

/**
 * What is taken of each source: the chosen quantities, or all that is left. Sources of one conversion share what is
 * left of the order behind them: two notes of it do not both get its last pieces.
 */
export async function portionsOf(
	tx: LedgerTx,
	sources: readonly BillingDocument[],
	rule: Conversion,
	choices?: readonly QuantityChoice[],
): Promise<Portion[]> {
	const orderLeft = new Map<string, Decimal>();
	const portions: Portion[] = [];
	for (const source of sources) {
		const left = await quantitiesLeft(tx, source, rule, orderLeft);
		portions.push(...(choices ? chosen(source, choices, left) : whole(source, left)));
	}
	return portions;
}

/** Counts down what a source, and the order behind it, can still give. */
interface Left {
	of(line: DocumentLine): Decimal;
	take(line: DocumentLine, quantity: Decimal): void;
}

async function quantitiesLeft(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
	orderLeft: Map<string, Decimal>,
): Promise<Left> {
	const byLine = Map.groupBy(await tx.links.linesFrom(source.id), (link) => link.fromLineId);
	const behind = passesOn(rule) ? await linesBehind(tx, source, rule, orderLeft) : new Map<string, Behind>();
	return {
		of(line) {
			const { done = '0', orderLines = [] } = behind.get(line.id) ?? {};
			const own = new Exact(
				remainingQuantity(line.quantity, byLine.get(line.id) ?? [], rule.competing),
			).minus(done);
			const least = orderLines
				.map((id) => new Exact(orderLeft.get(id) ?? '0'))
				.reduce((a, b) => (b.lt(a) ? b : a), own);
			return least.gt(0) ? toDecimal(least) : '0';
		},
		take(line, quantity) {
			for (const id of behind.get(line.id)?.orderLines ?? []) {
				orderLeft.set(id, toDecimal(new Exact(orderLeft.get(id) ?? '0').minus(quantity)));
			}
		},
	};
}

/** What stands before a line of a delivery note or an invoice. */
interface Behind {
	/** Came from a document of the target kind: an invoice that was delivered is not invoiced again. */
	readonly done: Decimal;
	readonly orderLines: readonly string[];
}

/** Invoicing a delivery note uses up its order too, and delivering an invoice does: neither may go beyond the order. */
export function passesOn({ from, to }: Pick<Conversion, 'from' | 'to'>): boolean {
	return (from === 'deliveryNote' && to === 'invoice') || (from === 'invoice' && to === 'deliveryNote');
}

/** Notes in `orderLeft` what is left on each order line, unless another source of the conversion has done so. */
async function linesBehind(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
	orderLeft: Map<string, Decimal>,
): Promise<Map<string, Behind>> {
	const links = await tx.links.linesTo(source.id);
	const above = new Map(
		(await tx.documents.getMany(links.map((link) => link.fromDocumentId))).map((document) => [
			document.id,
			document,
		]),
	);
	for (const order of [...above.values()].filter(({ kind }) => kind === 'salesOrder')) {
		const taken = Map.groupBy(await tx.links.linesFrom(order.id), (link) => link.fromLineId);
		for (const line of order.lines.filter(({ id }) => !orderLeft.has(id))) {
			orderLeft.set(line.id, remainingQuantity(line.quantity, taken.get(line.id) ?? [], [rule.flow]));
		}
	}
	const behind = new Map<string, Behind>();
	for (const link of links.filter(({ flow }) => flow !== rule.flow)) {
		const { done = '0', orderLines = [] } = behind.get(link.toLineId) ?? {};
		const kind = above.get(link.fromDocumentId)?.kind;
		behind.set(link.toLineId, {
			done: kind === rule.to ? toDecimal(new Exact(done).plus(link.quantity)) : done,
			orderLines: kind === 'salesOrder' ? [...orderLines, link.fromLineId] : orderLines,
		});
	}
	return behind;
}

/** Comment lines come along with all that is left; of a source that has nothing left nothing comes. */
function whole(source: BillingDocument, left: Left): Portion[] {
	const portions: Portion[] = [];
	for (const line of source.lines) {
		const quantity = line.kind === 'note' ? '0' : left.of(line);
		if (line.kind !== 'note' && quantity === '0') continue;
		left.take(line, quantity);
		portions.push({ source, line, quantity });
	}
	return portions.some(({ line }) => line.kind !== 'note') ? portions : [];
}

function chosen(source: BillingDocument, choices: readonly QuantityChoice[], left: Left): Portion[] {
	const twice = choices.find(
		(choice, index) => choices.findIndex(({ line }) => line === choice.line) < index,
	);
	if (twice) {
		refuse({
			rule: 'quantities.lineTwice',
			field: 'quantities',
			document: nameOf(source),
			message: `Line ${twice.line} of ${nameOf(source)} is named twice.`,
			fix: 'Name each line once, with its whole quantity.',
		});
	}
	return choices.map((choice) => chosenPortion(source, choice, left));
}

function chosenPortion(source: BillingDocument, choice: QuantityChoice, left: Left): Portion {
	const line = source.lines.find(
		(candidate) => candidate.position === choice.line && candidate.kind !== 'note',
	);
	if (!line) {
		refuse({
			rule: 'quantities.line',
			field: 'quantities',
			document: nameOf(source),
			message: `${nameOf(source)} has no line ${choice.line} with a quantity.`,
			fix: `Use a line between 1 and ${source.lines.length}.`,
		});
	}
	if (new Exact(choice.quantity).gt(left.of(line))) {
		refuse({
			rule: 'quantities.more',
			field: 'quantities',
			document: nameOf(source),
			message: `Line ${choice.line} of ${nameOf(source)} has ${left.of(line)} left, ${choice.quantity} were asked.`,
			fix: 'Ask for what is left, or change the source document by a new one.',
		});
	}
	left.take(line, choice.quantity);
	return { source, line, quantity: choice.quantity };
}
