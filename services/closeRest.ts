import { z } from 'zod/v4';
import { findConversion, type Flow } from '../domain/documents/conversions';
import type { BillingDocument, DocumentLine } from '../domain/documents/document';
import type { Kind } from '../domain/documents/kinds';
import { nameOf } from '../domain/documents/nameOf';
import { Exact, toDecimal, type Decimal } from '../domain/money/decimal';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { id, text } from '../domain/schemas/fields';
import type { LedgerTx } from '../ledger/port';
import type { WorkContext } from './context';
import { todayOf } from './parts/assembleHeader';
import { lockSources } from './parts/convert';
import type { DocumentView } from './parts/documentView';
import type { NewLink } from './parts/linkLines';
import { linksAround } from './parts/linksAround';
import { onDocument } from './parts/onDocument';
import { quantitiesLeft } from './parts/quantitiesLeft';
import { resolveMaster } from './parts/resolve';
import { restLinks } from './parts/restLinks';
import { auditDocument } from './parts/writeDocument';
import type { Done, UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	/** Line numbers; all lines where it is missing. */
	lines: z.array(z.int('must be a line number').min(1)).min(1).max(2000).optional(),
	reason: text(500).optional(),
});

/** What is given up of a kind, and the conversions that must all have it left. */
interface Closing {
	readonly flow: Flow;
	readonly targets: readonly Kind[];
}

/**
 * A quotation is not ordered further; of an order, what is neither delivered nor invoiced is given up; of a delivery
 * note, what is not invoiced was given free.
 */
const CLOSINGS: Readonly<Partial<Record<Kind, Closing>>> = {
	quotation: { flow: 'close', targets: ['salesOrder'] },
	salesOrder: { flow: 'close', targets: ['deliveryNote', 'invoice'] },
	deliveryNote: { flow: 'free', targets: ['invoice'] },
	purchaseOrder: { flow: 'close', targets: ['supplierInvoice'] },
};

export const CLOSING_KINDS = Object.keys(CLOSINGS) as Kind[];

/**
 * Gives up what is left of a document (solder le reliquat). Nothing of it is deleted: Reopen Rest takes it back.
 *
 * @throws Refusal `rest.notHere` for kinds that leave no rest
 */
export const closeRest: UseCase<typeof schema, DocumentView> = {
	operation: 'document.closeRest',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const { document, closing } = await openRest(tx, input.id);
		const around = await linksAround(tx, [document]);
		const left = closing.targets.map((to) =>
			quantitiesLeft([document], findConversion(document.kind, to, nameOf(document)), around),
		);
		const links = chosenLines(document, input.lines).flatMap((line) => {
			const rest = left.map((one) => one.of(line)).reduce(lesser);
			return rest === '0' ? [] : restLinks(tx, document, line, closing.flow, rest, around);
		});
		return keep(tx, document, links, { verb: 'restClosed', reason: input.reason }, context);
	},
};

/** Opens again what Close Rest gave up; what a conversion gave up belongs to its document, and comes back with it. */
export const reopenRest: UseCase<typeof schema, DocumentView> = {
	operation: 'document.reopenRest',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const { document, closing } = await openRest(tx, input.id);
		const standing = (await tx.links.linesTo(document.id)).filter(({ flow }) => flow === closing.flow);
		const links = chosenLines(document, input.lines).flatMap((line) => {
			const own = new Set(
				standing.filter(({ fromLineId }) => fromLineId === line.id).map(({ toLineId }) => toLineId),
			);
			// What was given up here, and with it on the order behind.
			return takenBack(
				tx,
				standing.filter(({ toLineId }) => own.has(toLineId)),
			);
		});
		return keep(tx, document, links, { verb: 'restReopened', reason: input.reason }, context);
	},
};

/** Opposite links that stand under one new id, as the links did that they undo. */
function takenBack(tx: LedgerTx, links: readonly NewLink[]): NewLink[] {
	const toLineId = tx.newId('lin');
	return [...Map.groupBy(links, ({ fromLineId }) => fromLineId).values()].flatMap((same) => {
		const sum = same.reduce((all, { quantity }) => all.plus(quantity), new Exact(0));
		const [first] = same;
		return first && sum.gt(0) ? [{ ...first, toLineId, quantity: toDecimal(new Exact(0).minus(sum)) }] : [];
	});
}

async function openRest(tx: LedgerTx, documentId: string) {
	const [document] = (await lockSources(tx, [documentId])) as [BillingDocument];
	const closing = CLOSINGS[document.kind];
	if (closing && document.validatedAt !== null && document.state !== 'cancelled')
		return { document, closing };
	return refuse({
		rule: 'rest.notHere',
		document: nameOf(document),
		message: `${nameOf(document)} (${document.kind}, ${document.state}) has no rest to give up.`,
		fix: `Rests are of validated documents of these kinds: ${CLOSING_KINDS.join(', ')}.`,
	});
}

function chosenLines(document: BillingDocument, positions: readonly number[] | undefined): DocumentLine[] {
	const lines = document.lines.filter(({ kind }) => kind !== 'note');
	const unknown = positions?.find((position) => !lines.some((line) => line.position === position));
	if (unknown !== undefined) {
		refuse({
			rule: 'quantities.line',
			field: 'lines',
			document: nameOf(document),
			message: `${nameOf(document)} has no line ${unknown} with a quantity.`,
			fix: `Use a line between 1 and ${document.lines.length}.`,
		});
	}
	return positions === undefined ? lines : lines.filter(({ position }) => positions.includes(position));
}

const lesser = (a: Decimal, b: Decimal): Decimal => (new Exact(b).lt(a) ? b : a);

interface Change {
	readonly verb: 'restClosed' | 'restReopened';
	readonly reason: string | undefined;
}

/** Links that lead to the document itself hold as long as it does. */
async function keep(
	tx: LedgerTx,
	document: BillingDocument,
	links: readonly NewLink[],
	{ verb, reason }: Change,
	context: WorkContext,
): Promise<Done> {
	if (links.length === 0) return { ids: [document.id], reused: true };
	await tx.links.addLines(links.map((link) => ({ ...link, toDocumentId: document.id })));
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	const quantities = links
		.filter(({ fromDocumentId }) => fromDocumentId === document.id)
		.map(({ fromLineId, quantity }) => ({ lineId: fromLineId, quantity }));
	const data = { quantities, ...(reason === undefined ? {} : { reason }) };
	const onDate = todayOf(company, context.now);
	await tx.facts.add({ documentId: document.id, kind: verb, onDate, actor: context.actor, data });
	auditDocument(tx, context, verb, document, data);
	return { ids: [document.id] };
}
