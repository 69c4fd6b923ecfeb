import { canonicalJson } from '../../domain/canonicalJson';
import { lineAmounts } from '../../domain/amounts/computeLineAmount';
import type { TakenLine } from '../../domain/amounts/takeRest';
import {
	copyFields,
	findConversion,
	headerMap,
	lineMap,
	type Conversion,
} from '../../domain/documents/conversions';
import type {
	BillingDocument,
	DocumentDiscount,
	DocumentHeader,
	DocumentLine,
	DocumentTotals,
	FooterCharge,
} from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import { remainingQuantity, type LineLink } from '../../domain/documents/remaining';
import type { Master } from '../../domain/masters/schemas';
import { Exact } from '../../domain/money/decimal';
import { refuse } from '../../domain/refusal';
import type { HeaderInput } from '../../domain/schemas/documentInput';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assembleHeader, todayOf } from './assembleHeader';
import { creditNotesOf } from './creditNotesOf';
import { pricesFor } from './findPrices';
import { nameOf } from '../../domain/documents/nameOf';
import { passesOn, portionsOf, type Portion, type QuantityChoice } from './portions';
import { unknownDocument } from './resolve';
import { withOrderDate } from './withOrderDate';
import { deductDeposits, type DeductionChoice } from './deductDeposits';
import { depositsOf } from './depositsOf';
import { discountFor } from './discountFor';
import { orderRest } from './orderRest';
import { amountsOf, auditDocument, insertDraft } from './writeDocument';

export interface ConvertRequest {
	readonly sources: readonly BillingDocument[];
	readonly to: Kind;
	/** Part of the source; everything that is left where it is missing. Only with one source. */
	readonly quantities?: readonly QuantityChoice[];
	readonly header: HeaderInput;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	readonly override?: Partial<DocumentHeader>;
	/** Lets the new document take exactly what is left of amounts, cents included. */
	readonly complete?: Completion;
	/** Which deposits of the order an invoice takes back; those that are paid where it is missing. */
	readonly deductDeposits?: DeductionChoice;
}

export interface Amounts {
	readonly lines: readonly DocumentLine[];
	readonly totals: DocumentTotals;
}

export interface Completion {
	/** The lines with the rest of their own amounts. */
	readonly lines: (taken: readonly TakenLine[]) => DocumentLine[];
	/** The rest of the totals, once the new document's own are known. */
	readonly amounts: (
		plain: Amounts,
		taken: readonly TakenLine[],
		charges: readonly FooterCharge[],
	) => Amounts;
}

/**
 * Makes one draft from one or several sources of one kind. What is left of each line is read inside the
 * transaction, under the lock of the sources; undefined when nothing is left.
 */
export async function convert(
	tx: LedgerTx,
	request: ConvertRequest,
	context: WorkContext,
): Promise<BillingDocument | undefined> {
	const { sources, to, company, party } = request;
	const [first] = sources;
	if (!first) throw new RangeError('A conversion needs a source');
	const rule = findConversion(first.kind, to, nameOf(first));
	for (const source of sources) assertOpen(source, rule);
	assertSameCurrency(first, request);
	const portions = await portionsOf(tx, sources, rule, request.quantities);
	const giving = sources.filter((source) => portions.some((portion) => portion.source.id === source.id));
	if (giving.length === 0 && !(await hasChargesToCredit(tx, request, rule))) return undefined;
	const parents = giving.length === 0 ? sources : giving;
	const copied = copyFields<DocumentHeader>(first, headerMap(first.kind, to));
	const taken = { ...copied, ...withOrderDate(first, copied), ...request.override };
	const header = await assembleHeader(tx, to, request.header, { company, party }, context, taken);
	const charges = await chargesFor(tx, request, parents, rule, header);
	const prices = await pricesFor(
		tx,
		first.kind,
		to,
		portions.map((portion) => portion.line),
		header.currency,
	);
	const discount = header.discount ?? (await discountOf(tx, request, parents, rule, portions));
	const finalHeader = { ...header, charges, ...(discount ? { discount } : {}), summary: parents.length > 1 };
	const made = portions.map((portion, index) => newLine(tx, portion, index, to, prices, finalHeader));
	const takenLines = made.map((line, index) => ({ source: (portions[index] as Portion).line, line }));
	const complete = request.complete ?? (await restOfOrder(tx, sources, to));
	const lines = complete ? complete.lines(takenLines) : made;
	const lineLinks = await linksOf(tx, portions, lines, rule);
	const amounts = KIND_RULES[to].priced ? amountsOf(finalHeader, lines) : undefined;
	const completed = amounts && complete ? complete.amounts(amounts, takenLines, charges) : amounts;
	const deducted =
		completed && to === 'invoice'
			? await deductDeposits(tx, {
					orders: await ordersInvoiced(tx, parents, lineLinks),
					header: finalHeader,
					amounts: completed,
					choice: request.deductDeposits ?? 'paid',
					form: company.content.depositForm ?? 'lines',
				})
			: undefined;
	const prepayments = deducted?.prepayments ?? [];
	const draft = await insertDraft(
		tx,
		{
			kind: to,
			header: prepayments.length === 0 ? finalHeader : { ...finalHeader, prepayments },
			lines,
			...(deducted?.amounts ?? completed),
			parents: [
				...parents.map((source) => ({ id: source.id, relation: rule.relation })),
				...(deducted?.deposits ?? []).map(({ id }) => ({ id, relation: 'deductedOn' as const })),
			],
			lineLinks,
		},
		context,
	);
	if (rule.closesSource)
		for (const source of parents) await closeIfConverted(tx, source, rule, company, context);
	return draft;
}

