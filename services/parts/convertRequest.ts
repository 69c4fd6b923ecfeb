import type { TakenLine } from '../../domain/amounts/takeRest';
import type {
	BillingDocument,
	DocumentHeader,
	DocumentLine,
	DocumentTotals,
	FooterCharge,
} from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { HeaderInput } from '../../domain/schemas/documentInput';
import type { DeductionChoice } from './deductionChoice';
import type { QuantityChoice } from './portions';

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
	/** The rest of the totals, once the new document's own are known; `settle` computes them from lines. */
	readonly amounts: (
		settle: (lines: readonly DocumentLine[]) => Amounts,
		taken: readonly TakenLine[],
		charges: readonly FooterCharge[],
	) => Amounts;
}
