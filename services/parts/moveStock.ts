import type { BillingDocument } from '../../domain/documents/document';
import type { PlannedMovement } from '../../domain/stock/movement';
import {
	movingLines,
	MOVING_KINDS,
	operationOf,
	planMovements,
	type GoodsLine,
	type StockMasters,
} from '../../domain/stock/planMovements';
import type { Master } from '../../domain/masters/schemas';
import { hashOf } from '../../ledger/hash';
import type { LedgerTx, StockMovement } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from './assembleHeader';
import { resolveMaster } from './resolve';

/** What the audit entry of a validation says of the movements that it wrote; nothing where it wrote none. */
export interface AuditedStock {
	readonly movements: number;
	/** SHA-256 of their lines, products, kinds, quantities and units. */
	readonly hash: string;
}

/**
 * The movements that validation will write: looked up before the number is taken, as nothing may be asked while its
 * series is locked. A document that moves nothing asks nothing.
 */
export async function planStock(tx: LedgerTx, draft: BillingDocument): Promise<readonly PlannedMovement[]> {
	const lines = movingLines(draft);
	if (lines.length === 0) return [];
	const here = draft.kind === 'creditNote' ? await withoutReturned(tx, draft, lines) : lines;
	return planMovements(draft, here, await mastersOf(tx, draft, here));
}

/** Writes the movements of a validated document, on its own date. */
export async function writeStock(
	tx: LedgerTx,
	{ id: documentId, companyId, issueDate: onDate }: BillingDocument,
	planned: readonly PlannedMovement[],
	{ actor }: WorkContext,
): Promise<void> {
	await tx.stock.add(
		planned.map((movement) => ({ ...movement, companyId, documentId, onDate, undoes: null, actor })),
	);
}

/**
 * Takes back what a document has moved, when it is cancelled, deleted or opened again: its movements stay, and a
 * counter-movement stands beside each. It bears the day on which it happens, and none before that of the movement, so
 * that the balance of any day is what was known to move until then.
 */
export async function undoStock(
	tx: LedgerTx,
	document: BillingDocument,
	context: WorkContext,
): Promise<void> {
	if (document.validatedAt === null || !MOVING_KINDS.includes(document.kind)) return;
	const standing = (await tx.stock.ofDocuments([document.id])).filter(stands);
	if (standing.length === 0) return;
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	const today = todayOf(company, context.now);
	const { actor } = context;
	await tx.stock.add(
		standing.map(({ id, undoneBy, createdAt, ...movement }) => ({
			...movement,
			kind: 'reversal' as const,
			quantity: negated(movement.quantity),
			onDate: movement.onDate > today ? movement.onDate : today,
			undoes: id,
			actor,
		})),
	);
}

/** Neither taken back nor a counter-movement. */
export function stands({ undoes, undoneBy }: Pick<StockMovement, 'undoes' | 'undoneBy'>): boolean {
	return undoes === null && undoneBy === null;
}

/** @returns undefined where nothing moved: the audit entry then says nothing of stock. */
export function auditedStock(
	movements: ReadonlyArray<Pick<StockMovement, 'lineId' | 'productId' | 'kind' | 'quantity' | 'unit'>>,
): AuditedStock | undefined {
	if (movements.length === 0) return undefined;
	const rows = movements.map(({ lineId, productId, kind, quantity, unit }) =>
		[lineId, kind, productId, quantity, unit].join(' '),
	);
	return { movements: rows.length, hash: hashOf(rows.sort()) };
}

/** Goods that a return note has brought back are on stock already when they are credited. */
async function withoutReturned<Line extends { readonly id: string }>(
	tx: LedgerTx,
	creditNote: BillingDocument,
	lines: readonly Line[],
): Promise<readonly Line[]> {
	const links = await tx.links.linesTo(creditNote.id);
	const sources = await tx.documents.getMany(links.map(({ fromDocumentId }) => fromDocumentId));
	const returnNotes = new Set(sources.flatMap(({ id, kind }) => (kind === 'returnNote' ? id : [])));
	const returned = new Set(
		links.flatMap(({ fromDocumentId, toLineId }) => (returnNotes.has(fromDocumentId) ? toLineId : [])),
	);
	return lines.filter(({ id }) => !returned.has(id));
}

/** Inactive products and codes move stock like the others: the goods are gone all the same. */
async function mastersOf(
	tx: LedgerTx,
	document: BillingDocument,
	lines: readonly GoodsLine[],
): Promise<StockMasters> {
	const products = await tx.masters.findMany(
		'product',
		[...new Set(lines.map(({ productId }) => productId))],
		document.companyId,
	);
	const operationCodes = new Map<string, Master<'operationCode'>>();
	for (const code of new Set(lines.map((line) => operationOf(document, line)))) {
		const master =
			code === null ? undefined : await tx.masters.find('operationCode', code, document.companyId);
		if (code !== null && master) operationCodes.set(code, master);
	}
	return { products, operationCodes };
}

function negated(quantity: string): string {
	return quantity.startsWith('-') ? quantity.slice(1) : `-${quantity}`;
}
