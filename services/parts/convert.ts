import { canonicalJson } from '../../domain/canonicalJson';
import { computeLineNet } from '../../domain/documents/computeTotals';
import { copyFields, findConversion, headerMap, lineMap, type Conversion } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentHeader, DocumentLine, DocumentTotals, FooterCharge } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import { remainingQuantity, type LineLink } from '../../domain/documents/remaining';
import type { Master } from '../../domain/masters/schemas';
import { Exact } from '../../domain/money/decimal';
import type { Minor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { HeaderInput } from '../../domain/schemas/documentInput';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assembleHeader, todayOf } from './assembleHeader';
import { pricesFor } from './findPrices';
import { unknownDocument } from './resolve';
import { auditDocument, insertDraft, totalsOf } from './writeDocument';

export interface QuantityChoice {
	/** Position of the line on the source document: 1, 2, 3… */
	readonly line: number;
	readonly quantity: string;
}

export interface ConvertRequest {
	readonly sources: readonly BillingDocument[];
	readonly to: Kind;
	/** Part of the source; everything that is left where it is missing. Only with one source. */
	readonly quantities?: readonly QuantityChoice[];
	readonly header: HeaderInput;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	readonly override?: Partial<DocumentHeader>;
	/** Lets a credit note take exactly what is left of amounts, cents included. */
	readonly complete?: (portions: readonly Portion[]) => Promise<CompletedPortions>;
}

export interface CompletedPortions {
	readonly portions: readonly Portion[];
	/** The rest of the taxes, once the new document's own totals are known. */
	readonly totals: (plain: DocumentTotals) => DocumentTotals;
}

/** A line of the source with the quantity that goes into the new document. */
export interface Portion {
	readonly source: BillingDocument;
	readonly line: DocumentLine;
	readonly quantity: string;
	/** Set where the net is what is left of the source line, not quantity × price. */
	readonly net?: Minor;
}

/**
 * Makes one draft from one or several sources of one kind. What is left of each line is read inside the
 * transaction, under the lock of the sources; undefined when nothing is left.
 */
export async function convert(tx: LedgerTx, request: ConvertRequest, context: WorkContext): Promise<BillingDocument | undefined> {
	const { sources, to, company, party } = request;
	const [first] = sources;
	if (!first) throw new RangeError('A conversion needs a source');
	const rule = findConversion(first.kind, to, nameOf(first));
	for (const source of sources) assertOpen(source, rule);
	const open: Portion[] = [];
	for (const source of sources) open.push(...(await portionsOf(tx, source, rule, request.quantities)));
	if (open.every(({ line }) => line.kind === 'note')) return undefined;
	const { portions, totals } = request.complete ? await request.complete(open) : { portions: open, totals: undefined };

	const taken = { ...copyFields<DocumentHeader>(first, headerMap(first.kind, to)), ...request.override };
	const header = await assembleHeader(tx, to, request.header, { company, party }, context, taken);
	const charges = await chargesFor(tx, request, rule, header);
	const prices = await pricesFor(tx, first.kind, to, portions.map((portion) => portion.line), header.currency);
	const lines = portions.map((portion, index) => newLine(tx, portion, index, to, prices, header.currency));
	const finalHeader = { ...header, charges, summary: sources.length > 1 };
	const draft = await insertDraft(
		tx,
		{
			kind: to,
			header: finalHeader,
			lines,
			totals: totals?.(totalsOf(finalHeader, lines)),
			parents: sources.map((source) => ({ id: source.id, relation: rule.relation })),
			lineLinks: await linksOf(tx, portions, lines, rule),
		},
		context,
	);
	if (rule.closesSource) for (const source of sources) await closeIfConverted(tx, source, rule, company, context);
	return draft;
}

/** Locks the sources and the orders behind them in one go, so that two conversions cannot take the same quantity. */
export async function lockSources(tx: LedgerTx, ids: readonly string[]): Promise<BillingDocument[]> {
	const above: string[] = [];
	for (const id of ids) above.push(...(await tx.links.linesTo(id)).map((link) => link.fromDocumentId));
	const locked = new Map((await tx.documents.lock([...new Set([...ids, ...above])])).map((document) => [document.id, document]));
	return ids.map((id) => locked.get(id) ?? unknownDocument(id));
}

