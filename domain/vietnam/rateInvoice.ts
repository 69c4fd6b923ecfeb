import type {
	BillingDocument,
	DocumentLine,
	DocumentTotals,
	FooterCharge,
	OtherTax,
} from '../documents/document';
import type { Minor } from '../money/minor';
import type { VatCode } from './vatRates';

/** What is split: a document whose amounts are settled. */
export type SplitSource = Pick<BillingDocument, 'lines' | 'charges' | 'totals' | 'currency'>;

/** What one row of an e-invoice is made of. */
export type RowSource =
	| { readonly kind: 'line' | 'note'; readonly line: DocumentLine }
	| { readonly kind: 'otherTax'; readonly line: DocumentLine; readonly otherTax: OtherTax }
	| { readonly kind: 'charge'; readonly charge: FooterCharge };

/** A row with its share of what the document says as a whole. */
export type RateRow = RowSource & {
	/** Without VAT, before the discount of the document. */
	readonly net: Minor;
	/** Its share of the discount of the document. */
	readonly allowance: Minor;
	/** Its share of the VAT: the rows of an invoice sum to the VAT of that invoice. */
	readonly tax: Minor;
};

/** One e-invoice of a set: all that bears one rate. */
export interface RateInvoice {
	readonly code: VatCode;
	readonly rows: readonly RateRow[];
	/** Those of the set sum to those of the document, member by member. */
	readonly totals: Omit<DocumentTotals, 'instalments' | 'isRest'> & { readonly allowance: Minor };
}