/** The invoices of an order that has deposits sum to it to the cent. */
async function restOfOrder(
	tx: LedgerTx,
	[source, ...others]: readonly BillingDocument[],
	to: Kind,
): Promise<Completion | undefined> {
	if (to !== 'invoice' || source?.kind !== 'salesOrder' || others.length > 0) return undefined;
	return (await depositsOf(tx, source.id)).length === 0 ? undefined : orderRest(tx, source);
}

/** The orders that an invoice is for, and whether it leaves anything of them to invoice. */
async function ordersInvoiced(
	tx: LedgerTx,
	parents: readonly BillingDocument[],
	added: ReadonlyArray<Omit<LineLink, 'toDocumentId'>>,
): Promise<Array<{ order: BillingDocument; isLast: boolean }>> {
	const orders = [
		...parents.filter(({ kind }) => kind === 'salesOrder'),
		...(await ordersBehind(tx, parents)),
	];
	const invoiced = [];
	for (const order of orders) {
		const before = await tx.links.linesFrom(order.id);
		const links = [...before, ...added.map((link) => ({ ...link, toDocumentId: '' }))];
		const isLast = order.lines.every((line) => {
			const own = links.filter((link) => link.fromLineId === line.id);
			return line.kind === 'note' || remainingQuantity(line.quantity, own, ['invoice']) === '0';
		});
		invoiced.push({ order, isLast });
	}
	return invoiced;
}

/** Locks the sources and the orders behind them in one go, so that two conversions cannot take the same quantity. */
export async function lockSources(tx: LedgerTx, ids: readonly string[]): Promise<BillingDocument[]> {
	const above: string[] = [];
	for (const id of ids) above.push(...(await tx.links.linesTo(id)).map((link) => link.fromDocumentId));
	const locked = new Map(
		(await tx.documents.lock([...new Set([...ids, ...above])])).map((document) => [document.id, document]),
	);
	return ids.map((id) => locked.get(id) ?? unknownDocument(id));
}

/** Documents that already took quantities, or charges, of the sources for the same purpose. */
export async function documentsMadeFrom(
	tx: LedgerTx,
	sources: readonly BillingDocument[],
	to: Kind,
): Promise<BillingDocument[]> {
	const made: string[] = [];
	for (const source of sources) {
		made.push(...(await tx.links.linesFrom(source.id)).map((link) => link.toDocumentId));
		if (to === 'creditNote') made.push(...(await creditNotesOf(tx, source.id)).map((note) => note.id));
	}
	return (await tx.documents.getMany(made)).filter((document) => document.kind === to);
}

/** Prices are taken over as they are: in another currency they would be other prices. */
function assertSameCurrency(
	source: BillingDocument,
	{ to, header }: Pick<ConvertRequest, 'to' | 'header'>,
): void {
	const crosses = KIND_RULES[source.kind].side !== KIND_RULES[to].side;
	if (crosses || header.currency === undefined || header.currency === source.currency) return;
	refuse({
		rule: 'currency.frozen',
		field: 'currency',
		document: nameOf(source),
		message: `${nameOf(source)} is in ${source.currency}; what comes from it cannot be in ${header.currency}.`,
		fix: "Leave 'currency' out, or make a new document with prices in the other currency.",
	});
}

function assertOpen(source: BillingDocument, rule: Conversion): void {
	if (rule.sourceStates.includes(source.state)) return;
	refuse({
		rule: 'conversion.sourceState',
		document: nameOf(source),
		message: `${KIND_RULES[source.kind].title} ${nameOf(source)} is ${source.state}; it cannot become a ${KIND_RULES[rule.to].title.toLowerCase()} yet.`,
		fix:
			source.state === 'draft'
				? 'Validate it first.'
				: `This is possible when it is ${rule.sourceStates.join(' or ')}.`,
	});
}

function newLine(
	tx: LedgerTx,
	{ source, line, quantity }: Portion,
	index: number,
	to: Kind,
	prices: Awaited<ReturnType<typeof pricesFor>>,
	header: DocumentHeader,
): DocumentLine {
	const copied = copyFields<DocumentLine>(line, lineMap(source.kind, to));
	const price = prices.get(line.id);
	const unitPrice = KIND_RULES[to].priced ? (copied.unitPrice ?? price?.unitPrice ?? null) : null;
	const discountPercent = copied.discountPercent ?? price?.discountPercent ?? '0';
	const otherTaxes = copied.otherTaxes ?? price?.otherTaxes;
	const made = { id: tx.newId('lin'), position: index + 1, quantity, unitPrice, discountPercent };
	return {
		...(copied as DocumentLine),
		...made,
		...(line.tax === undefined ? lineAmounts(made, header) : fixedAmounts(line, quantity)),
		...(otherTaxes === undefined || !KIND_RULES[to].priced ? {} : { otherTaxes }),
	};
}

