import type { DocumentHeader } from '../../domain/documents/document';
import type { InvoiceType, Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { LedgerTx } from '../../ledger/port';

/** What the lines of a document are priced by. */
export interface PricingContext {
	readonly tx: LedgerTx;
	readonly kind: Kind;
	readonly invoiceType: InvoiceType | null;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	readonly header: DocumentHeader;
	/** Quick entry: a product that the line describes in full is created when it is missing. */
	readonly createMissingProducts: boolean;
	/** Lines stay as they are given, whatever their order index says (figer l'ordre). */
	readonly freezeOrder?: boolean | undefined;
	readonly actor: string;
}
