import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { quantityUsed, remainingQuantity, type LineLink } from '../../domain/documents/remaining';
import { Exact, toDecimal, type Decimal, type ExactNumber } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import { linksAround } from './linksAround';
import type { QuantityChoice } from './portions';

/** What of a return is credited on one invoice. */
export interface ReturnedGoods {
	readonly invoice: BillingDocument;
	/** Lines of the invoice, with the line of the return that each comes from. */
	readonly choices: ReadonlyArray<QuantityChoice & { readonly returnLineId: string }>;
}

/**
 * Finds the invoice lines of goods that came back, through the delivery notes that they left with. What was not invoiced
 * yet needs no credit: it only is not invoiced any more.
 *
 * @param named the invoice of a return that no delivery note stands behind
 * @throws Refusal `return.noDelivery`, `return.otherGoods`
 */
export async function findReturnedGoods(
	tx: Pick<LedgerTx, 'links' | 'documents'>,
	returnNote: BillingDocument,
	named: BillingDocument | undefined,
): Promise<ReturnedGoods[]> {
	const trail = await followBack(tx, returnNote, named);
	const goods = new Map<string, ReturnedGoods & { readonly choices: ReturnedChoice[] }>();
	for (const line of returnNote.lines.filter(({ kind }) => kind !== 'note')) {
		let left = toCredit(line, trail);
		for (const { invoice, line: billed } of invoicedLines(returnNote, line, trail, named)) {
			const taken = trail.taken.get(billed.id) ?? new Exact(0);
			const free = new Exact(remainingQuantity(billed.quantity, trail.from(billed.id), ['credit'])).minus(
				taken,
			);
			const quantity = free.lt(left) ? free : left;
			if (!quantity.gt(0)) continue;
			left = left.minus(quantity);
			trail.taken.set(billed.id, taken.plus(quantity));
			const found = goods.get(invoice.id) ?? { invoice, choices: [] };
			found.choices.push(choiceOf(line, billed, toDecimal(quantity)));
			goods.set(invoice.id, found);
		}
	}
	return [...goods.values()];
}

type ReturnedChoice = QuantityChoice & { readonly returnLineId: string };

const choiceOf = (line: DocumentLine, billed: DocumentLine, quantity: Decimal): ReturnedChoice => ({
	line: billed.position,
	quantity,
	disposition: line.disposition,
	...(line.operationCode === null ? {} : { operationCode: line.operationCode }),
	returnLineId: line.id,
});

/** Everything that stands between a return and the invoices of its goods. */
interface Trail {
	/** Lines of delivery notes by the line of the return. */
	readonly noteLines: ReadonlyMap<string, DocumentLine>;
	readonly invoices: ReadonlyMap<string, BillingDocument>;
	from(lineId: string): readonly LineLink[];
	to(lineId: string): readonly LineLink[];
	/** Of invoice lines, by lines of the return before this one. */
	readonly taken: Map<string, ExactNumber>;
}

async function followBack(
	tx: Pick<LedgerTx, 'links' | 'documents'>,
	returnNote: BillingDocument,
	named: BillingDocument | undefined,
): Promise<Trail> {
	const around = await linksAround(tx, [returnNote]);
	const notes = [...around.behind.values()].filter(({ kind }) => kind === 'deliveryNote');
	const noteIds = notes.map(({ id }) => id);
	const fromNotes = await tx.links.linesFromAll(noteIds);
	const toNotes = await tx.links.linesToAll(noteIds);
	const others = await tx.documents.getMany([
		...new Set([
			...fromNotes.map(({ toDocumentId }) => toDocumentId),
			...toNotes.map(({ fromDocumentId }) => fromDocumentId),
			...(named ? [named.id] : []),
		]),
	]);
	const invoices = others.filter(({ kind, validatedAt }) => kind === 'invoice' && validatedAt !== null);
	const returns = others.filter(({ kind }) => kind === 'returnNote').map(({ id }) => id);
	const later = await tx.links.linesFromAll([...invoices.map(({ id }) => id), ...returns, returnNote.id]);
	const from = Map.groupBy([...fromNotes, ...later], ({ fromLineId }) => fromLineId);
	const to = Map.groupBy(toNotes, ({ toLineId }) => toLineId);
	const lines = new Map(notes.flatMap((note) => note.lines.map((line) => [line.id, line] as const)));
	const noteLines = new Map<string, DocumentLine>();
	for (const { id } of returnNote.lines) {
		const link = around.to(id).find(({ flow, fromLineId }) => flow === 'return' && lines.has(fromLineId));
		const line = lines.get(link?.fromLineId ?? '');
		if (line) noteLines.set(id, line);
	}
	return {
		noteLines,
		invoices: new Map(invoices.map((invoice) => [invoice.id, invoice])),
		from: (lineId) => from.get(lineId) ?? [],
		to: (lineId) => to.get(lineId) ?? [],
		taken: new Map(),
	};
}

