import type { TakenLine } from '../../domain/amounts/takeRest';
import type { Relation } from '../../domain/documents/conversions';
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
import type { Dispose } from './disposeReturns';
import type { NewLink } from './linkLines';
import type { QuantityChoice } from './portions';

export interface ConvertRequest {
	readonly sources: readonly BillingDocument[];
	readonly to: Kind;
	/** Part of the source; everything that is left where it is missing. Only with one source. */
	readonly quantities?: readonly QuantityChoice[] | undefined;
	/** More than is left may be taken, on purpose. */
	readonly allowMore?: boolean | undefined;
	/** What happens to the goods of each line; only of returns. */
	readonly dispose?: Dispose | undefined;
	/** The quantities that a credit note takes back may be invoiced again. */
	readonly reinvoice?: boolean;
	/** Other documents that the new one comes from, and what its lines take of them. */
	readonly besides?: (taken: readonly TakenLine[]) => Besides;
	readonly header: HeaderInput;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	readonly override?: Partial<DocumentHeader>;
	/** Lets the new document take exactly what is left of amounts, cents included. */
	readonly complete?: Completion;
	/** Which deposits of the order an invoice takes back; those that are paid where it is missing. */
	readonly deductDeposits?: DeductionChoice;
}

export interface Besides {
	readonly parents: ReadonlyArray<{ readonly id: string; readonly relation: Relation }>;
	readonly lineLinks: readonly NewLink[];
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
