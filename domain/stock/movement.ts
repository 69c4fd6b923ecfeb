import type { Decimal } from '../money/decimal';

/** What moves stock; a `reversal` takes one movement back, whole. */
export const MOVEMENT_KINDS = ['delivery', 'return', 'scrap', 'reversal'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** What one line does to the stock of its product (mouvement de stock). */
export interface PlannedMovement {
	readonly lineId: string;
	readonly productId: string;
	readonly kind: Exclude<MovementKind, 'reversal'>;
	/** More than zero into stock, less than zero out of it (sortie de stock). */
	readonly quantity: Decimal;
	/** The product's own unit; that of the line where the product does not convert it. */
	readonly unit: string;
	/** Of the line, else of the document. */
	readonly operationCode: string | null;
}
