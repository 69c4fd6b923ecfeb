import { z } from 'zod/v4';
import type { CalendarDate, Instant } from '../../domain/dates/calendarDate';
import { nameOf } from '../../domain/documents/nameOf';
import { date, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { MOVEMENT_KINDS, type MovementKind } from '../../domain/stock/movement';
import { breathing } from '../../ledger/breathing';
import type { Reading, StockMovement } from '../../ledger/port';
import type { ServiceContext } from '../context';
import { getDocument } from '../parts/resolve';
import { assertInOrder } from './assertInOrder';
import { namesOf } from './namesOf';
import { resolveAsked } from './resolveAsked';

const schema = z.object({
	company: reference.optional(),
	product: reference.optional(),
	/** Id of the delivery note, return note or credit note. */
	document: reference.optional(),
	from: date.optional(),
	until: date.optional(),
	kinds: z.array(z.enum(MOVEMENT_KINDS, `must be one of ${MOVEMENT_KINDS.join(', ')}`)).optional(),
	limit: z.int().min(1).optional(),
});

/** A movement of stock as nodes give it out. */
export interface StockMovementView {
	readonly id: string;
	readonly ledger: string;
	readonly companyId: string;
	readonly companyCode: string;
	readonly kind: MovementKind;
	readonly onDate: CalendarDate;
	readonly productId: string;
	readonly productCode: string;
	readonly productName: string;
	/** More than zero into stock, less than zero out of it. */
	readonly quantity: number;
	/** Code of UN/ECE Recommendation 20. */
	readonly unit: string;
	readonly operationCode: string | null;
	readonly documentId: string;
	readonly documentKind: string;
	readonly documentNumber: string;
	/** Position of the line; null where the document was opened again and the line is gone. */
	readonly line: number | null;
	/** The movement that this one takes back. */
	readonly undoes: string | null;
	/** The counter-movement that took this one back. */
	readonly undoneBy: string | null;
	readonly createdAt: Instant;
	readonly actor: string;
}

const PAGE = 500;

/** Stock movements (mouvements de stock), the newest first. */
export async function getStockMovements(
	{ ledger }: ServiceContext,
	query: unknown,
): Promise<StockMovementView[]> {
	const { read } = ledger;
	const { company, product, document, limit = 50, ...rest } = parseInput(schema, query);
	assertInOrder(rest);
	const documentId = document === undefined ? undefined : (await getDocument(read, document)).id;
	const asked = await resolveAsked(read, { company, product });
	const filter = { ...rest, ...asked, documentId, newestFirst: true };
	const views: StockMovementView[] = [];
	const breathe = breathing();
	let after: string | undefined;
	while (views.length < limit) {
		await breathe();
		const pageSize = Math.min(PAGE, limit - views.length);
		const page = await read.stock.find({ ...filter, after, limit: pageSize });
		views.push(...(await viewMovements(read, ledger.id, page)));
		if (page.length < pageSize) break;
		after = page.at(-1)?.id;
	}
	return views;
}

async function viewMovements(
	read: Reading,
	ledger: string,
	movements: readonly StockMovement[],
): Promise<StockMovementView[]> {
	const ids = [...new Set(movements.map(({ documentId }) => documentId))];
	const documents = new Map((await read.documents.getMany(ids)).map((document) => [document.id, document]));
	const naming = await namesOf(read, movements);
	return movements.map((movement) => {
		const { id, companyId, productId, documentId, lineId } = movement;
		const document = documents.get(documentId);
		const { code: productCode, name: productName } = naming(productId);
		return {
			id,
			ledger,
			companyId,
			companyCode: naming(companyId).code,
			kind: movement.kind,
			onDate: movement.onDate,
			productId,
			productCode,
			productName,
			quantity: Number(movement.quantity),
			unit: movement.unit,
			operationCode: movement.operationCode,
			documentId,
			documentKind: document?.kind ?? '',
			documentNumber: document ? nameOf(document) : documentId,
			line: document?.lines.find((line) => line.id === lineId)?.position ?? null,
			undoes: movement.undoes,
			undoneBy: movement.undoneBy,
			createdAt: movement.createdAt,
			actor: movement.actor,
		};
	});
}