/** Documents that already took quantities of the sources for the same purpose. */
export async function documentsMadeFrom(tx: LedgerTx, sources: readonly BillingDocument[], to: Kind): Promise<BillingDocument[]> {
	const made: string[] = [];
	for (const source of sources) made.push(...(await tx.links.linesFrom(source.id)).map((link) => link.toDocumentId));
	return (await tx.documents.getMany(made)).filter((document) => document.kind === to);
}

export function nameOf(document: BillingDocument): string {
	return document.number ?? document.internalReference ?? document.id;
}

function assertOpen(source: BillingDocument, rule: Conversion): void {
	if (rule.sourceStates.includes(source.state)) return;
	refuse({
		rule: 'conversion.sourceState',
		document: nameOf(source),
		message: `${KIND_RULES[source.kind].title} ${nameOf(source)} is ${source.state}; it cannot become a ${KIND_RULES[rule.to].title.toLowerCase()} yet.`,
		fix: source.state === 'draft' ? 'Validate it first.' : `This is possible when it is ${rule.sourceStates.join(' or ')}.`,
	});
}

async function portionsOf(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
	choices: readonly QuantityChoice[] | undefined,
): Promise<Portion[]> {
	const links = await tx.links.linesFrom(source.id);
	const byLine = Map.groupBy(links, (link) => link.fromLineId);
	const upstream = passesOn(rule) ? await upstreamLeft(tx, source, rule) : new Map<string, string>();
	const left = (line: DocumentLine) => {
		const own = remainingQuantity(line.quantity, byLine.get(line.id) ?? [], rule.competing);
		const above = upstream.get(line.id);
		return above !== undefined && new Exact(above).lt(own) ? above : own;
	};
	if (choices) return choices.map((choice) => chosenPortion(source, choice, left));
	const whole = source.lines.map((line) => ({ source, line, quantity: line.kind === 'note' ? '0' : left(line) }));
	return whole.filter(({ line, quantity }) => line.kind === 'note' || quantity !== '0');
}

/** Invoicing a delivery note uses up its order too, and delivering an invoice does: neither may go beyond the order. */
function passesOn({ from, to }: Pick<Conversion, 'from' | 'to'>): boolean {
	return (from === 'deliveryNote' && to === 'invoice') || (from === 'invoice' && to === 'deliveryNote');
}

/** What is left on the order behind each line: what was invoiced straight from the order is not invoiced again. */
async function upstreamLeft(tx: LedgerTx, source: BillingDocument, rule: Conversion): Promise<Map<string, string>> {
	const left = new Map<string, string>();
	const links = (await tx.links.linesTo(source.id)).filter((link) => link.flow !== rule.flow);
	for (const order of await tx.documents.getMany(links.map((link) => link.fromDocumentId))) {
		if (order.kind !== 'salesOrder') continue;
		const byLine = Map.groupBy(await tx.links.linesFrom(order.id), (link) => link.fromLineId);
		for (const line of order.lines) {
			const remaining = remainingQuantity(line.quantity, byLine.get(line.id) ?? [], [rule.flow]);
			links.filter((link) => link.fromLineId === line.id).forEach((link) => left.set(link.toLineId, remaining));
		}
	}
	return left;
}

function chosenPortion(source: BillingDocument, choice: QuantityChoice, left: (line: DocumentLine) => string): Portion {
	const line = source.lines.find((candidate) => candidate.position === choice.line && candidate.kind !== 'note');
	if (!line) {
		refuse({
			rule: 'quantities.line',
			field: 'quantities',
			document: nameOf(source),
			message: `${nameOf(source)} has no line ${choice.line} with a quantity.`,
			fix: `Use a line between 1 and ${source.lines.length}.`,
		});
	}
	if (new Exact(choice.quantity).gt(left(line))) {
		refuse({
			rule: 'quantities.more',
			field: 'quantities',
			document: nameOf(source),
			message: `Line ${choice.line} of ${nameOf(source)} has ${left(line)} left, ${choice.quantity} were asked.`,
			fix: 'Ask for what is left, or change the source document by a new one.',
		});
	}
	return { source, line, quantity: choice.quantity };
}

