import type { Agreement, CorrectionMethod, WrongThing } from './correction';
import type { VatCode } from './vatRates';

/** What a draft that corrects an issued e-invoice knows of it; validation fixes it with the rest of the document. */
export interface CorrectionOnDocument {
	readonly method: CorrectionMethod;
	/** Money and goods, or words alone. */
	readonly scope: 'money' | 'information';
	/** The e-invoice of the register that is corrected, and the document that it belongs to. */
	readonly originalId: string;
	readonly originalDocumentId: string;
	readonly wrong: readonly WrongThing[];
	/** Why (lý do), as the provider is told. */
	readonly reason: string;
	readonly agreement: Agreement | null;
	/** A platform sale or one of a summary table: it needs no agreement. */
	readonly withoutAgreement: boolean;
	/** Why the rate itself was wrong; null where it stays. */
	readonly rateWasWrong: string | null;
	/** Rates that the original bears. */
	readonly originalCodes: readonly VatCode[];
}
