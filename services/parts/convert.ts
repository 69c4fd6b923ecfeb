import { copyFields, findConversion, headerMap, type Conversion } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentHeader, DocumentLine } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { settlementLines } from '../../domain/terms/settlementLines';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assembleHeader, todayOf } from './assembleHeader';
import type { ConvertRequest } from './convertRequest';
import { withShipping } from './completeHeader';
import { creditNotesOf } from './creditNotesOf';
import { deductDeposits, type Deducted } from './deductDeposits';
import { deliveriesOf, headerOfDeliveries } from './deliveriesOf';
import { pricesFor } from './findPrices';
import { taxesFor } from './findTaxes';
import { giveUpRests } from './giveUpRests';
import { invoicedOrders, restOfOrder } from './invoicedOrders';
import { linksOf } from './linkLines';
import { linksAround } from './linksAround';
import { chargesFor, hasChargesToCredit } from './passOnCharges';
import { passOnDiscount } from './passOnDiscount';
import { newLine } from './newLine';
import { nothingIsLeft, portionsOf, type Portion } from './portions';
import { unknownDocument } from './resolve';
import { ruleDeferred } from './ruleDeferred';
import { withOrderDate } from './withOrderDate';
import { amountsOf, auditDocument, insertDraft } from './writeDocument';

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
	const around = await linksAround(tx, sources);
	const portions = portionsOf(sources, rule, around, request);
	const giving = sources.filter((source) => portions.some((portion) => portion.source.id === source.id));
	if (giving.length === 0 && !(await hasChargesToCredit(tx, request, rule))) return undefined;
	const parents = giving.length === 0 ? sources : giving;
	const copied = copyFields<DocumentHeader>(first, headerMap(first.kind, to));
	const taken = { ...copied, ...withOrderDate(first, copied), ...request.override };
	const header = await assembleHeader(tx, to, request.header, { company, party }, context, taken);
	const passedOn = await chargesFor(tx, request, parents, rule, header, around);
	const prices = await pricesFor(
		tx,
		first.kind,
		to,
		portions.map((portion) => portion.line),
		header.currency,
		around,
	);
	const source = portions.map(({ line }) => line);
	const taxes = await taxesFor(tx, first.kind, to, source, { company, party });
	const made = portions.map((portion, index) => newLine(tx, portion, index, to, { prices, taxes }, header));
	const takenLines = made.map((line, index) => ({ source: (portions[index] as Portion).line, line }));
	const complete = request.complete ?? (await restOfOrder(tx, sources, to));
	const completedLines = complete ? complete.lines(takenLines) : made;
	const lines = request.dispose?.(completedLines, takenLines) ?? completedLines;
	const lineLinks = [
		...linksOf(portions, lines, rule, around, request.reinvoice),
		...giveUpRests(tx, { ...request, rule, portions }, around, context),
	];
	const orders = to === 'invoice' ? invoicedOrders(parents, lineLinks, around) : [];
	const question = { request, rule, parents, portions, made, orders, around };
	const discount = header.discount ?? (await passOnDiscount(tx, question));
	const summary = parents.length > 1;
	const charges = shippingOf({ ...header, charges: passedOn }, lines, request, rule);
	const deliveries = rule.from === 'deliveryNote' && to === 'invoice' ? await deliveriesOf(tx, parents) : [];
	const gathered = {
		...header,
		...headerOfDeliveries(deliveries),
		charges,
		...(discount ? { discount } : {}),
		summary,
	};
	const finalHeader = ruleDeferred(gathered, deliveries, request, context);
	const settle = (some: readonly DocumentLine[]) => amountsOf(finalHeader, some);
	const restLines = lines.map((line, index) => ({ source: (portions[index] as Portion).line, line }));
	const besides = request.besides?.(restLines);
	const plain = () => (complete ? complete.amounts(settle, restLines, charges) : settle(lines));
	const completed = KIND_RULES[to].priced ? plain() : undefined;
	const deducted =
		completed && to === 'invoice'
			? await deductDeposits(
					tx,
					{
						orders,
						header: finalHeader,
						amounts: completed,
						choice: request.deductDeposits ?? 'paid',
						form: company.content.depositForm ?? 'lines',
					},
					context,
				)
			: undefined;
	const draft = await insertDraft(
		tx,
		{
			kind: to,
			header: deducted ? afterDeposits(finalHeader, deducted) : finalHeader,
			lines,
			...(deducted?.amounts ?? completed),
			parents: [
				...parents.map((source) => ({ id: source.id, relation: rule.relation })),
				...(deducted?.deposits ?? []).map(({ id }) => ({ id, relation: 'deductedOn' as const })),
				...(besides?.parents ?? []),
			],
			lineLinks: [...lineLinks, ...(besides?.lineLinks ?? [])],
		},
		context,
	);
	if (rule.closesSource)
		for (const source of parents) await closeIfConverted(tx, source, rule, company, context);
	return draft;
}

/** An invoice that takes deposits back has only what is left of the schedule. */
function afterDeposits(
	{ paymentTerms, ...header }: DocumentHeader,
	{ prepayments, deposits }: Deducted,
): DocumentHeader {
	const terms = deposits.length > 0 && paymentTerms ? settlementLines(paymentTerms) : paymentTerms;
	return {
		...header,
		...(prepayments.length === 0 ? {} : { prepayments }),
		...(terms === undefined ? {} : { paymentTerms: terms }),
	};
}

/** Shipping that is asked for here, or the fee by quantity of this delivery. */
function shippingOf(
	header: DocumentHeader,
	lines: readonly DocumentLine[],
	{ header: input, to, company, party }: ConvertRequest,
	{ from }: Conversion,
) {
	const isDelivery = from === 'salesOrder' && to === 'deliveryNote';
	const byQuantity = isDelivery && header.shippingByQuantity === true && input.charges === undefined;
	const shipping = input.shipping ?? (byQuantity ? ('byQuantity' as const) : undefined);
	return withShipping(to, header, lines, { ...input, shipping }, { company, party });
}

/** Locks the sources and the orders behind them in one go, so that two conversions cannot take the same quantity. */
export async function lockSources(tx: LedgerTx, ids: readonly string[]): Promise<BillingDocument[]> {
	const above = (await tx.links.linesToAll(ids)).map((link) => link.fromDocumentId);
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
	const links = await tx.links.linesFromAll(sources.map(({ id }) => id));
	const made = links.map((link) => link.toDocumentId);
	for (const source of sources) {
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

/** A quotation is done when nothing of it is left to convert. */
async function closeIfConverted(
	tx: LedgerTx,
	source: BillingDocument,
	rule: Conversion,
	company: Master<'company'>,
	context: WorkContext,
): Promise<void> {
	if (source.state === 'closed' || !(await nothingIsLeft(tx, source, rule))) return;
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