function newLine(
	tx: LedgerTx,
	{ source, line, quantity, net }: Portion,
	index: number,
	to: Kind,
	prices: Awaited<ReturnType<typeof pricesFor>>,
	currency: string,
): DocumentLine {
	const copied = copyFields<DocumentLine>(line, lineMap(source.kind, to));
	const price = prices.get(line.id);
	const unitPrice = KIND_RULES[to].priced ? (copied.unitPrice ?? price?.unitPrice ?? null) : null;
	const discountPercent = copied.discountPercent ?? price?.discountPercent ?? '0';
	const made = { id: tx.newId('lin'), position: index + 1, quantity, unitPrice, discountPercent };
	return { ...(copied as DocumentLine), ...made, net: net ?? computeLineNet(made, currency) };
}

/**
 * Links from the source lines, and from the order lines behind them: what a delivery note invoices is invoiced on
 * its order too, and what an invoice delivers is delivered on its order.
 */
async function linksOf(
	tx: LedgerTx,
	portions: readonly Portion[],
	lines: readonly DocumentLine[],
	rule: Conversion,
): Promise<Array<Omit<LineLink, 'toDocumentId'>>> {
	const links: Array<Omit<LineLink, 'toDocumentId'>> = [];
	const upstreamOf = new Map<string, readonly LineLink[]>();
	for (const [index, { source, line, quantity }] of portions.entries()) {
		const toLineId = lines[index]?.id ?? '';
		if (line.kind === 'note') continue;
		links.push({ fromDocumentId: source.id, fromLineId: line.id, toLineId, flow: rule.flow, quantity });
		if (!passesOn(rule)) continue;
		if (!upstreamOf.has(source.id)) upstreamOf.set(source.id, await tx.links.linesTo(source.id));
		for (const upstream of upstreamOf.get(source.id) ?? []) {
			const isOrderLine = upstream.toLineId === line.id && (upstream.flow === 'deliver' || upstream.flow === 'invoice');
			if (!isOrderLine || upstream.flow === rule.flow) continue;
			links.push({ fromDocumentId: upstream.fromDocumentId, fromLineId: upstream.fromLineId, toLineId, flow: rule.flow, quantity });
		}
	}
	return links;
}

/**
 * Footer charges pass on once: those that an earlier document of the same flow already carries stay there. A partial
 * credit note carries none unless they are given.
 */
async function chargesFor(tx: LedgerTx, request: ConvertRequest, rule: Conversion, header: DocumentHeader): Promise<readonly FooterCharge[]> {
	if (request.header.charges) return header.charges;
	const map = headerMap(rule.from, rule.to).charges;
	if (map === 'dropped' || (rule.flow === 'credit' && request.quantities)) return [];
	const charges: FooterCharge[] = [];
	for (const source of request.sources) charges.push(...(await chargesLeft(tx, source, rule)));
	return charges;
}

async function chargesLeft(tx: LedgerTx, source: BillingDocument, rule: Conversion): Promise<FooterCharge[]> {
	const links = await tx.links.linesFrom(source.id);
	const earlier = await tx.documents.getMany(links.filter(({ flow }) => rule.competing.includes(flow)).map((link) => link.toDocumentId));
	const carried = earlier.flatMap((document) => document.charges.map((charge) => canonicalJson(charge)));
	return source.charges.filter((charge) => {
		const at = carried.indexOf(canonicalJson(charge));
		if (at >= 0) carried.splice(at, 1);
		return at < 0;
	});
}

/** A quotation is done when nothing of it is left to convert. */
async function closeIfConverted(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
	company: Master<'company'>,
	context: WorkContext,
): Promise<void> {
	const left = source.state === 'closed' ? [] : await portionsOf(tx, source, rule, undefined);
	if (source.state === 'closed' || left.some(({ line }) => line.kind !== 'note')) return;
	await tx.documents.setState(source.id, 'closed');
	await tx.facts.add({
		documentId: source.id,
		kind: 'closed',
		onDate: todayOf(company, context.now),
		actor: context.actor,
		data: { by: 'conversion' },
	});
	auditDocument(tx, context, 'close', source, { by: 'conversion' });
}
