import { Exact, scaleOf, type ExactNumber } from '../../../domain/money/decimal';
import type { Json } from '../world';

/** A JSON number, exactly. */
export const exact = (value: unknown): ExactNumber =>
	new Exact(typeof value === 'number' ? String(value) : '0');
export const decimalsOf = (value: unknown): number => scaleOf(exact(value).toFixed());

/** A row of either API, with what its kind and its rate mean there. */
export interface FigureRow {
	readonly kind: 'goods' | 'discount' | 'note';
	/** Percent; null where it cannot be told. */
	readonly percent: string | null;
	readonly row: Json;
}

/** The figures of an invoice, by the names that both APIs share. */
export interface Figures {
	readonly rows: readonly FigureRow[];
	readonly totals: Json;
	readonly exchangeRate: ExactNumber;
	/** Decimals that amounts of the invoice's currency have. */
	readonly digits: number;
	/** True on adjustments. */
	readonly mayBeNegative: boolean;
}