/** A line that brings its own tax is taken in shares of both. */
function fixedAmounts(line: DocumentLine, quantity: string): Pick<DocumentLine, 'net' | 'tax'> {
	const share = new Exact(quantity).div(line.quantity);
	const part = (amount: number) => Number(share.times(amount).round(0).toFixed(0));
	return { net: part(line.net), tax: part(line.tax ?? 0) };
}

/** The discount of what it is made from; a delivery note has none itself, the order behind it has. */
async function discountOf(
	tx: LedgerTx,
	request: ConvertRequest,
	parents: readonly BillingDocument[],
	rule: Conversion,
	portions: readonly Portion[],
): Promise<DocumentDiscount | undefined> {
	if (headerMap(rule.from, rule.to).discount !== 'recalculated' || request.header.discount) return undefined;
	const bearers = KIND_RULES[rule.from].priced ? parents : await ordersBehind(tx, parents);
	const left = request.quantities ? await portionsOf(tx, request.sources, rule) : portions;
	const isLast =
		KIND_RULES[rule.from].priced &&
		left.every(({ line, quantity }) =>
			portions.some((taken) => taken.line.id === line.id && taken.quantity === quantity),
		);
	const sources = [];
	for (const document of bearers) {
		const own = portions.filter(({ source }) => source.id === document.id || bearers.length === 1);
		sources.push({ document, portions: own, earlier: await earlierOf(tx, document, rule), isLast });
	}
	return discountFor(sources);
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
			const isOrderLine =
				upstream.toLineId === line.id && (upstream.flow === 'deliver' || upstream.flow === 'invoice');
			if (!isOrderLine || upstream.flow === rule.flow) continue;
			links.push({
				fromDocumentId: upstream.fromDocumentId,
				fromLineId: upstream.fromLineId,
				toLineId,
				flow: rule.flow,
				quantity,
			});
		}
	}
	return links;
}

/**
 * Footer charges pass on once: those that an earlier document of the same flow already carries stay there. A partial
 * credit note carries none unless they are given; a credit note for all that is left carries the rest of them.
 */
async function chargesFor(
	tx: LedgerTx,
	request: ConvertRequest,
	sources: readonly BillingDocument[],
	rule: Conversion,
	header: DocumentHeader,
): Promise<readonly FooterCharge[]> {
	if (request.header.charges) return header.charges;
	const map = headerMap(rule.from, rule.to).charges;
	if (map === 'dropped' || (rule.flow === 'credit' && request.quantities)) return [];
	const bearers = KIND_RULES[rule.from].priced ? sources : [...sources, ...(await ordersBehind(tx, sources))];
	const charges: FooterCharge[] = [];
	for (const bearer of bearers) charges.push(...(await chargesLeft(tx, bearer, rule)));
	return charges;
}

/** A delivery note bears only charges that it was given itself; those of its order go onto the order's first invoice. */
async function ordersBehind(tx: LedgerTx, notes: readonly BillingDocument[]): Promise<BillingDocument[]> {
	const ids: string[] = [];
	for (const note of notes) ids.push(...(await tx.links.linesTo(note.id)).map((link) => link.fromDocumentId));
	return (await tx.documents.getMany(ids)).filter(
		({ kind }) => kind === 'salesOrder' && notes[0]?.kind === 'deliveryNote',
	);
}

/** An invoice whose lines were all credited in parts still has its charges to credit. */
async function hasChargesToCredit(
	tx: LedgerTx,
	{ sources, header }: ConvertRequest,
	rule: Conversion,
): Promise<boolean> {
	const [invoice] = sources;
	if (rule.flow !== 'credit' || !invoice || header.charges) return false;
	return (await chargesLeft(tx, invoice, rule)).length > 0;
}

async function chargesLeft(tx: LedgerTx, source: BillingDocument, rule: Conversion): Promise<FooterCharge[]> {
	const earlier = await earlierOf(tx, source, rule);
	const carried = earlier.flatMap((document) => document.charges.map((charge) => canonicalJson(charge)));
	return source.charges.filter((charge) => {
		const at = carried.indexOf(canonicalJson(charge));
		if (at >= 0) carried.splice(at, 1);
		return at < 0;
	});
}

async function earlierOf(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
): Promise<BillingDocument[]> {
	if (rule.flow === 'credit') return creditNotesOf(tx, source.id);
	const links = await tx.links.linesFrom(source.id);
	return tx.documents.getMany(
		links.filter(({ flow }) => rule.competing.includes(flow)).map((link) => link.toDocumentId),
	);
}

/** A quotation is done when nothing of it is left to convert. */
async function closeIfConverted(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
	company: Master<'company'>,
	context: WorkContext,
): Promise<void> {
	if (source.state === 'closed' || (await portionsOf(tx, [source], rule)).length > 0) return;
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
