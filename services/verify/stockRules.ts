import { Exact } from '../../domain/money/decimal';
import type { BillingDocument } from '../../domain/documents/document';
import type { StockMovement } from '../../ledger/port';
import { auditedStock, stands, type AuditedStock } from '../parts/moveStock';
import { fault, type DocumentRule } from './documentRules';
import type { Around } from './lookAround';

/**
 * The movements that stand are those that the validation wrote. Products and operation codes change later, so what the
 * lines gave on that day is in the audit entry: books of before stock movements have none of either.
 */
const standingAsValidated: DocumentRule = (document, around) => {
	const standing = around.movements.filter(stands);
	const expected = expectedStock(document, around);
	const found = auditedStock(standing);
	if (expected?.hash === found?.hash) return undefined;
	const counts = `${standing.length} stock movements stand`;
	return fault(
		document,
		'stock.movements',
		expected === undefined
			? `${counts} although it moves none${document.state === 'cancelled' || document.state === 'draft' ? `: it is ${document.state}` : ''}.`
			: expected.movements === standing.length
				? `one of its ${standing.length} stock movements is not what its validation wrote.`
				: `its validation wrote ${expected.movements} stock movements, and ${standing.length} stand.`,
	);
};

/** Each movement that stands belongs to a line, with its product, and with its quantity where both have one unit. */
const movementsFitLines: DocumentRule = (document, { movements }) => {
	const lines = new Map(document.lines.map((line) => [line.id, line]));
	for (const movement of movements.filter(stands)) {
		const line = lines.get(movement.lineId);
		if (!line)
			return fault(document, 'stock.line', `stock movement ${movement.id} belongs to none of its lines.`);
		const is = new Exact(movement.quantity).abs();
		const sameQuantity = movement.unit !== line.unit || is.eq(new Exact(line.quantity).abs());
		if (line.productId !== movement.productId || !sameQuantity)
			return fault(
				document,
				'stock.line',
				`line ${line.position} has ${line.quantity} ${line.unit} of ${line.productCode ?? 'no product'}, and moves ${movement.quantity} ${movement.unit} of ${movement.productId}.`,
			);
	}
	return undefined;
};

/** A counter-movement takes back exactly one movement, whole. */
const undoingFits: DocumentRule = (document, { movements }) => {
	const byId = new Map(movements.map((movement) => [movement.id, movement]));
	for (const movement of movements) {
		if (movement.undoes === null || isOpposite(movement, byId.get(movement.undoes))) continue;
		return fault(
			document,
			'stock.undoing',
			`stock movement ${movement.id} takes back ${movement.undoes}, which is missing or was another one.`,
		);
	}
	return undefined;
};

function isOpposite(movement: StockMovement, undone: StockMovement | undefined): boolean {
	return (
		undone?.undoes === null &&
		undone.productId === movement.productId &&
		undone.unit === movement.unit &&
		new Exact(undone.quantity).plus(movement.quantity).eq(0)
	);
}

function expectedStock(
	{ state, validatedAt, deletedAt }: BillingDocument,
	{ entries }: Pick<Around, 'entries'>,
): AuditedStock | undefined {
	if (validatedAt === null || deletedAt !== null || state === 'cancelled') return undefined;
	const entry = entries.findLast(({ action, at }) => action === 'document.validate' && at === validatedAt);
	return (entry?.data as { stock?: AuditedStock } | undefined)?.stock;
}

export const STOCK_RULES: readonly DocumentRule[] = [standingAsValidated, movementsFitLines, undoingFits];