/** Goods come back first from what was not invoiced: delivered − invoiced − given free. */
function toCredit(line: DocumentLine, trail: Trail): ExactNumber {
	const own = new Exact(remainingQuantity(line.quantity, trail.from(line.id), ['credit']));
	const note = trail.noteLines.get(line.id);
	if (!note) return own;
	const from = trail.from(note.id);
	const returns = from.filter(({ flow }) => flow === 'return');
	const credited = returns.reduce(
		(sum, { toLineId }) => sum.plus(quantityUsed(trail.from(toLineId), ['credit'])),
		new Exact(0),
	);
	const billed = new Exact(quantityUsed(from, ['invoice', 'free', 'return'])).plus(
		quantityUsed(trail.to(note.id).filter(isFromInvoice(trail)), ['deliver']),
	);
	const most = billed.minus(note.quantity).minus(credited);
	return most.lt(own) ? (most.gt(0) ? most : new Exact(0)) : own;
}

const isFromInvoice =
	({ invoices }: Trail) =>
	({ fromDocumentId }: LineLink) =>
		invoices.has(fromDocumentId);

interface InvoicedLine {
	readonly invoice: BillingDocument;
	readonly line: DocumentLine;
}

/** Lines of invoices that billed what a line of the return brings back. */
function invoicedLines(
	returnNote: BillingDocument,
	line: DocumentLine,
	trail: Trail,
	named: BillingDocument | undefined,
): InvoicedLine[] {
	const note = trail.noteLines.get(line.id);
	if (!note) return ofNamed(returnNote, line, named);
	const billing = trail.from(note.id).filter(({ flow }) => flow === 'invoice');
	const delivered = trail.to(note.id).filter(isFromInvoice(trail));
	const lineOf = (documentId: string, lineId: string): InvoicedLine[] => {
		const invoice = trail.invoices.get(documentId);
		const found = invoice?.lines.find(({ id }) => id === lineId);
		return invoice && found ? [{ invoice, line: found }] : [];
	};
	return [
		...billing.flatMap(({ toDocumentId, toLineId }) => lineOf(toDocumentId, toLineId)),
		...delivered.flatMap(({ fromDocumentId, fromLineId }) => lineOf(fromDocumentId, fromLineId)),
	];
}

/** A return that was entered by hand (saisie retour client): the invoice is named, its lines are found by their product. */
function ofNamed(
	returnNote: BillingDocument,
	{ position, description, productId }: DocumentLine,
	invoice: BillingDocument | undefined,
): InvoicedLine[] {
	if (!invoice) {
		refuse({
			rule: 'return.noDelivery',
			field: 'invoice',
			document: nameOf(returnNote),
			message: `Line ${position} (${description}) of ${nameOf(returnNote)} comes from no delivery note, so nobody knows which invoice billed it.`,
			fix: "Give the 'invoice' that billed the goods.",
		});
	}
	const lines = invoice.lines.filter((line) =>
		productId === null ? line.description === description : line.productId === productId,
	);
	if (lines.length > 0) return lines.map((line) => ({ invoice, line }));
	return refuse({
		rule: 'return.otherGoods',
		field: 'invoice',
		document: nameOf(returnNote),
		message: `${nameOf(invoice)} has no line for line ${position} (${description}) of ${nameOf(returnNote)}.`,
		fix: 'Name the invoice that billed these goods.',
	});
}
