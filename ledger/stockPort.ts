import type { CalendarDate, Instant } from '../domain/dates/calendarDate';
import type { Decimal } from '../domain/money/decimal';
import type { MovementKind } from '../domain/stock/movement';

/** The part of the port that is about stock: what came and went, and what that leaves. */

/** One product that moved by one line (mouvement de stock). Its row never changes: what is undone has a counter-movement. */
export interface StockMovement {
	readonly id: string;
	readonly companyId: string;
	readonly documentId: string;
	readonly lineId: string;
	readonly productId: string;
	/** More than zero into stock, less than zero out of it. */
	readonly quantity: Decimal;
	/** Code of UN/ECE Recommendation 20. */
	readonly unit: string;
	readonly kind: MovementKind;
	readonly operationCode: string | null;
	readonly onDate: CalendarDate;
	/** The movement that this one takes back. */
	readonly undoes: string | null;
	/** The counter-movement that takes this one back. */
	readonly undoneBy: string | null;
	readonly createdAt: Instant;
	readonly actor: string;
}

export type NewMovement = Omit<StockMovement, 'id' | 'undoneBy' | 'createdAt'>;

export interface MovementFilter {
	readonly companyId?: string;
	readonly productId?: string;
	readonly documentId?: string;
	readonly kinds?: readonly MovementKind[];
	readonly from?: CalendarDate;
	readonly until?: CalendarDate;
	/** Id after which the page starts, in the order that is asked for. */
	readonly after?: string;
	readonly newestFirst?: boolean;
	readonly limit: number;
}

/** What tells a balance from the others. */
export interface BalanceKey {
	readonly companyId: string;
	readonly productId: string;
	readonly unit: string;
}

/** What the movements of a product leave, in one unit (solde de stock). */
export interface StockBalance extends BalanceKey {
	/** Came in, less what of it was taken back. */
	readonly received: Decimal;
	/** Went out, less what of it was taken back; more than zero. */
	readonly issued: Decimal;
	/** Received less issued. */
	readonly balance: Decimal;
	readonly lastMovedOn: CalendarDate;
}

export interface BalanceFilter {
	readonly companyId?: string;
	readonly productId?: string;
	/** Movements up to the end of this day; all where it is missing. */
	readonly asOf?: CalendarDate;
	/** Balance after which the page starts, in the order of company, product and unit. */
	readonly after?: BalanceKey;
	readonly limit: number;
}

/** What can be asked about stock. */
export interface StockReading {
	/** In the order of their ids, which is that of their age. */
	ofDocuments(documentIds: readonly string[]): Promise<StockMovement[]>;
	find(filter: MovementFilter): Promise<StockMovement[]>;
	balances(filter: BalanceFilter): Promise<StockBalance[]>;
}

/** What can be stored of it. */
export interface StockWriting {
	/** A counter-movement has the opposite quantity and says what it `undoes`; a movement is undone once. */
	add(movements: readonly NewMovement[]): Promise<void>;
}
